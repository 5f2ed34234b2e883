import type { ReferenceJson, ValueJson } from "../../kernel/kinds/kind.web.tsx";

export type { MoneyJson, ReferenceJson, ValueJson } from "../../kernel/kinds/kind.web.tsx";
export { isMoneyJson, isReferenceJson } from "../../kernel/kinds/kind.web.tsx";

/** What every record has. */
export type SystemJson = {
  readonly id: string;
  readonly external_id: string | null;
  readonly version: number;
  readonly created_at: string;
  readonly created_by: ReferenceJson | null;
  readonly updated_at: string;
  readonly updated_by: ReferenceJson | null;
  readonly deleted_at: string | null;
};

/** A record as the API gives it, whichever object it is of. */
export type RecordJson = SystemJson & Readonly<Record<string, ValueJson | readonly RecordJson[]>>;
