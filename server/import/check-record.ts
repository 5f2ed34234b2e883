import {
  compareDecimal,
  type Decimal,
  decimal,
  decimalFromInteger,
  formatDecimal,
  formatDecimalTrimmed,
  multiplyDecimal,
  negateDecimal,
  parseDecimal,
  subtractDecimal,
} from "../../engine/decimal/index.ts";
import { currencyDigits } from "../../engine/money/index.ts";
import type { Draft } from "../../kernel/draft.ts";
import type { FieldValue } from "../../kernel/field.ts";
import type { Text } from "../../kernel/text.ts";
import { ExpressionFault } from "./compile-expression.ts";
import type { CheckStep } from "./plan-import.ts";
import type { SourceRow } from "./source-rows.ts";

const ZERO = decimal("0");

/** What the source states against what is stored: a sentence where they differ by more than the tolerance. */
export function checkRecord(
  check: CheckStep,
  row: SourceRow,
  draft: Draft,
  companyCurrency: string,
): Text | null {
  const written = statedText(check, row);
  if (written === "") return null;
  const stated = parseDecimal(written);
  if (stated === null)
    return {
      zh: `无法核对 ${check.key}：${check.stated} 的值“${written}”不是数字`,
      en: `${check.key} cannot be checked: ${check.stated} “${written}” is not a number`,
    };
  const value = draft.values[check.key] ?? null;
  const stored = decimalOf(value, check, draft, companyCurrency);
  const difference = subtractDecimal(stored ?? ZERO, stated);
  const rows = check.times === undefined ? 1 : (draft.children[check.times]?.length ?? 0);
  const allowed = multiplyDecimal(check.tolerance, decimalFromInteger(Math.max(1, rows)));
  if (compareDecimal(magnitude(difference), allowed) <= 0) return null;
  const shown = stored === null ? "—" : formatDecimal(stored);
  return {
    zh: `${check.field.label.zh}（${check.key}）为 ${shown}，${check.stated} 为 ${formatDecimalTrimmed(stated)}，相差 ${formatDecimalTrimmed(difference)}`,
    en: `${check.key} is ${shown}, ${check.stated} is ${formatDecimalTrimmed(stated)}, difference ${formatDecimalTrimmed(difference)}`,
  };
}

function statedText(check: CheckStep, row: SourceRow): string {
  try {
    return check.equals(row);
  } catch (error) {
    if (error instanceof ExpressionFault) return error.value;
    throw error;
  }
}

const magnitude = (value: Decimal): Decimal => (value.units < 0n ? negateDecimal(value) : value);

function decimalOf(
  value: FieldValue | null,
  { field }: CheckStep,
  draft: Draft,
  companyCurrency: string,
): Decimal | null {
  if (value === null) return null;
  if (typeof value !== "bigint") return decimal(String(value));
  const code = field.kind === "money" ? draft.values[field.currencyFrom] : undefined;
  return { units: value, scale: currencyDigits(typeof code === "string" ? code : companyCurrency) };
}
