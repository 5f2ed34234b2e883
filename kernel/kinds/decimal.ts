import { compareDecimal, decimal, formatDecimalTrimmed, parseDecimal } from "../../engine/decimal/index.ts";
import type { DecimalField, PercentField } from "../field.ts";
import { expected, type Kind, ok, orderOperators, type Parsed } from "./kind.ts";

const integerDigitsMax = 15;

/** Accepts "12.50", 12.5, " 12 "; keeps the exact decimal; refuses more digits than the field has. */
export function parseDecimalInput(
  input: unknown,
  field: { readonly scale: number; readonly min?: string; readonly max?: string },
): Parsed<string> {
  const plain =
    typeof input === "number" && Number.isFinite(input)
      ? String(input)
      : typeof input === "string"
        ? input.trim()
        : "";
  const parsed = parseDecimal(plain);
  if (parsed === null) return expected("数字，如 12.5", "a number such as 12.5");
  const trimmed = formatDecimalTrimmed(parsed);
  const [whole = "", fraction = ""] = trimmed.replace("-", "").split(".");
  if (fraction.length > field.scale)
    return expected(`最多 ${field.scale} 位小数`, `at most ${field.scale} decimal places`);
  if (whole.length > integerDigitsMax)
    return expected(`最多 ${integerDigitsMax} 位整数`, `at most ${integerDigitsMax} integer digits`);
  if (field.min !== undefined && compareDecimal(parsed, decimal(field.min)) < 0)
    return expected(`不小于 ${field.min}`, `at least ${field.min}`);
  if (field.max !== undefined && compareDecimal(parsed, decimal(field.max)) > 0)
    return expected(`不大于 ${field.max}`, `at most ${field.max}`);
  return ok(trimmed);
}

const compareDecimalText = (a: string, b: string): number => compareDecimal(decimal(a), decimal(b));

/** The database pads with zeros ("12.500000"); in the program a decimal has one spelling. */
const trimmedFromColumn = (raw: unknown): string => formatDecimalTrimmed(decimal(String(raw)));

function grouped(plain: string): string {
  const [whole = "", fraction] = plain.split(".");
  const withCommas = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`;
}

export const decimalKind: Kind<DecimalField, string> = {
  columnType: (field) => `numeric(${integerDigitsMax + field.scale},${field.scale})`,
  fromColumn: trimmedFromColumn,
  parse: (input, field) => parseDecimalInput(input, field),
  toJson: (value) => value,
  jsonSchema: () => ({ type: "string", pattern: "^-?\\d+(\\.\\d+)?$", description: "plain decimal" }),
  toPlain: (value) => value,
  format: (value) => grouped(value),
  operators: orderOperators,
  compare: compareDecimalText,
};

/** "12.5%" and "0.125" are the same share. */
function parsePercent(input: unknown, field: PercentField): Parsed<string> {
  if (typeof input === "string" && input.trim().endsWith("%")) {
    const hundredfold = parseDecimal(input.trim().slice(0, -1).trim());
    if (hundredfold === null) return expected("百分比，如 12.5%", "a percentage such as 12.5%");
    return parseDecimalInput(
      formatDecimalTrimmed({ units: hundredfold.units, scale: hundredfold.scale + 2 }),
      field,
    );
  }
  return parseDecimalInput(input, field);
}

/** A fraction as a percentage text: "0.125" → "12.5%". */
export function percentText(fraction: string): string {
  const parsed = decimal(fraction);
  const hundredfold =
    parsed.scale >= 2
      ? { units: parsed.units, scale: parsed.scale - 2 }
      : { units: parsed.units * 10n ** BigInt(2 - parsed.scale), scale: 0 };
  return `${formatDecimalTrimmed(hundredfold)}%`;
}

export const percentKind: Kind<PercentField, string> = {
  columnType: (field) => `numeric(${6 + field.scale},${field.scale})`,
  fromColumn: trimmedFromColumn,
  parse: parsePercent,
  toJson: (value) => value,
  jsonSchema: () => ({
    type: "string",
    pattern: "^-?\\d+(\\.\\d+)?$",
    description: "a fraction: 0.125 is 12.5 %",
  }),
  toPlain: (value) => value,
  format: (value) => percentText(value),
  operators: orderOperators,
  compare: compareDecimalText,
};
