import { describe, expect, it } from "vitest";
import { ordered, pasteBlock } from "./grid-paste.ts";

const at = (line: number, column: number) => ({ line, column });
const one = (line: number, column: number) => ({ from: at(line, column), to: at(line, column) });
const size = { lines: 3, columns: 4 };
const money = { currency: "CNY", unitExponent: 0 };

describe("a pasted block", () => {
  it("goes from the active cell to the right and down, thousands separators and 万 included", () => {
    expect(
      pasteBlock(
        [
          ["1,000", "1.2万"],
          ["", "0"],
        ],
        one(0, 1),
        size,
        money,
      ),
    ).toEqual({
      edits: [
        { place: at(0, 1), amount: 100_000n },
        { place: at(0, 2), amount: 1_200_000n },
        { place: at(1, 1), amount: null },
        { place: at(1, 2), amount: 0n },
      ],
      problems: [],
      rounded: 0,
    });
  });

  it("names what is no amount and what falls outside, and sets the rest", () => {
    const pasted = pasteBlock([["5", "x", "6"]], one(2, 2), size, money);
    expect(pasted.edits).toEqual([{ place: at(2, 2), amount: 500n }]);
    expect(pasted.problems).toEqual([
      { line: 2, column: 3, text: "x", reason: "not_a_number" },
      { line: 2, column: 4, text: "6", reason: "outside" },
    ]);
  });

  it("fills a selection with one value, or repeats a block that divides it", () => {
    const selection = { from: at(1, 3), to: at(0, 0) };
    expect(pasteBlock([["1"]], selection, size, money).edits).toHaveLength(8);
    const twice = pasteBlock([["1", "2"]], selection, size, money).edits;
    expect(twice.map(({ amount }) => amount)).toEqual([100n, 200n, 100n, 200n, 100n, 200n, 100n, 200n]);
    expect(pasteBlock([["1", "2", "3"]], selection, size, money).edits).toHaveLength(3);
  });

  it("counts what was rounded to the currency's unit", () => {
    expect(pasteBlock([["83333.3333", "1"]], one(0, 0), size, money).rounded).toBe(1);
    expect(pasteBlock([], one(0, 0), size, money).edits).toEqual([]);
  });

  it("goes by the corners, whichever way they were drawn", () => {
    expect(ordered({ from: at(2, 0), to: at(0, 3) })).toEqual({ from: at(0, 0), to: at(2, 3) });
  });
});
