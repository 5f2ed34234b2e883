import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBlock, writeBlock } from "./clipboard-block.ts";

describe("a block from the clipboard", () => {
  it.each([
    [
      "1\t2\r\n3\t4\r\n",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ["1\t\t3", [["1", "", "3"]]],
    ["5", [["5"]]],
    ["1\n2\n", [["1"], ["2"]]],
    ["1\n\n2", [["1"], [""], ["2"]]],
    ['"a\tb"\t"say ""x"""\n', [["a\tb", 'say "x"']]],
    ["", []],
  ])("%j", (text, rows) => {
    expect(readBlock(text)).toEqual(rows);
  });

  it("is read back as it was written", () => {
    const block = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(block, (rows) => {
        expect(readBlock(writeBlock(rows))).toEqual(rows);
      }),
    );
  });
});
