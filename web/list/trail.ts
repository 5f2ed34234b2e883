import type { ListQuery } from "../api/records.ts";

/** The list from which a record was opened: its ids so far, and where the list stands. */
export type Trail = {
  readonly query: ListQuery;
  readonly ids: readonly string[];
  /** Cursor of the list's next page. */
  readonly next: string | null;
  readonly address: string;
};

const keyOf = (object: string): string => `attain.trail.${object}`;

/** Kept for this tab alone, so that it also outlives a reload. */
export function keepTrail(object: string, trail: Trail): void {
  try {
    sessionStorage.setItem(keyOf(object), JSON.stringify(trail));
  } catch {
    // A full storage costs the next/previous buttons, nothing else.
  }
}

export function readTrail(object: string): Trail | null {
  const text = sessionStorage.getItem(keyOf(object));
  return text === null ? null : (JSON.parse(text) as Trail);
}
