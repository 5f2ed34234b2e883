import { parseDecimal, powerOfTen, rescaleUnits } from "../../engine/decimal/index.ts";
import { currencyDigits } from "../../engine/money/index.ts";

/** What a person typed or pasted into an amount cell. `rounded`: it had more digits than the currency has. */
export type AmountInput =
  | { readonly kind: "empty" }
  | { readonly kind: "amount"; readonly minor: bigint; readonly rounded: boolean }
  | { readonly kind: "invalid"; readonly reason: "not_a_number" | "negative" | "too_large" };

/** The units that people write after a number; "万元" and "万" are the same. */
const UNIT_EXPONENTS: Readonly<Record<string, number>> = {
  "": 0,
  元: 0,
  千: 3,
  千元: 3,
  万: 4,
  万元: 4,
  百万: 6,
  千万: 7,
  亿: 8,
  亿元: 8,
  K: 3,
  M: 6,
  B: 9,
};

const MAX_MINOR = 9_000_000_000_000_000_000n; // below the database's bigint
const NUMBER = /^([+-]?)([\d,]*\d(?:\.\d*)?|\.\d+)(?:E([+-]?\d{1,2}))?([^\d.,]*)$/i;
const GROUPED = /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+)$/;

/**
 * Reads an amount as people write it: "1,200,000", "120万", "1.2亿", "¥83,333.33", "1.2M", full-width digits, "1.2E+06".
 * A number without a unit counts in 10^`unitExponent` of the currency (the grid may be shown in 万). A lone dash is
 * zero, as in Excel's accounting format; nothing at all is `empty`, which is not zero. More digits than the currency
 * has are rounded half up, and said so.
 */
export function readAmount(text: string, currency: string, unitExponent = 0): AmountInput {
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  if (plain === "") return { kind: "empty" };
  if (/^[-–—]$/.test(plain)) return { kind: "amount", minor: 0n, rounded: false };
  const parts = NUMBER.exec(withoutSymbol(plain));
  if (parts === null) return { kind: "invalid", reason: "not_a_number" };
  const [, sign = "", number = "", exponent, suffix = ""] = parts;
  const unit = suffix === "" && exponent === undefined ? unitExponent : unitOf(suffix);
  const decimal = ungrouped(number);
  if (unit === null || decimal === null) return { kind: "invalid", reason: "not_a_number" };
  const amount = scaled(decimal, unit + Number(exponent ?? "0"), currency);
  if (amount.minor > MAX_MINOR) return { kind: "invalid", reason: "too_large" };
  if (sign === "-" && amount.minor !== 0n) return { kind: "invalid", reason: "negative" };
  return { kind: "amount", ...amount };
}

/** The currency sign or code in front, also behind a minus: "-¥5" is -5. */
function withoutSymbol(text: string): string {
  return text.replace(/^([+-]?)(?:[¥$€£]|[A-Z]{3}|US\$|HK\$|NT\$)/, "$1");
}

function unitOf(suffix: string): number | null {
  return UNIT_EXPONENTS[suffix] ?? UNIT_EXPONENTS[suffix.toUpperCase()] ?? null;
}

/** "1,200.5" → its decimal. Null where the commas do not stand between groups: "1,2" may be one and a fifth. */
function ungrouped(number: string): { units: bigint; scale: number } | null {
  const [whole = "", fraction = ""] = number.split(".");
  if (whole !== "" && !GROUPED.test(whole)) return null;
  const digits = `${whole.replaceAll(",", "") || "0"}${fraction === "" ? "" : `.${fraction}`}`;
  return parseDecimal(digits);
}

/** units / 10^scale × 10^exponent in minor units of the currency. */
function scaled(
  decimal: { units: bigint; scale: number },
  exponent: number,
  currency: string,
): { minor: bigint; rounded: boolean } {
  const units = exponent > 0 ? decimal.units * powerOfTen(exponent) : decimal.units;
  const scale = exponent > 0 ? decimal.scale : decimal.scale - exponent;
  const digits = currencyDigits(currency);
  const minor = rescaleUnits(units, scale, digits);
  return {
    minor,
    rounded:
      rescaleUnits(minor, digits, Math.max(scale, digits)) !==
      rescaleUnits(units, scale, Math.max(scale, digits)),
  };
}
