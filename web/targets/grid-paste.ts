import { type AmountInput, readAmount } from "./amount-input.ts";

/** A cell by place: index of the line among those that can be typed in, index of the column. */
export type Place = { readonly line: number; readonly column: number };
export type Range = { readonly from: Place; readonly to: Place };
export type PasteProblem = Place & { readonly text: string; readonly reason: PasteReason };
export type PasteReason = Extract<AmountInput, { kind: "invalid" }>["reason"] | "outside";

export type Pasted = {
  readonly edits: readonly { readonly place: Place; readonly amount: bigint | null }[];
  readonly problems: readonly PasteProblem[];
  /** Cells whose amount had more digits than the currency and was rounded half up. */
  readonly rounded: number;
};

/** The range with its first corner at the upper left, whichever way it was drawn. */
export function ordered({ from, to }: Range): Range {
  return {
    from: { line: Math.min(from.line, to.line), column: Math.min(from.column, to.column) },
    to: { line: Math.max(from.line, to.line), column: Math.max(from.column, to.column) },
  };
}

/**
 * Where a pasted block goes: from the selection's upper left corner. One single value, or a block whose size divides
 * the selection's, fills the whole selection, as spreadsheets do. What is no amount or falls outside is named and
 * changes nothing; an empty cell of the block empties.
 */
export function pasteBlock(
  block: readonly (readonly string[])[],
  selection: Range,
  size: { readonly lines: number; readonly columns: number },
  money: { readonly currency: string; readonly unitExponent: number },
): Pasted {
  const { from, to } = ordered(selection);
  const height = block.length;
  const width = Math.max(0, ...block.map((row) => row.length));
  if (height === 0 || width === 0) return { edits: [], problems: [], rounded: 0 };
  const selected = { lines: to.line - from.line + 1, columns: to.column - from.column + 1 };
  const fills = fits(selected.lines, height) && fits(selected.columns, width);
  const lines = fills ? selected.lines : height;
  const columns = fills ? selected.columns : width;
  const edits: { place: Place; amount: bigint | null }[] = [];
  const problems: PasteProblem[] = [];
  let rounded = 0;
  for (let line = 0; line < lines; line += 1) {
    for (let column = 0; column < columns; column += 1) {
      const text = block[line % height]?.[column % width] ?? "";
      const place = { line: from.line + line, column: from.column + column };
      const read = readAmount(text, money.currency, money.unitExponent);
      if (place.line >= size.lines || place.column >= size.columns) {
        if (read.kind !== "empty") problems.push({ ...place, text, reason: "outside" });
      } else if (read.kind === "invalid") problems.push({ ...place, text, reason: read.reason });
      else {
        edits.push({ place, amount: read.kind === "empty" ? null : read.minor });
        if (read.kind === "amount" && read.rounded) rounded += 1;
      }
    }
  }
  return { edits, problems, rounded };
}

const fits = (selected: number, length: number): boolean => selected >= length && selected % length === 0;
