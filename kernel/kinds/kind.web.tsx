import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { FiscalCalendar } from "../../engine/calendar/index.ts";
import type { Field } from "../field.ts";
import type { Locale, Text } from "../text.ts";
import type { Operator } from "./kind.ts";

export type MoneyJson = { readonly amount: string; readonly currency: string };
/** `title` is null where the viewer may not see the other record. */
export type ReferenceJson = { readonly id: string; readonly title: string | null };
/** A value of a record in the API. */
export type ValueJson = string | number | boolean | null | MoneyJson | ReferenceJson;

/** What an input holds while somebody types: any spelling that the kind's `parse` accepts; null is empty. */
export type InputValue = string | number | boolean | null | ReferenceJson;

/** One comparison of a filter on a field; several of one field must all hold. */
export type Condition = { readonly op: Operator; readonly value?: unknown };

export type CellProps<F extends Field> = {
  readonly field: F;
  readonly value: ValueJson;
  /** In a list a value keeps to one line; on a page it may take its room. */
  readonly place: "list" | "page";
};

export type InputProps<F extends Field> = {
  readonly id: string;
  readonly field: F;
  readonly value: InputValue;
  readonly onChange: (value: InputValue) => void;
  readonly currency: string;
  readonly invalid: boolean;
  readonly describedBy?: string | undefined;
  /** What happens when nothing is given. */
  readonly placeholder?: string | undefined;
  /** Edited in its cell: takes the focus, and its list of choices is open at once. */
  readonly inPlace?: boolean;
  /** A choice that is complete with one pick is handed on at once when edited in its cell. */
  readonly onPicked?: (value: InputValue) => void;
};

export type FilterProps<F extends Field> = {
  readonly field: F;
  readonly conditions: readonly Condition[];
  readonly onChange: (conditions: readonly Condition[]) => void;
};

/** How a kind of field is shown, typed and filtered. The pure side of the kind stands beside it without `.web`. */
export type KindView<F extends Field> = {
  readonly Cell: ComponentType<CellProps<F>>;
  readonly Input: ComponentType<InputProps<F>>;
  readonly Filter: ComponentType<FilterProps<F>>;
  /** A filter in words: "VIP, Key". */
  readonly Summary: ComponentType<Omit<FilterProps<F>, "onChange">>;
  /** What the input starts with. */
  readonly toInput: (value: ValueJson) => InputValue;
  /** What people type beside the strict spelling (full-width digits, grouping commas) made strict. */
  readonly tidy: (value: InputValue) => InputValue;
  /** One pick makes the value complete: edited in a cell, it is saved at once. */
  readonly picks: boolean;
  readonly align: "start" | "end";
  /** Width of a list's column in pixels. */
  readonly width: (field: F) => number;
  /** Few enough different values to group a list by them. */
  readonly groups: boolean;
  /** A short coloured word that marks the record (a state): it stands beside the name on a card. */
  readonly marks: (field: F) => boolean;
};

/** What the kinds need from the page around them. */
export type KindTools = {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly today: string;
  readonly calendar: FiscalCalendar;
  /** Active currencies, the company's own first. */
  readonly currencies: readonly string[];
  readonly search: (
    object: string,
    text: string,
    signal: AbortSignal,
  ) => Promise<readonly (ReferenceJson & { readonly hint?: string })[]>;
  /** The page of a record; null where there is none for this viewer. */
  readonly address: (object: string, id: string) => string | null;
  readonly Link: ComponentType<{ readonly to: string; readonly children: ReactNode }>;
  /** The title of a record of which only the id is known (a filter in an address). */
  readonly Title: ComponentType<{ readonly object: string; readonly id: string }>;
};

export const KindToolsContext = createContext<KindTools | null>(null);

export function useKindTools(): KindTools & { readonly say: (text: Text) => string } {
  const tools = useContext(KindToolsContext);
  if (tools === null) throw new Error("the kinds' tools are not provided here");
  return { ...tools, say: (text) => text[tools.locale] };
}

export const isMoneyJson = (value: unknown): value is MoneyJson =>
  typeof value === "object" && value !== null && "amount" in value && "currency" in value;

export const isReferenceJson = (value: unknown): value is ReferenceJson =>
  typeof value === "object" && value !== null && "id" in value && "title" in value;

export const textOf = (value: InputValue | ValueJson): string =>
  value === null || typeof value === "object" ? "" : String(value);

/** Stands where there is no value. */
export function NoValue(): ReactNode {
  return (
    <span className="tertiary" aria-hidden="true">
      —
    </span>
  );
}

const emptyLabels = {
  is_empty: { zh: "为空", en: "is empty" },
  not_empty: { zh: "不为空", en: "is not empty" },
} as const satisfies Partial<Record<Operator, Text>>;

/** The words of "is empty" and "is not empty", null for other conditions. */
export function emptinessOf(conditions: readonly Condition[]): Text | null {
  const op = conditions[0]?.op;
  return op === "is_empty" || op === "not_empty" ? emptyLabels[op] : null;
}
export { emptyLabels };
