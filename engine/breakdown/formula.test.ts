import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, formatDecimal } from "../decimal/index.ts";
import { evaluateFormula } from "./evaluate-formula.ts";
import { parseFormula } from "./parse-formula.ts";

const REFERENCES = { prior: decimal("1000.00"), computed: decimal("900.00"), parent: null };

function answer(text: string, scale = 2): string {
  const parsed = parseFormula(text);
  const result = parsed.ok ? evaluateFormula(parsed.formula, REFERENCES, scale) : parsed;
  if (result.ok) return formatDecimal(result.value);
  return `${result.problem.code}@${result.problem.at}+${result.problem.length}`;
}

describe("a formula typed in a cell", () => {
  it.each([
    ["=上年*1.1", "1100.00"],
    ["=prior*1.1", "1100.00"],
    ["= PRIOR × (1 + 5%)", "1050.00"],
    ["＝上年＊（１＋１０％）", "1100.00"],
    ["=上年/3*3", "1000.00"],
    ["=(上年+计算值)/2", "950.00"],
    ["1.2万", "12000.00"],
    ["3亿", "300000000.00"],
    ["1.5k", "1500.00"],
    ["1万亿", "1000000000000.00"],
    ["1,234,567.89", "1234567.89"],
    ["-5+-3", "-8.00"],
    ["2+3*4", "14.00"],
    ["10-2-3", "5.00"],
    ["100÷3", "33.33"],
    ["0.005", "0.01"],
    ["=-上年", "-1000.00"],
    ["=(1+1)万", "20000.00"],
  ])("%s is %s", (text, expected) => {
    expect(answer(text)).toBe(expected);
  });

  it.each([
    ["", "empty@0+0"],
    ["=", "empty@1+0"],
    ["=上年*", "operand_missing@4+0"],
    ["=去年*2", "unknown_name@1+2"],
    ["=上年 1.1", "operator_missing@4+3"],
    ["=(上年+1", "parenthesis_open@1+1"],
    ["=上年+1)", "parenthesis_unopened@5+1"],
    ["=1..2", "bad_number@1+4"],
    ["12,34", "bad_number@0+5"],
    ["=上年^2", "unknown_character@3+1"],
    ["=上年/(1-1)", "division_by_zero@4+5"],
    ["=父级*2", "reference_missing@1+2"],
    ["=*2", "operand_missing@1+1"],
    ["=alert(1)", "unknown_name@1+5"],
    [`=${"(".repeat(60)}1`, "too_deep@42+1"],
    ["1".repeat(201), "too_long@200+1"],
  ])("%s is refused as %s", (text, expected) => {
    expect(answer(text)).toBe(expected);
  });

  it("answers to any text without throwing, with a place inside it", () => {
    const pieces = fc.constantFrom(
      "=",
      "上年",
      "父级",
      "(",
      ")",
      "+",
      "-",
      "*",
      "/",
      "%",
      "万",
      "1",
      "2.5",
      ",",
      " ",
      "x",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join("");
        const parsed = parseFormula(text);
        if (parsed.ok) expect(parsed.formula.at + parsed.formula.length).toBeLessThanOrEqual(text.length);
        else expect(parsed.problem.at + parsed.problem.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
