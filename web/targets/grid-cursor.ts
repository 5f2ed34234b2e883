import { ordered, type Place, type Range } from "./grid-paste.ts";

/** Where one is in the grid: the active cell, and the corner from which a selection was drawn to it. */
export type Cursor = { readonly active: Place; readonly anchor: Place };
export type GridSize = { readonly lines: number; readonly columns: number };
export type Step = { readonly lines: number; readonly columns: number };

export const cursorAt = (place: Place): Cursor => ({ active: place, anchor: place });
export const rangeOf = ({ active, anchor }: Cursor): Range => ordered({ from: anchor, to: active });

/** Move by a step, at most to the edge; `extend` keeps the other corner where it is. */
export function moved(cursor: Cursor, step: Step, size: GridSize, extend: boolean): Cursor {
  const active = within(
    { line: cursor.active.line + step.lines, column: cursor.active.column + step.columns },
    size,
  );
  return { active, anchor: extend ? cursor.anchor : active };
}

/** To the next cell as one reads, over the end of a line to the next; null behind the last (or before the first). */
export function stepped(cursor: Cursor, backwards: boolean, size: GridSize): Cursor | null {
  const at = cursor.active.line * size.columns + cursor.active.column + (backwards ? -1 : 1);
  if (at < 0 || at >= size.lines * size.columns) return null;
  return cursorAt({ line: Math.floor(at / size.columns), column: at % size.columns });
}

/** A place that exists: lines may have been folded away under the cursor. */
export function within(place: Place, size: GridSize): Place {
  const clamp = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));
  return { line: clamp(place.line, size.lines), column: clamp(place.column, size.columns) };
}

/** The keys that move, as steps; far enough to reach the edge where a key goes to it. */
export function stepOfKey(key: string, toEdge: boolean, size: GridSize): Step | null {
  const far = { lines: size.lines, columns: size.columns };
  const page = 10;
  switch (key) {
    case "ArrowUp":
      return { lines: toEdge ? -far.lines : -1, columns: 0 };
    case "ArrowDown":
      return { lines: toEdge ? far.lines : 1, columns: 0 };
    case "ArrowLeft":
      return { lines: 0, columns: toEdge ? -far.columns : -1 };
    case "ArrowRight":
      return { lines: 0, columns: toEdge ? far.columns : 1 };
    case "Home":
      return { lines: toEdge ? -far.lines : 0, columns: -far.columns };
    case "End":
      return { lines: toEdge ? far.lines : 0, columns: far.columns };
    case "PageUp":
      return { lines: -page, columns: 0 };
    case "PageDown":
      return { lines: page, columns: 0 };
    default:
      return null;
  }
}

/** Every place of a range, line by line. */
export function placesOf({ from, to }: Range): Place[] {
  const places: Place[] = [];
  for (let line = from.line; line <= to.line; line += 1)
    for (let column = from.column; column <= to.column; column += 1) places.push({ line, column });
  return places;
}
