import { Refusal } from "../kernel/refusal.ts";
import { isRole } from "../kernel/role.ts";
import type { Actor, Workspace } from "../kernel/transaction.ts";
import type { App } from "../server/app.server.ts";
import { systemActor } from "../server/company/workspaces.server.ts";
import { actorOfKey } from "../server/http/actor.server.ts";
import type { Terminal } from "./command.ts";

export type Person = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
};

/** A user of the workspace by external id or e-mail address. @throws Refusal key.needs_user */
export async function personNamed(app: App, workspace: Workspace, named: string): Promise<Person> {
  const found = await app.database.owner.query<Person>(
    `select id, email, name, role from users where workspace_id = $1 and deleted_at is null and (external_id = $2 or lower(email) = lower($2))
      order by external_id = $2 desc nulls last limit 1`,
    [workspace.id, named],
  );
  const [person] = found.rows;
  if (person === undefined) throw new Refusal("key.needs_user", { user: named });
  return person;
}

/** In whose name a question is asked: the key's, the user's, or the workspace's own with every right. */
export async function askingActor(
  app: App,
  workspace: Workspace,
  options: Readonly<Record<string, string>>,
  terminal: Terminal,
): Promise<Actor> {
  const { key, user } = options;
  if (key !== undefined) {
    const actor = await actorOfKey(app, key, terminal.locale);
    if (actor.workspace.id !== workspace.id) throw new Refusal("sign_in.bad_key");
    return actor;
  }
  const system = systemActor(workspace, "command", terminal.locale);
  if (user === undefined) return system;
  const person = await personNamed(app, workspace, user);
  if (!isRole(person.role)) throw new Error(`unknown role "${person.role}"`);
  return { ...system, userId: person.id, role: person.role };
}
