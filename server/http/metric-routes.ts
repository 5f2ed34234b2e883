import { GRAINS } from "../../engine/calendar/index.ts";
import type { App } from "../app.server.ts";
import { calendarOf } from "../company/workspaces.server.ts";
import { explain } from "../metrics/explain.server.ts";
import { measure } from "../metrics/measure.server.ts";
import { metricJson } from "../metrics/metric-value.ts";
import { readChoice, readDay, readJson, readLimit, readList } from "./read-query.ts";
import type { Parameter, Route } from "./route.ts";
import { integer, list, nullable, object, text } from "./schemas.ts";

const span: readonly Parameter[] = [
  { name: "from", schema: { type: "string", format: "date" }, description: "first day" },
  {
    name: "to",
    schema: { type: "string", format: "date" },
    description: "the day after the last (exclusive)",
  },
  { name: "filter", schema: text, description: "predicate as JSON over dimensions" },
];
const value = { description: "money, number text, count or null" };

/** Every number of the product: `measure` gives it, `explain` says where it comes from. */
export function metricRoutes(app: App): Route[] {
  const { database } = app;
  const { catalog } = database;
  return [
    {
      method: "GET",
      path: "/api/measure",
      operation: "measure",
      tag: "metrics",
      summary: { zh: "度量指标，可按维度与期间切分", en: "Measure metrics, cut by dimensions and periods" },
      right: { kind: "signed_in" },
      query: [
        {
          name: "metrics",
          schema: text,
          description: `comma separated: ${catalog.metrics.map((metric) => metric.key).join(", ")}`,
        },
        {
          name: "by",
          schema: text,
          description: `dimensions: ${catalog.dimensions.map((dimension) => dimension.key).join(", ")}`,
        },
        {
          name: "grain",
          schema: { type: "string", enum: [...GRAINS] },
          description: "periods of the fiscal calendar",
        },
        ...span,
        { name: "sort", schema: text, description: "a metric, - for descending" },
        { name: "limit", schema: integer, description: "rows" },
        {
          name: "total",
          schema: { type: "string", enum: ["true", "false"] },
          description: "also the uncut numbers",
        },
      ],
      response: object({
        metrics: list(text),
        by: list(text),
        grain: nullable(text),
        from: nullable(text),
        to: nullable(text),
        as_of: text,
        rows: list(
          object({
            dimensions: { type: "object" },
            period: nullable(object({ key: text, start: text, end: text, label: text })),
            values: { type: "object", additionalProperties: value },
          }),
        ),
        total: nullable({ type: "object" }),
      }),
      refusals: [
        "metric.unknown",
        "metric.cannot_cut",
        "metric.cannot_filter",
        "right.metric",
        "predicate.invalid",
        "input.parameter",
      ],
      handle: ({ actor, query }) =>
        database.as(
          actor,
          async (tx) => {
            const calendar = await calendarOf(tx);
            const asked = {
              metrics: readList(query, "metrics"),
              by: readList(query, "by"),
              grain: readChoice(query, "grain", GRAINS),
              from: readDay(query, "from"),
              to: readDay(query, "to"),
              filter: readJson(query, "filter"),
              sort: query.sort ?? null,
              limit: readLimit(query, 5_000, 50_000),
            };
            const measured = await measure(tx, catalog, calendar, asked);
            const total =
              query.total === "true"
                ? await measure(tx, catalog, calendar, {
                    ...asked,
                    by: [],
                    grain: null,
                    from: measured.from,
                    to: measured.to,
                    limit: null,
                  })
                : null;
            const { currency } = actor.workspace;
            const values = (numbers: (typeof measured.rows)[number]["numbers"]) =>
              Object.fromEntries(
                measured.metrics.map((metric) => [
                  metric.key,
                  metricJson(numbers[metric.key] ?? null, metric.unit, currency),
                ]),
              );
            return {
              metrics: asked.metrics,
              by: asked.by,
              grain: asked.grain,
              from: measured.from,
              to: measured.to,
              as_of: tx.now,
              rows: measured.rows.map((row) => ({
                dimensions: row.dimensions,
                period: row.period,
                values: values(row.numbers),
              })),
              total: total?.rows[0] === undefined ? null : { values: values(total.rows[0].numbers) },
            };
          },
          "read only",
        ),
    },
    {
      method: "GET",
      path: "/api/explain",
      operation: "explain",
      tag: "metrics",
      summary: {
        zh: "解释一个数字：公式、范围、时间、明细行",
        en: "Explain a number: formula, scope, time, rows",
      },
      right: { kind: "signed_in" },
      query: [
        { name: "metric", schema: text, description: "metric key" },
        ...span,
        { name: "part", schema: text, description: "base metric whose rows are wanted" },
        { name: "limit", schema: integer, description: "rows a page, 50 unless told" },
        { name: "after", schema: text, description: "next of the page before" },
      ],
      response: object({
        metric: text,
        label: text,
        sentence: text,
        unit: text,
        value,
        period: object({ from: nullable(text), to: nullable(text) }),
        scope: text,
        filter: text,
        as_of: text,
        parts: list(object({ metric: text, label: text, value })),
        metric_of_rows: text,
        rows_object: text,
        rows: list(
          object({
            id: text,
            external_id: nullable(text),
            title: nullable(text),
            day: nullable(text),
            value,
          }),
        ),
        row_count: integer,
        next: nullable(text),
      }),
      refusals: ["metric.unknown", "metric.cannot_filter", "right.metric", "predicate.invalid"],
      handle: ({ actor, query }) =>
        database.as(
          actor,
          async (tx) => {
            const explained = await explain(tx, catalog, await calendarOf(tx), {
              metric: query.metric ?? "",
              from: readDay(query, "from"),
              to: readDay(query, "to"),
              filter: readJson(query, "filter"),
              part: query.part ?? null,
              limit: readLimit(query, 50, 1_000),
              after: query.after ?? null,
            });
            const { currency } = actor.workspace;
            const { metric, metricOfRows } = explained;
            return {
              metric: metric.key,
              label: metric.label[actor.locale],
              sentence: metric.sentence[actor.locale],
              unit: metric.unit,
              value: metricJson(explained.value, metric.unit, currency),
              period: { from: readDay(query, "from"), to: readDay(query, "to") },
              scope: explained.scope,
              filter: explained.filter,
              as_of: tx.now,
              parts: explained.parts.map((part) => ({
                metric: part.metric.key,
                label: part.metric.label[actor.locale],
                value: metricJson(part.value, part.metric.unit, currency),
              })),
              metric_of_rows: metricOfRows.key,
              rows_object: explained.rowsObject.name,
              rows: explained.rows.map(({ links, value: rowValue, ...row }) => ({
                ...row,
                ...links,
                value: metricJson(rowValue, metricOfRows.unit, currency),
              })),
              row_count: explained.rowCount,
              next: explained.next,
            };
          },
          "read only",
        ),
    },
  ];
}
