import type { Role } from "./role.ts";
import type { Text } from "./text.ts";

/** What every field can say of itself, whatever its kind. */
type FieldBase = {
  readonly label: Text;
  readonly help?: Text;
  readonly required?: boolean;
  /** Found by the list's search box. */
  readonly search?: boolean;
  /** Set by the system (a rule or a parent), never taken from input. */
  readonly readOnly?: boolean;
  /** Given when the record is made, never changed afterwards. */
  readonly frozen?: boolean;
  /** Roles that never see the field: absent from lists, filters, sorts, groups, metrics, export and history. */
  readonly hiddenFrom?: readonly Role[];
  /** Roles that see only part of the value, and cannot search, sort, filter or group by it. */
  readonly maskedFor?: readonly Role[];
  /** No column of its own: the value in force today in a history kept by another object. */
  readonly dated?: DatedSource;
};

/** The history's object, its ref to this record, its value field and the day from which a value holds. */
export type DatedSource = {
  readonly object: string;
  readonly by: string;
  readonly value: string;
  readonly from: string;
};

export type OptionChoice = { readonly label: Text; readonly color?: string };

export type TextField = FieldBase & {
  readonly kind: "text";
  readonly max: number;
  readonly format?: "plain" | "email" | "phone" | "url" | "lines";
  readonly default?: string;
};
export type OptionField = FieldBase & {
  readonly kind: "option";
  readonly options: Readonly<Record<string, OptionChoice>>;
  readonly default?: string;
};
export type BooleanField = FieldBase & { readonly kind: "boolean"; readonly default?: boolean };
export type IntegerField = FieldBase & {
  readonly kind: "integer";
  readonly min?: number;
  readonly max?: number;
  readonly default?: number;
};
/** An exact decimal (quantity, unit price, rate). The value is a plain decimal text such as "12.5". */
export type DecimalField = FieldBase & {
  readonly kind: "decimal";
  readonly scale: number;
  readonly min?: string;
  readonly max?: string;
  readonly default?: string;
};
/** A share, held as a fraction: "0.125" is shown as 12.5 %. */
export type PercentField = FieldBase & {
  readonly kind: "percent";
  readonly scale: number;
  readonly min?: string;
  readonly max?: string;
  readonly default?: string;
};
/** An amount in minor units (bigint). `currencyFrom` names the record's field that holds its currency; "company" is the workspace's own. */
export type MoneyField = FieldBase & {
  readonly kind: "money";
  readonly currencyFrom: string;
  readonly min?: bigint;
};
export type DayField = FieldBase & { readonly kind: "day" };
export type InstantField = FieldBase & { readonly kind: "instant" };
export type CurrencyField = FieldBase & { readonly kind: "currency" };
/** A link to a record of another object, named (never imported), so that declarations form no cycles. */
export type RefField = FieldBase & {
  readonly kind: "ref";
  readonly to: string;
  /** What happens to this record when the other is deleted for good; a soft delete is refused while it is used with "restrict". */
  readonly onDelete?: "restrict" | "cascade";
};

export type Field =
  | TextField
  | OptionField
  | BooleanField
  | IntegerField
  | DecimalField
  | PercentField
  | MoneyField
  | DayField
  | InstantField
  | CurrencyField
  | RefField;

export type KindName = Field["kind"];
/** A value as the program holds it. Money is bigint minor units; decimals are texts; empty is null. */
export type FieldValue = string | number | bigint | boolean;
export type RecordValues = Readonly<Record<string, FieldValue | null>>;

type Options<F> = Omit<F, "kind">;

export const text = (options: Omit<Options<TextField>, "max"> & { max?: number }): TextField => ({
  kind: "text",
  max: 200,
  ...options,
});
export const option = (options: Options<OptionField>): OptionField => ({ kind: "option", ...options });
export const boolean = (options: Options<BooleanField>): BooleanField => ({ kind: "boolean", ...options });
export const integer = (options: Options<IntegerField>): IntegerField => ({ kind: "integer", ...options });
export const decimal = (options: Options<DecimalField>): DecimalField => ({ kind: "decimal", ...options });
export const percent = (
  options: Omit<Options<PercentField>, "scale"> & { scale?: number },
): PercentField => ({
  kind: "percent",
  scale: 6,
  ...options,
});
export const money = (options: Options<MoneyField>): MoneyField => ({ kind: "money", ...options });
export const day = (options: Options<DayField>): DayField => ({ kind: "day", ...options });
export const instant = (options: Options<InstantField>): InstantField => ({ kind: "instant", ...options });
export const currency = (options: Options<CurrencyField>): CurrencyField => ({
  kind: "currency",
  ...options,
});
export const ref = (to: string, options: Omit<Options<RefField>, "to">): RefField => ({
  kind: "ref",
  to,
  ...options,
});
