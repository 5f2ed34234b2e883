import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import type { ExplainQuery } from "../api/measure.ts";

/** One measured number: what is asked, over which days, of whom. It lies in the address, so that it can be sent on. */
export type ExplainCell = Pick<ExplainQuery, "metric" | "from" | "to" | "filter" | "part">;

const names = {
  metric: "explain",
  from: "explain_from",
  to: "explain_to",
  filter: "explain_filter",
  part: "explain_part",
} as const;

/** The page's address with this number opened; what else stands in the address stays. */
export function withCell(params: URLSearchParams, cell: ExplainCell): URLSearchParams {
  const next = withoutCell(params);
  next.set(names.metric, cell.metric);
  if (cell.from !== undefined) next.set(names.from, cell.from);
  if (cell.to !== undefined) next.set(names.to, cell.to);
  if (cell.filter !== undefined) next.set(names.filter, JSON.stringify(cell.filter));
  if (cell.part !== undefined) next.set(names.part, cell.part);
  return next;
}

export function withoutCell(params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of Object.values(names)) next.delete(name);
  return next;
}

/** The number that the address opens; null where it opens none. A filter that is no JSON is left to the server to refuse. */
export function cellOf(params: URLSearchParams): ExplainCell | null {
  const metric = params.get(names.metric);
  if (metric === null || metric === "") return null;
  const from = params.get(names.from);
  const to = params.get(names.to);
  const filter = params.get(names.filter);
  const part = params.get(names.part);
  return {
    metric,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(filter === null ? {} : { filter: readFilter(filter) }),
    ...(part === null ? {} : { part }),
  };
}

function readFilter(text: string): PredicateInput {
  try {
    return JSON.parse(text) as PredicateInput;
  } catch {
    return text as unknown as PredicateInput;
  }
}
