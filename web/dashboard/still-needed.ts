import {
  addDays,
  CALENDAR_YEAR,
  type Day,
  type FiscalCalendar,
  periodsBetween,
  workingDaysBetween,
} from "../../engine/calendar/index.ts";
import { divideHalfUp } from "../../engine/decimal/index.ts";
import { minorToPlain } from "../../engine/money/index.ts";
import type { MoneyJson } from "../api/json.ts";
import type { MetricValue } from "../api/measure.ts";
import { minorOf } from "./pace-gap.ts";

export type StillNeeded = {
  /** What is missing to the target; zero once it is reached. */
  readonly missing: MoneyJson;
  /** Working days after today until the period ends. */
  readonly workingDays: number;
  /** What each of them must bring; null on the last day. */
  readonly perDay: MoneyJson | null;
  /** What each remaining month must bring, the running one included; null where that is the only one. */
  readonly perMonth: { readonly months: number; readonly amount: MoneyJson } | null;
};

/**
 * What is still to be sold until the period ends, evenly over its remaining working days (Monday to Friday without
 * the holidays; today counts as done, as in the pace). Null without a target.
 */
export function stillNeeded(given: {
  readonly reached: MetricValue | undefined;
  readonly target: MetricValue | undefined;
  readonly today: Day;
  /** First day after the period. */
  readonly to: Day;
  readonly holidays?: ReadonlySet<Day>;
  readonly calendar?: FiscalCalendar;
}): StillNeeded | null {
  const [reached, target] = [minorOf(given.reached), minorOf(given.target)];
  if (reached === null || target === null) return null;
  const minor = target.minor > reached.minor ? target.minor - reached.minor : 0n;
  const workingDays = workingDaysBetween(addDays(given.today, 1), given.to, given.holidays ?? new Set());
  const tomorrow = addDays(given.today, 1);
  const months = periodsBetween(tomorrow, given.to, "month", given.calendar ?? CALENDAR_YEAR).length;
  const money = (amount: bigint): MoneyJson => ({
    amount: minorToPlain(amount, target.currency),
    currency: target.currency,
  });
  return {
    missing: money(minor),
    workingDays,
    perDay: workingDays > 0 ? money(divideHalfUp(minor, BigInt(workingDays))) : null,
    perMonth: months > 1 ? { months, amount: money(divideHalfUp(minor, BigInt(months))) } : null,
  };
}
