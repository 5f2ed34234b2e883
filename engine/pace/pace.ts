import { addDays, type Day, daysBetween } from "../calendar/index.ts";
import { divideHalfUp } from "../decimal/index.ts";

/** Counts the working days in the half-open span [from, to); a whole number ≥ 0. */
export type WorkingDays = (from: Day, to: Day) => number;

/** A half-open stretch of days [start, end). */
export type PaceSpan = { readonly start: Day; readonly end: Day };

/** A target in minor units (or whole pieces) for a stretch of days. */
export type PacedTarget = PaceSpan & { readonly value: bigint };

/** An exact fraction: `done` of `total` days. */
export type ExpectedShare = { readonly done: number; readonly total: number };

/**
 * The part of a period's working days that is over at the end of `asOf`: that day counts as done, so that on the
 * last day of the period the share is whole and attainment equals pace. Before the period 0, after it everything.
 * A period without any working day (a week of holidays, a Saturday) goes by calendar days, so that its target is
 * not lost. RangeError when the period is empty.
 */
export function expectedShare(period: PaceSpan, asOf: Day, workingDays: WorkingDays): ExpectedShare {
  if (daysBetween(period.start, period.end) <= 0) {
    throw new RangeError(`A period must have days: ${period.start} to ${period.end}`);
  }
  const total = workingDays(period.start, period.end);
  if (total === 0) return shareOfDays(period, asOf, daysBetween);
  return shareOfDays(period, asOf, workingDays);
}

function shareOfDays(period: PaceSpan, asOf: Day, count: WorkingDays): ExpectedShare {
  const total = count(period.start, period.end);
  if (asOf < period.start) return { done: 0, total };
  const tomorrow = addDays(asOf, 1);
  return { done: tomorrow >= period.end ? total : count(period.start, tomorrow), total };
}

function amountOfShare(target: bigint, share: ExpectedShare): bigint {
  return divideHalfUp(target * BigInt(share.done), BigInt(share.total));
}

/**
 * Where a target should stand at the end of `asOf` when it is met evenly over the working days: target × done ÷
 * total, rounded once, half up on the magnitude. See `expectedShare` for which days count.
 */
export function paceAmount(target: bigint, period: PaceSpan, asOf: Day, workingDays: WorkingDays): bigint {
  return amountOfShare(target, expectedShare(period, asOf, workingDays));
}

/**
 * The pace of several targets together, each with its own period: the sum of their rounded paces, so that a team's
 * pace is the sum of the paces shown for its members. 0 for an empty list.
 */
export function paceOfTargets(targets: readonly PacedTarget[], asOf: Day, workingDays: WorkingDays): bigint {
  const shares = new Map<string, ExpectedShare>();
  let sum = 0n;
  for (const target of targets) {
    const span = `${target.start}/${target.end}`;
    const share = shares.get(span) ?? expectedShare(target, asOf, workingDays);
    shares.set(span, share);
    sum += amountOfShare(target.value, share);
  }
  return sum;
}
