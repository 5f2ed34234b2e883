import { sql } from "kysely";
import { changed } from "../../kernel/draft.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Rules } from "../../kernel/rules.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import { teamsOf } from "../organization/index.server.ts";

/** A person's target belongs to the team in which he is when its period starts. Archived plans no longer change. */
export const targetRules: Rules = {
  prepare: async (drafts, tx) => {
    await refuseArchived(
      tx,
      drafts.map((draft) => String(draft.values.plan ?? "")),
    );
    const open = drafts.filter(
      (draft) => draft.values.team == null && typeof draft.values.seller === "string",
    );
    const teamOn = await teamsOf(
      tx,
      open.map((draft) => String(draft.values.seller)),
    );
    for (const draft of open)
      draft.values.team = teamOn(String(draft.values.seller), String(draft.values.period_start ?? ""));
    for (const draft of drafts.filter((each) => changed(each, "period_start", "period_end")))
      requirePeriod(draft.values.period_start, draft.values.period_end);
  },
  // Taking a target away, or back, is a change too.
  after: (drafts, tx) =>
    refuseArchived(
      tx,
      drafts.map((draft) => String(draft.values.plan ?? "")),
    ),
};

async function refuseArchived(tx: Transaction, plans: readonly string[]): Promise<void> {
  const ids = [...new Set(plans)].filter((id) => id !== "");
  const [row] = await tx.rows<{ name: string }>(
    sql`select name from target_plans where workspace_id = ${tx.actor.workspace.id}::uuid and id = any(${ids}::uuid[]) and status = 'archived' limit 1`,
  );
  if (row !== undefined) throw new Refusal("target.plan_locked", { plan: row.name });
}

function requirePeriod(start: unknown, end: unknown): void {
  if (typeof start !== "string" || typeof end !== "string" || start < end) return;
  throw new Refusal("input.invalid", {}, [
    {
      field: "period_end",
      label: { zh: "期间结束（不含）", en: "Period end (exclusive)" },
      value: end,
      expected: { zh: `晚于 ${start} 的日期`, en: `a day after ${start}` },
    },
  ]);
}
