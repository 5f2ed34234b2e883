import type { Json } from "../../kernel/kinds/index.ts";

export type { Json };
export type MoneyJson = { readonly amount: string; readonly currency: string };
/** `title` is null where the viewer may not see the other record. */
export type ReferenceJson = { readonly id: string; readonly title: string | null };

/** A value of a record in the API: text, number, boolean, money, reference, or null. */
export type ValueJson = string | number | boolean | null | MoneyJson | ReferenceJson;

/** A record as the API gives it, whichever object it is of. */
export type RecordJson = {
  readonly id: string;
  readonly external_id: string | null;
  readonly version: number;
  readonly created_at: string;
  readonly created_by: ReferenceJson | null;
  readonly updated_at: string;
  readonly updated_by: ReferenceJson | null;
  readonly deleted_at: string | null;
} & Readonly<Record<string, ValueJson | readonly RecordJson[]>>;

export const isMoneyJson = (value: unknown): value is MoneyJson =>
  typeof value === "object" && value !== null && "amount" in value && "currency" in value;

export const isReferenceJson = (value: unknown): value is ReferenceJson =>
  typeof value === "object" && value !== null && "id" in value && "title" in value;
