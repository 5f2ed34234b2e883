import { describe, expect, it } from "vitest";
import { csvOf } from "./rows-csv.ts";

describe("rows as csv", () => {
  it("opens in Excel with Chinese, quotes and commas", () => {
    expect(
      csvOf(
        ["订单", "净销售额"],
        [
          ["SO-1", "-12.50"],
          ['甲"乙", 丙', "3"],
        ],
      ),
    ).toBe('\ufeff订单,净销售额\r\nSO-1,-12.50\r\n"甲""乙"", 丙",3\r\n');
  });

  it("never hands over a formula", () => {
    expect(csvOf(["a"], [["=1+1"], ["+86 138"], ["-x"], ["@cmd"], ["-5"]])).toBe(
      "\ufeffa\r\n'=1+1\r\n'+86 138\r\n'-x\r\n'@cmd\r\n-5\r\n",
    );
  });
});
