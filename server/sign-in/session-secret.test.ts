import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sessionSecret } from "./session-secret.server.ts";

test("the secret is made once, is long, and only its owner can read it", () => {
  const folder = mkdtempSync(join(tmpdir(), "attain-secret-"));
  const data = join(folder, "data");
  const secret = sessionSecret(data, "");
  expect(secret).toHaveLength(64);
  expect(sessionSecret(data, undefined)).toBe(secret);
  expect(statSync(join(data, "session-secret")).mode & 0o777).toBe(0o600);
  rmSync(folder, { recursive: true });
});

test("a given secret is used, unless it is too short to be one", () => {
  const given = "0123456789abcdef0123456789abcdef";
  expect(sessionSecret("/nowhere", given)).toBe(given);
  expect(() => sessionSecret("/nowhere", "short")).toThrow("32");
});
