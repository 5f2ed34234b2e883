import { GRAINS } from "../engine/calendar/index.ts";
import { addDecimal, decimal } from "../engine/decimal/index.ts";
import type { Metric } from "../kernel/metric.ts";
import type { Transaction } from "../kernel/transaction.ts";
import { catalog } from "../modules/catalog.ts";
import { calendarOf, workspaceNamed } from "../server/company/workspaces.server.ts";
import { type DimensionValue, linkValues } from "../server/metrics/dimension-values.server.ts";
import { type ExplainedRow, explain } from "../server/metrics/explain.server.ts";
import { type Measured, type MeasuredRow, measure } from "../server/metrics/measure.server.ts";
import { metricJson, metricPlain } from "../server/metrics/metric-value.ts";
import { type Command, exitCodes, type OptionSpec, WrongUse } from "./command.ts";
import { csvText, harmlessName } from "./csv-text.ts";
import { choiceOption, dayOption, integerOption, jsonOption, listOption } from "./option-values.ts";
import { askingActor } from "./people.ts";
import { withApp } from "./with-app.ts";
import { workspaceOption } from "./workspace-commands.ts";

const dimensions = catalog.dimensions.map((dimension) => dimension.key);
const metrics = catalog.metrics.map((metric) => metric.key);
const formats = ["csv", "json"] as const;

const sharedOptions: Readonly<Record<string, OptionSpec>> = {
  workspace: workspaceOption,
  by: {
    value: "DIM,…",
    help: { zh: `维度：${dimensions.join("、")}`, en: `dimensions: ${dimensions.join(", ")}` },
  },
  grain: {
    value: GRAINS.join("|"),
    help: { zh: "按财年日历的期间切分", en: "cut by periods of the fiscal calendar" },
  },
  from: { value: "DAY", help: { zh: "第一天", en: "the first day" } },
  to: { value: "DAY", help: { zh: "最后一天的次日（不含）", en: "the day after the last (exclusive)" } },
  filter: {
    value: "JSON",
    help: {
      zh: '筛选，如 {"field":"seller","op":"eq","value":"290"}；人、产品等用外部编号或 id',
      en: 'a filter such as {"field":"seller","op":"eq","value":"290"}; external ids or ids',
    },
  },
  ids: { help: { zh: "用外部编号代替名称", en: "external ids in place of names" } },
  key: { value: "KEY", help: { zh: "以此 API 密钥的权限", en: "with the rights of this API key" } },
  user: { value: "ID|EMAIL", help: { zh: "以此人的权限", en: "with the rights of this person" } },
  format: { value: "csv|json", help: { zh: "默认 csv", en: "csv unless told" } },
};

function requireKnown(
  names: readonly string[],
  known: readonly string[],
  what: { zh: string; en: string },
): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new WrongUse({
      zh: `没有${what.zh}“${unknown}”，可用：${known.join("、")}`,
      en: `there is no ${what.en} “${unknown}”; there are ${known.join(", ")}`,
    });
}

export const measureCommand: Command = {
  name: "measure",
  summary: { zh: "度量指标", en: "measure metrics" },
  positionals: ["METRIC[,METRIC…]"],
  options: {
    ...sharedOptions,
    sort: {
      value: "[-]METRIC",
      help: { zh: "按指标排序，- 为降序", en: "order by a metric, - for descending" },
    },
    limit: { value: "N", help: { zh: "最多行数", en: "rows at most" } },
  },
  notes: {
    zh: `指标：${metrics.join("、")}。csv 先列维度，给出 --grain 时有 period 列，然后是指标；金额为不分组的小数，比率为分数（0.125 即 12.5 %）。`,
    en: `Metrics: ${metrics.join(", ")}. The csv has the dimensions, period where --grain is given, then the metrics; money as plain decimals, shares as fractions (0.125 is 12.5 %).`,
  },
  run: async ({ positionals: [named = ""], options, terminal }) => {
    const query = {
      metrics: listOption(named),
      by: listOption(options.by),
      grain: choiceOption(options, "grain", GRAINS),
      from: dayOption(options, "from"),
      to: dayOption(options, "to"),
      filter: jsonOption(options, "filter"),
      sort: options.sort ?? null,
      limit: integerOption(options, "limit", 1, 1_000_000),
    };
    requireKnown(query.metrics, metrics, { zh: "指标", en: "metric" });
    requireKnown(query.by, dimensions, { zh: "维度", en: "dimension" });
    const format = choiceOption(options, "format", formats) ?? "csv";
    return await withApp(terminal, async (app) => {
      const workspace = await workspaceNamed(app.database, options.workspace ?? "");
      const actor = await askingActor(app, workspace, options, terminal);
      const measured = await app.database.as(
        actor,
        async (tx) => measure(tx, catalog, await calendarOf(tx), query),
        "read only",
      );
      const shown = { by: query.by, grain: query.grain, ids: options.ids !== undefined };
      terminal.out(
        format === "csv"
          ? measuredCsv(measured, shown, workspace.currency)
          : JSON.stringify(measuredJson(measured, shown, workspace.currency), null, 2),
      );
      return exitCodes.ok;
    });
  },
};

type Shown = { readonly by: readonly string[]; readonly grain: string | null; readonly ids: boolean };

function nameOf(value: DimensionValue | null | undefined, ids: boolean): string {
  if (value === null || value === undefined) return "";
  if (ids) return value.external_id ?? value.key ?? value.id ?? "";
  return harmlessName(value.title ?? "");
}

function measuredCsv(measured: Measured, { by, grain, ids }: Shown, currency: string): string {
  const head = [
    ...by,
    ...(grain === null ? [] : ["period"]),
    ...measured.metrics.map((metric) => metric.key),
  ];
  const cells = (row: MeasuredRow): string[] => [
    ...by.map((dimension) => nameOf(row.dimensions[dimension], ids)),
    ...(grain === null ? [] : [row.period?.key ?? ""]),
    ...measured.metrics.map((metric) => metricPlain(row.numbers[metric.key] ?? null, metric.unit, currency)),
  ];
  return csvText([head, ...measured.rows.map(cells)]);
}

function measuredJson(measured: Measured, { by, grain }: Shown, currency: string) {
  return {
    metrics: measured.metrics.map((metric) => metric.key),
    by,
    grain,
    from: measured.from,
    to: measured.to,
    rows: measured.rows.map((row) => ({
      dimensions: row.dimensions,
      period: row.period,
      values: Object.fromEntries(
        measured.metrics.map((metric) => [
          metric.key,
          metricJson(row.numbers[metric.key] ?? null, metric.unit, currency),
        ]),
      ),
    })),
  };
}

export const explainCommand: Command = {
  name: "explain",
  summary: { zh: "列出一个数字背后的行", en: "list the rows behind a number" },
  positionals: ["METRIC"],
  options: {
    ...sharedOptions,
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
    requireKnown([named], metrics, { zh: "指标", en: "metric" });
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
