import type { Origin } from "./backtest.ts";

/** Mean of each step over the rows without the highest and the lowest; below four rows the plain mean. */
export function trimmedMeanOfRows(rows: readonly Float64Array[]): Float64Array {
  const first = rows[0];
  if (first === undefined) throw new RangeError("no forecasts to combine");
  const cut = rows.length < 4 ? 0 : 1;
  return first.map((_, k) => {
    const sorted = Float64Array.from(rows, (points) => points[k] as number).sort();
    let sum = 0;
    for (let i = cut; i < sorted.length - cut; i++) sum += sorted[i] as number;
    return sum / (sorted.length - 2 * cut);
  });
}

/** Weighted mean of each step over the rows. */
export function weightedRows(rows: readonly Float64Array[], weights: ArrayLike<number>): Float64Array {
  const first = rows[0];
  if (first === undefined) throw new RangeError("no forecasts to combine");
  return first.map((_, k) => {
    let sum = 0;
    for (let i = 0; i < rows.length; i++) {
      const w = weights[i] as number;
      if (w > 0) sum += w * ((rows[i] as Float64Array)[k] as number);
    }
    return sum;
  });
}

/** Size of the elected group, and how much older origins count. */
const ELECTED = 8;
const FADING = 0.8;

/**
 * Weights of the experts from their record: the eight with the smallest mean absolute error over the origins (each
 * older origin counts 0.8 of the next) share the vote by 1/error². They sum to 1; without a record all are equal.
 */
export function weightsFromRecord(origins: readonly Origin[], experts: number): Float64Array {
  const weights = new Float64Array(experts);
  if (origins.length === 0) return weights.fill(1 / experts);
  const errors = new Float64Array(experts);
  let fade = 1;
  for (const origin of origins) {
    for (let i = 0; i < experts; i++) {
      const points = origin.points[i] as Float64Array;
      let sum = 0;
      for (let k = 0; k < origin.actual.length; k++)
        sum += Math.abs((origin.actual[k] as number) - (points[k] as number));
      errors[i] = (errors[i] as number) + (fade * sum) / origin.actual.length;
    }
    fade *= FADING;
  }
  let largest = 0;
  for (const error of errors) largest = Math.max(largest, error);
  const floor = largest * 1e-6 + 1e-300;
  const order = Array.from(errors.keys()).sort(
    (a, b) => (errors[a] as number) - (errors[b] as number) || a - b,
  );
  let total = 0;
  for (const i of order.slice(0, ELECTED)) {
    const error = Math.max(errors[i] as number, floor) / Math.max(largest, floor);
    weights[i] = 1 / (error * error);
    total += weights[i] as number;
  }
  return weights.map((w) => w / total);
}
