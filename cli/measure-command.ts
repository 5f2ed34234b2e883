import { GRAINS } from "../engine/calendar/index.ts";
import { catalog } from "../modules/catalog.ts";
import { calendarOf, workspaceNamed } from "../server/company/workspaces.server.ts";
import type { DimensionValue } from "../server/metrics/dimension-values.server.ts";
import { type Measured, type MeasuredRow, measure } from "../server/metrics/measure.server.ts";
import { metricJson, metricPlain } from "../server/metrics/metric-value.ts";
import { type Command, exitCodes } from "./command.ts";
import { csvText, harmlessName } from "./csv-text.ts";
import { dimensionKeys, formats, metricKeys, metricOptions, requireKnown } from "./metric-options.ts";
import { choiceOption, dayOption, integerOption, jsonOption, listOption } from "./option-values.ts";
import { askingActor } from "./people.ts";
import { withApp } from "./with-app.ts";

export const measureCommand: Command = {
  name: "measure",
  summary: { zh: "度量指标", en: "measure metrics" },
  positionals: ["METRIC[,METRIC…]"],
  options: {
    ...metricOptions,
    sort: {
      value: "[-]METRIC",
      help: { zh: "按指标排序，- 为降序", en: "order by a metric, - for descending" },
    },
    limit: { value: "N", help: { zh: "最多行数", en: "rows at most" } },
  },
  notes: {
    zh: `指标：${metricKeys.join("、")}。csv 先列维度，给出 --grain 时有 period 列，然后是指标；金额为不分组的小数，比率为分数（0.125 即 12.5 %）。`,
    en: `Metrics: ${metricKeys.join(", ")}. The csv has the dimensions, period where --grain is given, then the metrics; money as plain decimals, shares as fractions (0.125 is 12.5 %).`,
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
    requireKnown(query.metrics, metricKeys, { zh: "指标", en: "metric" });
    requireKnown(query.by, dimensionKeys, { zh: "维度", en: "dimension" });
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
