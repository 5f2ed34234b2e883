import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  markSaved,
  openSheet,
  redo,
  setCells,
  type TargetSheet,
  undo,
  unsavedChanges,
  withSaved,
} from "./target-sheet.ts";

const start = openSheet(
  new Map([
    ["a", 100n],
    ["b", 200n],
  ]),
);
const amounts = (sheet: TargetSheet) => Object.fromEntries(sheet.current);

describe("a sheet of targets", () => {
  it("takes edits as one step that is undone and redone whole", () => {
    const edited = setCells(start, [
      { cell: "a", amount: 150n },
      { cell: "b", amount: null },
      { cell: "c", amount: 0n },
    ]);
    expect(amounts(edited)).toEqual({ a: 150n, c: 0n });
    expect(amounts(undo(edited))).toEqual({ a: 100n, b: 200n });
    expect(amounts(redo(undo(edited)))).toEqual({ a: 150n, c: 0n });
  });

  it("tells an empty cell from a zero", () => {
    const edited = setCells(start, [{ cell: "c", amount: 0n }]);
    expect(unsavedChanges(edited)).toEqual([{ cell: "c", before: null, after: 0n }]);
  });

  it("keeps no step where nothing changes", () => {
    expect(
      setCells(start, [
        { cell: "a", amount: 100n },
        { cell: "z", amount: null },
      ]),
    ).toBe(start);
    expect(undo(start)).toBe(start);
    expect(redo(start)).toBe(start);
  });

  it("forgets what was undone once something else is typed", () => {
    const other = setCells(undo(setCells(start, [{ cell: "a", amount: 1n }])), [{ cell: "a", amount: 2n }]);
    expect(redo(other)).toBe(other);
  });

  it("knows what is not saved, also what was typed while the save ran", () => {
    const edited = setCells(start, [{ cell: "a", amount: 150n }]);
    const sent = unsavedChanges(edited);
    const typedMeanwhile = setCells(edited, [
      { cell: "a", amount: 160n },
      { cell: "b", amount: 210n },
    ]);
    expect(unsavedChanges(markSaved(typedMeanwhile, sent))).toEqual([
      { cell: "a", before: 150n, after: 160n },
      { cell: "b", before: 200n, after: 210n },
    ]);
    expect(unsavedChanges(markSaved(edited, sent))).toEqual([]);
  });

  it("makes an undo after saving a change to save again", () => {
    const edited = setCells(start, [{ cell: "a", amount: 150n }]);
    const saved = markSaved(edited, unsavedChanges(edited));
    expect(unsavedChanges(undo(saved))).toEqual([{ cell: "a", before: 150n, after: 100n }]);
  });

  it("keeps my edits when the server's amounts are read anew", () => {
    const edited = setCells(start, [{ cell: "a", amount: 150n }]);
    const fresh = withSaved(
      edited,
      new Map([
        ["a", 120n],
        ["b", 999n],
      ]),
    );
    expect(amounts(fresh)).toEqual({ a: 150n, b: 999n });
    expect(unsavedChanges(fresh)).toEqual([{ cell: "a", before: 120n, after: 150n }]);
  });

  it("comes back to where it was by undoing every step", () => {
    const edit = fc.record({
      cell: fc.constantFrom("a", "b", "c"),
      amount: fc.option(fc.bigInt({ min: 0n, max: 9n })),
    });
    fc.assert(
      fc.property(fc.array(fc.array(edit, { maxLength: 3 }), { maxLength: 20 }), (steps) => {
        let sheet = start;
        for (const step of steps) sheet = setCells(sheet, step);
        const end = amounts(sheet);
        const count = sheet.past.length;
        for (let index = 0; index < count; index += 1) sheet = undo(sheet);
        expect(amounts(sheet)).toEqual(amounts(start));
        for (let index = 0; index < count; index += 1) sheet = redo(sheet);
        expect(amounts(sheet)).toEqual(end);
      }),
    );
  });
});
