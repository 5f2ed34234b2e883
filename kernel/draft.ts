import type { FieldValue } from "./field.ts";

export type DraftValues = Record<string, FieldValue | null>;

/** A child row on its way in: `id` where it exists already. */
export type ChildDraft = {
  readonly id: string | null;
  readonly values: DraftValues;
  readonly before: Readonly<DraftValues> | null;
};

/**
 * A record on its way into the database: what it was (null when new) and what it is to become. Rules complete it in
 * place of the caller; links are already ids that the actor may use.
 */
export type Draft = {
  readonly id: string;
  readonly values: DraftValues;
  readonly before: Readonly<DraftValues> | null;
  readonly children: Record<string, ChildDraft[]>;
  /** Whether the caller gave the children's list; where not, the stored rows stand. */
  readonly childrenGiven: boolean;
  /** Which of several inputs this is, from 1. */
  readonly row?: number;
};

export const changed = (
  draft: { readonly values: DraftValues; readonly before: Readonly<DraftValues> | null },
  ...keys: string[]
): boolean =>
  draft.before === null || keys.some((key) => (draft.values[key] ?? null) !== (draft.before?.[key] ?? null));
