import type { FastifyRequest } from "fastify";
import { Refusal } from "../../kernel/refusal.ts";
import { isRole } from "../../kernel/role.ts";
import type { Locale } from "../../kernel/text.ts";
import type { Actor, Workspace } from "../../kernel/transaction.ts";
import type { App } from "../app.server.ts";
import { hashApiKey } from "../sign-in/api-key.server.ts";

type Member = {
  id: string;
  role: string;
  workspace_id: string;
  workspace_name: string;
  title: string;
  currency: string;
  time_zone: string;
  demo: boolean;
};

const memberColumns =
  "u.id, u.role, w.id as workspace_id, w.name as workspace_name, w.title, w.currency, w.time_zone, w.demo";

/** The user's language: asked for in the query, else the browser's, else Chinese. */
export function localeOf(request: FastifyRequest): Locale {
  const asked = (request.query as Record<string, unknown>).locale;
  if (asked === "zh" || asked === "en") return asked;
  const header = request.headers["accept-language"] ?? "";
  return /^\s*en\b/i.test(header) ? "en" : "zh";
}

/**
 * Who asks: the holder of an API key, or the person of the session in the workspace that he chose.
 * @throws Refusal sign_in.required, sign_in.bad_key, sign_in.no_workspace
 */
export async function actorOf(app: App, request: FastifyRequest): Promise<Actor> {
  const header = request.headers.authorization;
  if (header?.startsWith("Bearer ") === true)
    return await actorOfKey(app, header.slice("Bearer ".length).trim(), localeOf(request));
  const session = await app.signIn.sessionOf(request.headers);
  if (session === null) throw new Refusal("sign_in.required");
  const members = await membersOf(app, session.email);
  const chosen = members.find((member) => member.workspace_name === chosenWorkspace(request)) ?? members[0];
  if (chosen === undefined) throw new Refusal("sign_in.no_workspace", { email: session.email });
  return {
    workspace: workspaceOf(chosen),
    userId: chosen.id,
    role: roleOf(chosen.role),
    locale: localeOf(request),
    via: "page",
    keyId: null,
  };
}

function chosenWorkspace(request: FastifyRequest): string | undefined {
  const header = request.headers["x-attain-workspace"];
  if (typeof header === "string") return header;
  const found = /(?:^|;\s*)attain_workspace=([^;]+)/.exec(request.headers.cookie ?? "");
  return found?.[1] === undefined ? undefined : decodeURIComponent(found[1]);
}

async function membersOf(app: App, email: string): Promise<Member[]> {
  const found = await app.database.owner.query<Member>(
    `select ${memberColumns} from users u join workspaces w on w.id = u.workspace_id
      where lower(u.email) = lower($1) and u.active and u.deleted_at is null order by w.created_at`,
    [email],
  );
  return found.rows;
}

/** The holder of an API key. @throws Refusal sign_in.bad_key */
export async function actorOfKey(app: App, key: string, locale: Locale): Promise<Actor> {
  const found = await app.database.owner.query<Member & { key_id: string; key_role: string | null }>(
    `select k.id as key_id, k.role as key_role, ${memberColumns} from api_keys k
      join workspaces w on w.id = k.workspace_id
      left join users u on u.workspace_id = k.workspace_id and u.id = k.user_id
      where k.hash = $1 and k.deleted_at is null and (k.user_id is null or (u.active and u.deleted_at is null))`,
    [hashApiKey(key)],
  );
  const [row] = found.rows;
  if (row === undefined) throw new Refusal("sign_in.bad_key");
  void app.database.owner
    .query(
      "update api_keys set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')",
      [row.key_id, app.database.now()],
    )
    .catch(() => {}); // when a key was last used is told, not promised
  return {
    workspace: workspaceOf(row),
    userId: row.id ?? null,
    role: roleOf(row.key_role ?? row.role),
    locale,
    via: "api",
    keyId: row.key_id,
  };
}

function roleOf(role: string): Actor["role"] {
  if (!isRole(role)) throw new Error(`unknown role "${role}"`);
  return role;
}

function workspaceOf(member: Member): Workspace {
  return {
    id: member.workspace_id,
    name: member.workspace_name,
    title: member.title,
    currency: member.currency,
    timeZone: member.time_zone,
    demo: member.demo,
  };
}

/** The workspaces that the person may switch to. */
export async function workspacesOf(app: App, actor: Actor): Promise<{ name: string; title: string }[]> {
  if (actor.userId === null || actor.keyId !== null)
    return [{ name: actor.workspace.name, title: actor.workspace.title }];
  const found = await app.database.owner.query<{ email: string }>(
    "select email from users where workspace_id = $1 and id = $2",
    [actor.workspace.id, actor.userId],
  );
  const members = await membersOf(app, found.rows[0]?.email ?? "");
  return members.map((member) => ({ name: member.workspace_name, title: member.title }));
}
