import { addDecimal, decimal } from "../engine/decimal/index.ts";
import type { Metric } from "../kernel/metric.ts";
import type { Transaction } from "../kernel/transaction.ts";
import { catalog } from "../modules/catalog.ts";
import { calendarOf, workspaceNamed } from "../server/company/workspaces.server.ts";
import { type DimensionValue, linkValues } from "../server/metrics/dimension-values.server.ts";
import { type ExplainedRow, explain } from "../server/metrics/explain.server.ts";
import { metricPlain } from "../server/metrics/metric-value.ts";
import { type Command, exitCodes } from "./command.ts";
import { csvText, harmlessName } from "./csv-text.ts";
import { formats, metricKeys, metricOptions, requireKnown } from "./metric-options.ts";
import { choiceOption, dayOption, jsonOption } from "./option-values.ts";
import { askingActor } from "./people.ts";
import { withApp } from "./with-app.ts";

export const explainCommand: Command = {
  name: "explain",
  summary: { zh: "列出一个数字背后的行", en: "list the rows behind a number" },
  positionals: ["METRIC"],
  options: {
    ...metricOptions,
    part: {
      value: "METRIC",
      help: { zh: "比率或差额的哪一部分", en: "which part of a ratio or a difference" },
    },
  },
  notes: {
    zh: "用 --from、--to、--filter 指定是哪个数字；--by 与 --grain 不改变行。标准错误输出给出公式与合计。",
    en: "Name the number by --from, --to and --filter; --by and --grain do not change the rows. Formula and sum go to standard error.",
  },
  run: async ({ positionals: [named = ""], options, terminal }) => {
    requireKnown([named], metricKeys, { zh: "指标", en: "metric" });
    const format = choiceOption(options, "format", formats) ?? "csv";
    const query = {
      metric: named,
      from: dayOption(options, "from"),
      to: dayOption(options, "to"),
      filter: jsonOption(options, "filter"),
      part: options.part ?? null,
      limit: null,
      after: null,
    };
    return await withApp(terminal, async (app) => {
      const workspace = await workspaceNamed(app.database, options.workspace ?? "");
      const actor = await askingActor(app, workspace, options, terminal);
      const { explained, names } = await app.database.as(
        actor,
        async (tx) => {
          const found = await explain(tx, catalog, await calendarOf(tx), query);
          return { explained: found, names: await linkNames(tx, found.rows, options.ids !== undefined) };
        },
        "read only",
      );
      const { metric, metricOfRows, rows } = explained;
      const plain = (row: ExplainedRow): string =>
        metricPlain(row.value, metricOfRows.unit, workspace.currency);
      const cells = rows.map((row) => ({
        number: row.title ?? "",
        external_id: row.external_id ?? "",
        day: row.day ?? "",
        seller: names(row, "seller"),
        customer: names(row, "account"),
        value: plain(row),
      }));
      const head = ["number", "external_id", "day", "seller", "customer", "value"] as const;
      terminal.out(
        format === "csv"
          ? csvText([[...head], ...cells.map((row) => head.map((key) => harmlessCell(key, row[key])))])
          : JSON.stringify(cells, null, 2),
      );
      const value = metricPlain(explained.value, metric.unit, workspace.currency);
      terminal.err(`${metric.label[terminal.locale]} = ${metric.sentence[terminal.locale]}`);
      terminal.err(`${metric.key} ${value === "" ? "—" : value}`);
      if (metricOfRows.key !== metric.key)
        terminal.err(`${metricOfRows.key} ${sumOfRows(rows, workspace.currency, metricOfRows)}`);
      terminal.err(
        terminal.locale === "zh"
          ? `${explained.rowCount} 行；${explained.scope}`
          : `rows ${explained.rowCount}; ${explained.scope}`,
      );
      return exitCodes.ok;
    });
  },
};

/** The rows' own sum, where the number is made of more than they are. */
function sumOfRows(rows: readonly ExplainedRow[], currency: string, metric: Metric): string {
  const sum = rows.reduce(
    (total, row) => (row.value === null ? total : addDecimal(total, row.value)),
    decimal("0"),
  );
  return metricPlain(sum, metric.unit, currency);
}

const harmlessCell = (key: string, value: string): string => (key === "value" ? value : harmlessName(value));

/** Names of sellers and customers, or their external ids. */
async function linkNames(
  tx: Transaction,
  rows: readonly ExplainedRow[],
  ids: boolean,
): Promise<(row: ExplainedRow, link: "seller" | "account") => string> {
  const idOf = (row: ExplainedRow, link: string): string | null => {
    const value = row.links[link];
    return typeof value === "object" && value !== null && "id" in value ? String(value.id) : null;
  };
  const external = new Map<string, DimensionValue>();
  if (ids)
    for (const [link, object] of [
      ["seller", "user"],
      ["account", "account"],
    ] as const) {
      const wanted = [...new Set(rows.flatMap((row) => idOf(row, link) ?? []))];
      for (const [id, value] of await linkValues(tx, catalog, object, wanted)) external.set(id, value);
    }
  return (row, link) => {
    const id = idOf(row, link);
    if (id === null) return "";
    if (ids) return external.get(id)?.external_id ?? id;
    const value = row.links[link];
    return typeof value === "object" && value !== null && "title" in value ? String(value.title ?? "") : "";
  };
}
