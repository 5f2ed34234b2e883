import { minorToPlain, parseMoney } from "../../engine/money/index.ts";
import { isMoneyJson, type MoneyJson } from "../api/json.ts";
import type { MetricValue } from "../api/measure.ts";

/**
 * How far what is reached lies ahead of (positive) or behind (negative) what is due by today: the difference of two
 * measured numbers, exact. Null where one of them is missing: without a target nobody is behind.
 */
export function paceGap(reached: MetricValue | undefined, due: MetricValue | undefined): MoneyJson | null {
  const [is, should] = [minorOf(reached), minorOf(due)];
  if (is === null || should === null || is.currency !== should.currency) return null;
  return { amount: minorToPlain(is.minor - should.minor, is.currency), currency: is.currency };
}

/** An amount of the API in minor units; null where it is none. */
export function minorOf(
  value: MetricValue | undefined,
): { readonly minor: bigint; readonly currency: string } | null {
  return isMoneyJson(value) ? parseMoney(value.amount, value.currency) : null;
}

/** The amount without its sign, for sentences that say "behind by". */
export function magnitude(value: MoneyJson): MoneyJson {
  return value.amount.startsWith("-") ? { ...value, amount: value.amount.slice(1) } : value;
}
