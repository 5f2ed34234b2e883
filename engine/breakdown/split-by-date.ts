import { type Day, daysBetween } from "../calendar/index.ts";
import { allocate } from "../money/index.ts";
import type { PaceSpan, WorkingDays } from "../pace/index.ts";

/** Who holds a target when, half-open; `until` null: without end. `share` is the part that is held, from 0 to 1. */
export type Assignment = {
  readonly holder_id: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly share: number;
};

/** A holder's part. `holder_id` null is what nobody holds: a gap between leaver and successor. */
export type AssignedPart = {
  readonly holder_id: string | null;
  readonly value: bigint;
  /** Working days (calendar days in a period without any) × share. */
  readonly days: number;
};

const DAY_PARTS = 1e6;

type Weighed = { readonly holder_id: string | null; readonly parts: bigint };

/** The stretches of the period between the days on which anybody starts or ends. */
function stretches(period: PaceSpan, assignments: readonly Assignment[]): PaceSpan[] {
  const cuts = assignments.flatMap((one) => (one.until === null ? [one.from] : [one.from, one.until]));
  const inside = cuts.filter((day) => day > period.start && day < period.end);
  const days = [...new Set([period.start, ...inside, period.end])].sort();
  return days.slice(1).map((end, at) => ({ start: days[at] ?? period.start, end }));
}

/** Who holds how much of one stretch. Holders of more than the whole share it; what is missing nobody holds. */
function weighStretch(stretch: PaceSpan, assignments: readonly Assignment[], days: number): Weighed[] {
  const holding = assignments.filter(
    (one) => one.share > 0 && one.from <= stretch.start && (one.until === null || one.until >= stretch.end),
  );
  const held = holding.reduce((sum, one) => sum + one.share, 0);
  const most = Math.max(held, 1);
  const weighed: Weighed[] = holding.map((one) => ({
    holder_id: one.holder_id,
    parts: BigInt(Math.round((days * one.share * DAY_PARTS) / most)),
  }));
  const rest = BigInt(Math.round(days * DAY_PARTS)) - weighed.reduce((sum, one) => sum + one.parts, 0n);
  return rest > 0n ? [...weighed, { holder_id: null, parts: rest }] : weighed;
}

/**
 * Splits the target of a period among those who hold it by date: joiners, leavers and moves. By working days, by
 * calendar days where the period has none; parts sum exactly to the target (largest remainder). A holder may come
 * several times and gets one part; a person in two teams is two holders. The gap (null) comes last. RangeError for an
 * empty period.
 */
export function splitByDate(
  target: bigint,
  period: PaceSpan,
  assignments: readonly Assignment[],
  workingDays: WorkingDays,
): AssignedPart[] {
  if (daysBetween(period.start, period.end) <= 0) {
    throw new RangeError(`A period must have days: ${period.start} to ${period.end}`);
  }
  const count = workingDays(period.start, period.end) === 0 ? daysBetween : workingDays;
  const parts = new Map<string | null, bigint>(assignments.map((one) => [one.holder_id, 0n]));
  parts.set(null, 0n);
  for (const stretch of stretches(period, assignments)) {
    for (const { holder_id, parts: more } of weighStretch(
      stretch,
      assignments,
      count(stretch.start, stretch.end),
    )) {
      parts.set(holder_id, (parts.get(holder_id) ?? 0n) + more);
    }
  }
  const holders = [...parts].filter(([, weight]) => weight > 0n);
  const values = allocate(
    target,
    holders.map(([, weight]) => weight),
  );
  return holders.map(([holder_id, weight], at) => ({
    holder_id,
    value: values[at] ?? 0n,
    days: Number(weight) / DAY_PARTS,
  }));
}
