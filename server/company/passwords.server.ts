import type { IncomingHttpHeaders } from "node:http";
import { objectNamed } from "../../kernel/catalog.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Actor } from "../../kernel/transaction.ts";
import type { App } from "../app.server.ts";
import { passwordLength } from "../sign-in/authenticator.server.ts";

/** @throws Refusal input.invalid */
export function requirePassword(body: unknown, key: string): string {
  const password =
    typeof body === "object" && body !== null ? (body as Record<string, unknown>)[key] : undefined;
  if (
    typeof password === "string" &&
    password.length >= passwordLength.min &&
    password.length <= passwordLength.max
  )
    return password;
  throw new Refusal("input.invalid", {}, [
    // The value itself is never repeated.
    {
      field: key,
      label: { zh: "密码", en: "Password" },
      value: "•••",
      expected: {
        zh: `${passwordLength.min} 到 ${passwordLength.max} 个字符`,
        en: `${passwordLength.min} to ${passwordLength.max} characters`,
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
  await refuseShared(app, actor, String(user.email));
  const identity = await app.signIn.createIdentity({
    email: String(user.email),
    name: String(user.name),
    password,
  });
  await app.signIn.setPassword(identity.id, password);
  await app.signIn.revokeSessions(identity.id);
  return { set: true };
}

/**
 * Somebody who also belongs to another company keeps his password: an administrator of one company must not be able to
 * sign in to another one as him.
 */
async function refuseShared(app: App, actor: Actor, email: string): Promise<void> {
  const found = await app.database.owner.query(
    "select from users where lower(email) = lower($1) and workspace_id <> $2 and deleted_at is null limit 1",
    [email, actor.workspace.id],
  );
  if (found.rows.length > 0) throw new Refusal("sign_in.shared_identity", { email });
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
  await app.signIn.revokeSessions(session.identityId, session.sessionId);
  return { changed: true };
}
