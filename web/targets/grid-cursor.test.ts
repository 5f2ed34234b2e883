import { describe, expect, it } from "vitest";
import { cursorAt, moved, placesOf, rangeOf, stepOfKey, stepped, within } from "./grid-cursor.ts";

const size = { lines: 3, columns: 12 };
const at = (line: number, column: number) => ({ line, column });

describe("the cursor of the grid", () => {
  it("moves to the edge and no further", () => {
    expect(moved(cursorAt(at(0, 0)), { lines: -1, columns: 0 }, size, false)).toEqual(cursorAt(at(0, 0)));
    const end = stepOfKey("End", true, size);
    expect(end).not.toBeNull();
    expect(moved(cursorAt(at(1, 1)), end ?? at0, size, false)).toEqual(cursorAt(at(2, 11)));
    expect(stepOfKey("a", false, size)).toBeNull();
  });

  it("keeps the other corner while a selection is drawn", () => {
    const drawn = moved(cursorAt(at(1, 5)), { lines: -1, columns: 2 }, size, true);
    expect(rangeOf(drawn)).toEqual({ from: at(0, 5), to: at(1, 7) });
    expect(placesOf(rangeOf(drawn))).toHaveLength(6);
  });

  it("steps over the end of a line to the next, and out behind the last", () => {
    expect(stepped(cursorAt(at(0, 11)), false, size)).toEqual(cursorAt(at(1, 0)));
    expect(stepped(cursorAt(at(1, 0)), true, size)).toEqual(cursorAt(at(0, 11)));
    expect(stepped(cursorAt(at(2, 11)), false, size)).toBeNull();
    expect(stepped(cursorAt(at(0, 0)), true, size)).toBeNull();
  });

  it("comes back into a grid that has become smaller", () => {
    expect(within(at(9, 3), size)).toEqual(at(2, 3));
  });
});

const at0 = { lines: 0, columns: 0 };
