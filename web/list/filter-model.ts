import type { Condition } from "../../kernel/kinds/kind.web.tsx";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";

/**
 * A predicate as the filter bar shows it: conditions by field, all of which must hold, and the parts that no control
 * can show (or, not, nested ones), which are kept as they are.
 */
export type FilterModel = {
  readonly fields: Readonly<Record<string, readonly Condition[]>>;
  readonly rest: readonly PredicateInput[];
};

export const noFilter: FilterModel = { fields: {}, rest: [] };

/** Take a predicate apart. Fields that are not `known` here stay in the rest. */
export function splitFilter(
  predicate: PredicateInput | undefined,
  known: (field: string) => boolean,
): FilterModel {
  if (predicate === undefined) return noFilter;
  const parts = "and" in predicate ? predicate.and : [predicate];
  const fields: Record<string, Condition[]> = {};
  const rest: PredicateInput[] = [];
  for (const part of parts) {
    if (!("field" in part) || !known(part.field)) {
      rest.push(part);
      continue;
    }
    const condition: Condition =
      part.value === undefined ? { op: part.op } : { op: part.op, value: part.value };
    fields[part.field] = [...(fields[part.field] ?? []), condition];
  }
  return { fields, rest };
}

/** Put it together again; nothing to filter is undefined. */
export function joinFilter({ fields, rest }: FilterModel): PredicateInput | undefined {
  const parts = [
    ...Object.entries(fields).flatMap(([field, conditions]) =>
      conditions.map((condition): PredicateInput => ({ field, ...condition })),
    ),
    ...rest,
  ];
  const [only] = parts;
  if (only === undefined) return undefined;
  return parts.length === 1 ? only : { and: parts };
}

export function withConditions(
  model: FilterModel,
  field: string,
  conditions: readonly Condition[],
): FilterModel {
  const { [field]: _, ...others } = model.fields;
  return { ...model, fields: conditions.length === 0 ? others : { ...others, [field]: conditions } };
}

/** How many filters are on. */
export const filterCount = (model: FilterModel): number =>
  Object.keys(model.fields).length + model.rest.length;

/** A predicate from an address: null where the text is none, undefined where there is no text. */
export function readFilter(text: string | null): PredicateInput | undefined | null {
  if (text === null || text === "") return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
      ? (parsed as PredicateInput)
      : null;
  } catch {
    return null;
  }
}
