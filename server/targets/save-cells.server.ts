import { sql } from "kysely";
import { objectNamed } from "../../kernel/catalog.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import type { Records } from "../records/records.server.ts";

type Cell = {
  readonly seller: string | null;
  readonly team: string | null;
  readonly metric: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly amount: unknown;
};
type Stored = {
  id: string;
  version: number;
  seller_id: string | null;
  team_id: string | null;
  metric: string;
  period_start: string;
};

const cellsMax = 20_000;

/** Save many cells of a plan's grid at once, all or none. An amount of null takes the target away. */
export async function saveCells(
  tx: Transaction,
  records: Records,
  plan: string,
  input: unknown,
): Promise<{ saved: number; removed: number }> {
  const cells = readCells(input);
  const target = objectNamed(records.catalog, "target");
  await records.read(tx, objectNamed(records.catalog, "target_plan"), plan);
  const stored = await tx.rows<Stored>(
    sql`select id, version, seller_id, team_id, metric, period_start from targets where workspace_id = ${tx.actor.workspace.id}::uuid and plan_id = ${plan}::uuid and deleted_at is null`,
  );
  // A person's target is his whatever team he had; where he has several, the one of the named team is meant.
  const find = (cell: Cell): Stored | undefined => {
    const same = stored.filter(
      (row) =>
        row.metric === cell.metric &&
        row.period_start === cell.period_start &&
        row.seller_id === cell.seller &&
        (cell.seller !== null || row.team_id === cell.team),
    );
    return same.find((row) => row.team_id === cell.team) ?? same[0];
  };
  const fresh: unknown[] = [];
  let saved = 0;
  let removed = 0;
  for (const cell of cells) {
    const known = find(cell);
    if (cell.amount === null) {
      if (known === undefined) continue;
      await records.remove(tx, target, known.id, null);
      stored.splice(stored.indexOf(known), 1);
      removed += 1;
    } else if (known === undefined) {
      fresh.push({ plan, ...cell });
      saved += 1;
    } else {
      const changed = await records.update(tx, target, known.id, {
        version: known.version,
        amount: cell.amount,
      });
      known.version = Number(changed.version);
      saved += 1;
    }
  }
  if (fresh.length > 0) await records.createMany(tx, target, fresh);
  return { saved, removed };
}

function readCells(input: unknown): Cell[] {
  const cells = typeof input === "object" && input !== null && "cells" in input ? input.cells : undefined;
  if (!Array.isArray(cells) || cells.length > cellsMax)
    throw new Refusal("input.parameter", {
      name: "cells",
      value: "",
      expected: { zh: `不超过 ${cellsMax} 格的列表`, en: `a list of at most ${cellsMax} cells` },
    });
  return cells.map((cell: unknown, index) => {
    const given = typeof cell === "object" && cell !== null ? (cell as Record<string, unknown>) : {};
    const seller = typeof given.seller === "string" ? given.seller : null;
    const team = typeof given.team === "string" ? given.team : null;
    if (
      (seller === null && team === null) ||
      typeof given.period_start !== "string" ||
      typeof given.period_end !== "string" ||
      given.amount === undefined
    )
      throw new Refusal("input.parameter", {
        name: `cells[${index}]`,
        value: JSON.stringify(cell)?.slice(0, 80) ?? "",
        expected: {
          zh: "人员或团队、期间起止和金额（或 null）",
          en: "a seller or a team, period start and end, and an amount (or null)",
        },
      });
    return {
      seller,
      team,
      metric: typeof given.metric === "string" ? given.metric : "net_sales",
      period_start: given.period_start,
      period_end: given.period_end,
      amount: given.amount,
    };
  });
}
