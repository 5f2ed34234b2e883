import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const secretBytes = 48;
const lengthMin = 32;

/**
 * The secret that signs session cookies: ATTAIN_SECRET where it is set (several servers share one), otherwise a random
 * one that is kept in the data folder. Whoever changes it ends all sessions.
 * @throws Error when ATTAIN_SECRET is too short
 */
export function sessionSecret(dataFolder: string, given = process.env.ATTAIN_SECRET): string {
  if (given !== undefined && given !== "") {
    if (given.length >= lengthMin) return given;
    throw new Error(
      `ATTAIN_SECRET 至少需要 ${lengthMin} 个字符。 ATTAIN_SECRET needs at least ${lengthMin} characters.`,
    );
  }
  const file = join(dataFolder, "session-secret");
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  mkdirSync(dataFolder, { recursive: true });
  // Of two first starts at once the first link stays, and both read it.
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, randomBytes(secretBytes).toString("base64url"), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, "utf8");
}
