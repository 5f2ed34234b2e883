import { addMonthsClamped, type Day } from "../calendar/index.ts";
import type { WorkingDays } from "../pace/index.ts";
import type { CapacityFact } from "./request.ts";

/**
 * What a person who started does in each month since: [0.25, 0.5, 0.75] is a quarter in the first month, and in full
 * from the fourth. Months count from the starting day, not from the first of the month.
 */
export type RampSchedule = readonly number[];

/** One stretch of a person's work, half-open; `until` null: without end. `share` 0.5 is half time. */
export type Employment = {
  readonly from: Day;
  readonly until: Day | null;
  readonly share: number;
  readonly ramp: RampSchedule | null;
};

export type CapacityPeriod = { readonly id: string; readonly start: Day; readonly end: Day };

const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

function daysWithin(from: Day, until: Day, period: CapacityPeriod, workingDays: WorkingDays): number {
  const start = later(from, period.start);
  const end = earlier(until, period.end);
  return start < end ? workingDays(start, end) : 0;
}

/** Working days of one stretch in the period, each ramp month at its part. */
function rampedDays(employment: Employment, period: CapacityPeriod, workingDays: WorkingDays): number {
  const { from, ramp } = employment;
  const until = employment.until ?? period.end;
  let days = 0;
  let monthStart = from;
  (ramp ?? []).forEach((part, month) => {
    const monthEnd = addMonthsClamped(from, month + 1);
    days += part * daysWithin(monthStart, earlier(monthEnd, until), period, workingDays);
    monthStart = monthEnd;
  });
  return days + daysWithin(monthStart, until, period, workingDays);
}

/**
 * What a unit has of working days in each leaf period: working days of its stretches × part time × ramp, less the
 * days of leave (in working days by period id); `full` are the period's working days. Never below zero.
 */
export function capacityOf(
  unitId: string,
  employments: readonly Employment[],
  periods: readonly CapacityPeriod[],
  workingDays: WorkingDays,
  leaveDays: Readonly<Record<string, number>> = {},
): CapacityFact[] {
  return periods.map((period) => {
    const days = employments.reduce(
      (sum, work) => sum + work.share * rampedDays(work, period, workingDays),
      0,
    );
    return {
      unit_id: unitId,
      period_id: period.id,
      available: Math.max(0, days - (leaveDays[period.id] ?? 0)),
      full: workingDays(period.start, period.end),
    };
  });
}
