import { sql } from "kysely";
import { objectNamed } from "../../kernel/catalog.ts";
import { type FieldProblem, Refusal } from "../../kernel/refusal.ts";
import type { Actor, Transaction } from "../../kernel/transaction.ts";
import type { App } from "../app.server.ts";
import { calendarOf, isTimeZone } from "./workspaces.server.ts";

export async function readCompany(tx: Transaction) {
  const { workspace } = tx.actor;
  const calendar = await calendarOf(tx);
  return {
    name: workspace.name,
    title: workspace.title,
    currency: workspace.currency,
    time_zone: workspace.timeZone,
    demo: workspace.demo,
    fiscal_start_month: calendar.startMonth,
    fiscal_pattern: calendar.pattern,
  };
}

/** Change the company's settings. Its currency is fixed: amounts are kept in it. */
export async function changeCompany(app: App, actor: Actor, body: unknown) {
  const given = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  refuseProblems(given, actor);
  const { database, records } = app;
  await database.owner.query(
    "update workspaces set title = coalesce($2, title), time_zone = coalesce($3, time_zone), version = version + 1 where id = $1",
    [actor.workspace.id, given.title ?? null, given.time_zone ?? null],
  );
  return await database.as(
    {
      ...actor,
      workspace: {
        ...actor.workspace,
        title: String(given.title ?? actor.workspace.title),
        timeZone: String(given.time_zone ?? actor.workspace.timeZone),
      },
    },
    async (tx) => {
      if (given.fiscal_start_month !== undefined || given.fiscal_pattern !== undefined) {
        const [row] = await tx.rows<{ id: string; version: number }>(
          sql`select id, version from fiscal_calendars where workspace_id = ${actor.workspace.id}::uuid and deleted_at is null order by created_at limit 1`,
        );
        const change = {
          ...(given.fiscal_start_month === undefined ? {} : { start_month: given.fiscal_start_month }),
          ...(given.fiscal_pattern === undefined ? {} : { pattern: given.fiscal_pattern }),
        };
        if (row !== undefined)
          await records.update(tx, objectNamed(records.catalog, "fiscal_calendar"), row.id, {
            version: row.version,
            ...change,
          });
      }
      return await readCompany(tx);
    },
  );
}

function refuseProblems(given: Readonly<Record<string, unknown>>, actor: Actor): void {
  const problems: FieldProblem[] = [];
  const { title, time_zone: timeZone, currency } = given;
  if (title !== undefined && (typeof title !== "string" || title.trim() === "" || [...title].length > 120))
    problems.push({
      field: "title",
      label: { zh: "公司名称", en: "Company name" },
      value: title,
      expected: { zh: "1 到 120 个字", en: "1 to 120 characters" },
    });
  if (timeZone !== undefined && (typeof timeZone !== "string" || !isTimeZone(timeZone)))
    problems.push({
      field: "time_zone",
      label: { zh: "时区", en: "Time zone" },
      value: timeZone,
      expected: { zh: "时区名称，如 Asia/Shanghai", en: "a time zone such as Asia/Shanghai" },
    });
  if (currency !== undefined && currency !== actor.workspace.currency)
    problems.push({
      field: "currency",
      label: { zh: "本位币", en: "Currency" },
      value: currency,
      expected: {
        zh: `${actor.workspace.currency}（建立后不能修改）`,
        en: `${actor.workspace.currency} (fixed when the workspace is made)`,
      },
    });
  if (problems.length > 0) throw new Refusal("input.invalid", {}, problems);
}
