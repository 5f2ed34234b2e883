import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Grain } from "../../engine/calendar/index.ts";
import type { MetricUnit } from "../../kernel/metric.ts";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import { currentLocale } from "../language/language.ts";
import { request } from "./client.ts";
import type { MoneyJson, ReferenceJson } from "./json.ts";

/** Money, a count, a quantity or a share as decimal text; null where it cannot be told (a ratio without a base). */
export type MetricValue = MoneyJson | string | number | null;
export type DimensionValue = ReferenceJson | { readonly key: string; readonly title: string } | null;
export type PeriodJson = {
  readonly key: string;
  readonly start: string;
  readonly end: string;
  readonly label: string;
};

export type MeasureQuery = {
  readonly metrics: readonly string[];
  readonly by?: readonly string[];
  readonly grain?: Grain;
  readonly from?: string;
  /** Exclusive. */
  readonly to?: string;
  readonly filter?: PredicateInput;
  readonly sort?: string;
  readonly limit?: number;
  readonly total?: boolean;
};

export type MeasureRow = {
  readonly dimensions: Readonly<Record<string, DimensionValue>>;
  readonly period: PeriodJson | null;
  readonly values: Readonly<Record<string, MetricValue>>;
};

export type Measured = {
  readonly metrics: readonly string[];
  readonly by: readonly string[];
  readonly grain: Grain | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly as_of: string;
  readonly rows: readonly MeasureRow[];
  readonly total: { readonly values: Readonly<Record<string, MetricValue>> } | null;
};

export type ExplainQuery = {
  readonly metric: string;
  readonly from?: string;
  readonly to?: string;
  readonly filter?: PredicateInput;
  /** Of a ratio or difference: whose rows are listed. */
  readonly part?: string;
  readonly limit?: number;
  readonly after?: string;
};

export type ExplainedRow = {
  readonly id: string;
  readonly title: string;
  readonly day: string | null;
  readonly seller: ReferenceJson | null;
  readonly account: ReferenceJson | null;
  readonly value: MetricValue;
};

export type Explained = {
  readonly metric: string;
  readonly label: string;
  readonly sentence: string;
  readonly unit: MetricUnit;
  readonly value: MetricValue;
  readonly period: { readonly from: string | null; readonly to: string | null } | null;
  readonly scope: string;
  readonly filter: string;
  readonly as_of: string;
  readonly parts: readonly { readonly metric: string; readonly label: string; readonly value: MetricValue }[];
  readonly rows_object: string;
  readonly rows: readonly ExplainedRow[];
  readonly row_count: number;
  readonly next: string | null;
  readonly metric_of_rows: string;
};

const filterText = (filter: PredicateInput | undefined): string | undefined =>
  filter === undefined ? undefined : JSON.stringify(filter);

export function measure(query: MeasureQuery, signal?: AbortSignal): Promise<Measured> {
  return request<Measured>("GET", "/api/measure", {
    signal,
    query: {
      metrics: query.metrics.join(","),
      by: query.by?.join(","),
      grain: query.grain,
      from: query.from,
      to: query.to,
      filter: filterText(query.filter),
      sort: query.sort,
      limit: query.limit,
      total: query.total,
    },
  });
}

export function explain(query: ExplainQuery, signal?: AbortSignal): Promise<Explained> {
  return request<Explained>("GET", "/api/explain", {
    signal,
    query: { ...query, filter: filterText(query.filter) },
  });
}

/** Ask for numbers. Titles and labels come in the user's language, so the language is part of the question. */
export function useMeasure(
  query: MeasureQuery,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<Measured> {
  return useQuery({
    queryKey: ["measure", currentLocale(), query],
    queryFn: ({ signal }) => measure(query, signal),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
}

/** Why a number is what it is, and the rows behind it. Null asks nothing. */
export function useExplain(query: ExplainQuery | null): UseQueryResult<Explained> {
  return useQuery({
    queryKey: ["explain", currentLocale(), query],
    queryFn: ({ signal }) => {
      if (query === null) throw new Error("nothing to explain");
      return explain(query, signal);
    },
    placeholderData: keepPreviousData,
    enabled: query !== null,
  });
}
