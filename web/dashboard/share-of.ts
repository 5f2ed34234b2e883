import { compareDecimal, decimal, divideDecimal, formatDecimal } from "../../engine/decimal/index.ts";
import { isMoneyJson } from "../api/json.ts";
import type { MetricValue } from "../api/measure.ts";

const zero = decimal("0");

/** The part of one measured amount in another, "0.2500"; null where the whole is not above zero. */
export function shareOf(part: MetricValue | undefined, whole: MetricValue | undefined): string | null {
  if (!isMoneyJson(part) || !isMoneyJson(whole)) return null;
  const [numerator, denominator] = [decimal(part.amount), decimal(whole.amount)];
  return compareDecimal(denominator, zero) > 0
    ? formatDecimal(divideDecimal(numerator, denominator, 4))
    : null;
}
