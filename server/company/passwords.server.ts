import type { IncomingHttpHeaders } from "node:http";
import { objectNamed } from "../../kernel/catalog.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Actor } from "../../kernel/transaction.ts";
import type { App } from "../app.server.ts";

const lengths = { min: 10, max: 128 };

/** @throws Refusal input.invalid */
export function requirePassword(body: unknown, key: string): string {
  const password =
    typeof body === "object" && body !== null ? (body as Record<string, unknown>)[key] : undefined;
  if (typeof password === "string" && password.length >= lengths.min && password.length <= lengths.max)
    return password;
  throw new Refusal("input.invalid", {}, [
    // The value itself is never repeated.
    {
      field: key,
      label: { zh: "密码", en: "Password" },
      value: "•••",
      expected: {
        zh: `${lengths.min} 到 ${lengths.max} 个字符`,
        en: `${lengths.min} to ${lengths.max} characters`,
      },
    },
  ]);
}

/** An administrator gives a user a password; the user can sign in from then on, and older sessions end. */
export async function givePassword(
  app: App,
  actor: Actor,
  userId: string,
  body: unknown,
): Promise<{ set: true }> {
  const password = requirePassword(body, "password");
  const user = await app.database.as(
    actor,
    (tx) => app.records.read(tx, objectNamed(app.records.catalog, "user"), userId),
    "read only",
  );
  const identity = await app.signIn.createIdentity({
    email: String(user.email),
    name: String(user.name),
    password,
  });
  await app.signIn.setPassword(identity.id, password);
  await app.signIn.revokeSessions(identity.id);
  return { set: true };
}

/** Change one's own password; the current one must be right. */
export async function changeOwnPassword(
  app: App,
  _actor: Actor,
  body: unknown,
  headers: IncomingHttpHeaders,
): Promise<{ changed: true }> {
  const password = requirePassword(body, "new");
  const session = await app.signIn.sessionOf(headers);
  if (session === null) throw new Refusal("sign_in.required");
  const current = typeof body === "object" && body !== null && "current" in body ? String(body.current) : "";
  if (!(await app.signIn.verifyPassword(session.identityId, current)))
    throw new Refusal("input.invalid", {}, [
      {
        field: "current",
        label: { zh: "当前密码", en: "Current password" },
        value: "•••",
        expected: { zh: "正确的当前密码", en: "your current password" },
      },
    ]);
  await app.signIn.setPassword(session.identityId, password);
  return { changed: true };
}
