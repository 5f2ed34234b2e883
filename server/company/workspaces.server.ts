import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { FiscalCalendar } from "../../engine/calendar/index.ts";
import { isCurrency } from "../../engine/money/index.ts";
import { objectNamed } from "../../kernel/catalog.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Actor, Transaction, Via, Workspace } from "../../kernel/transaction.ts";
import type { Database } from "../database/database.server.ts";
import type { Records } from "../records/records.server.ts";

export type NewWorkspace = {
  readonly name: string;
  readonly title: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly fiscalStartMonth: number;
  readonly fiscalPattern: FiscalCalendar["pattern"];
  readonly demo?: boolean;
};

type WorkspaceRow = {
  id: string;
  name: string;
  title: string;
  currency: string;
  time_zone: string;
  demo: boolean;
};

const columns = "id, name, title, currency, time_zone, demo";
const workspaceOf = (row: WorkspaceRow): Workspace => ({
  id: row.id,
  name: row.name,
  title: row.title,
  currency: row.currency,
  timeZone: row.time_zone,
  demo: row.demo,
});

export async function listWorkspaces(database: Database): Promise<Workspace[]> {
  const found = await database.owner.query<WorkspaceRow>(
    `select ${columns} from workspaces order by created_at`,
  );
  return found.rows.map(workspaceOf);
}

/** @throws Refusal workspace.not_found, naming those that exist */
export async function workspaceNamed(database: Database, name: string): Promise<Workspace> {
  const all = await listWorkspaces(database);
  const found = all.find((workspace) => workspace.name === name);
  if (found === undefined)
    throw new Refusal("workspace.not_found", { name, names: all.map((each) => each.name).join(", ") || "—" });
  return found;
}

/** Acts for the workspace itself (loaders, the command line): with an administrator's rights and no person. */
export function systemActor(workspace: Workspace, via: Via, locale: Actor["locale"] = "zh"): Actor {
  return { workspace, userId: null, role: "admin", locale, via, keyId: null };
}

/** Make a workspace with its calendar and its own currency. */
export async function createWorkspace(
  database: Database,
  records: Records,
  input: NewWorkspace,
): Promise<Workspace> {
  requireWorkspaceInput(input);
  const id = uuidv7();
  const made = await database.owner.query<WorkspaceRow>(
    `insert into workspaces (id, name, title, currency, time_zone, demo, created_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (name) do nothing returning ${columns}`,
    [id, input.name, input.title, input.currency, input.timeZone, input.demo ?? false, database.now()],
  );
  const [row] = made.rows;
  if (row === undefined) throw new Refusal("workspace.exists", { name: input.name });
  const workspace = workspaceOf(row);
  await database.as(systemActor(workspace, "command"), async (tx) => {
    await records.create(tx, objectNamed(database.catalog, "fiscal_calendar"), {
      name: "财年",
      start_month: input.fiscalStartMonth,
      pattern: input.fiscalPattern,
    });
    await records.create(tx, objectNamed(database.catalog, "currency"), {
      code: input.currency,
      name: new Intl.DisplayNames(["zh"], { type: "currency" }).of(input.currency) ?? input.currency,
      external_id: input.currency,
    });
  });
  return workspace;
}

function requireWorkspaceInput(input: NewWorkspace): void {
  const refuse = (name: string, value: unknown, zh: string, en: string): never => {
    throw new Refusal("input.parameter", { name, value, expected: { zh, en } });
  };
  if (!/^[a-z0-9][a-z0-9_-]{0,39}$/.test(input.name))
    refuse(
      "workspace",
      input.name,
      "小写字母、数字、- 和 _，不超过 40 个字",
      "small letters, digits, - and _, at most 40",
    );
  if (!isCurrency(input.currency))
    refuse("currency", input.currency, "ISO 4217 币种代码，如 CNY", "an ISO 4217 currency code such as CNY");
  if (!Number.isInteger(input.fiscalStartMonth) || input.fiscalStartMonth < 1 || input.fiscalStartMonth > 12)
    refuse("fiscal-start", input.fiscalStartMonth, "1 到 12 的月份", "a month from 1 to 12");
  if (input.fiscalPattern !== "months" && input.fiscalPattern !== "4-4-5")
    refuse("pattern", input.fiscalPattern, "months 或 4-4-5", "months or 4-4-5");
  if (!isTimeZone(input.timeZone))
    refuse("time-zone", input.timeZone, "时区名称，如 Asia/Shanghai", "a time zone such as Asia/Shanghai");
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The workspace's fiscal calendar; calendar months from January where none is kept. */
export async function calendarOf(tx: Transaction): Promise<FiscalCalendar> {
  const [row] = await tx.rows<{ start_month: number; pattern: FiscalCalendar["pattern"] }>(
    sql`select start_month, pattern from fiscal_calendars where workspace_id = ${tx.actor.workspace.id}::uuid and deleted_at is null order by created_at limit 1`,
  );
  return row === undefined
    ? { startMonth: 1, pattern: "months" }
    : { startMonth: row.start_month, pattern: row.pattern };
}
