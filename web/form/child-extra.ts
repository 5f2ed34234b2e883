import type { ReactNode } from "react";
import type { Text } from "../../kernel/text.ts";
import type { Session } from "../api/session.ts";
import type { DraftRow, DraftValues } from "./draft.ts";

/** What a kind of line shows while it is typed, beside its own fields: a computed column, a sum, what an empty field will become. */
export type ChildExtras = {
  readonly label: Text | null;
  readonly cell: (row: DraftRow) => ReactNode;
  readonly placeholder: (row: DraftRow, key: string) => string | undefined;
  readonly footer: ReactNode;
};
export type UseChildExtras = (
  rows: readonly DraftRow[],
  parent: DraftValues,
  session: Session,
) => ChildExtras;
