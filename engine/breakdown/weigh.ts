import type { StepFacts } from "./facts.ts";

/** The shares of some siblings (rows) in each leaf period (columns), row by row, summing to 1. */
export type Shares = Float64Array;

/** The shares after a step, and whether the step had anything to say here. */
export type WeighedStep = { readonly shares: Shares; readonly applied: boolean };

type Shape = { readonly units: readonly number[]; readonly width: number };

const sumOf = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

function normalised(values: Float64Array): Shares | null {
  const sum = sumOf(values);
  return sum > 0 && Number.isFinite(sum) ? values.map((value) => value / sum) : null;
}

/** The same share for every unit and leaf period. */
export function evenShares({ units, width }: Shape): Shares {
  const count = units.length * width;
  return new Float64Array(count).fill(1 / count);
}

function blend(before: Shares, wanted: Shares | null, influence: number): WeighedStep {
  if (wanted === null) return { shares: before, applied: false };
  return {
    shares: before.map((value, at) => value + influence * ((wanted[at] ?? 0) - value)),
    applied: true,
  };
}

const isKnown = (row: Float64Array | undefined): row is Float64Array =>
  row !== undefined && !Number.isNaN(row[0] ?? Number.NaN);

/** The mean of the rows that are known, for units without history. */
function meanOfKnown(rows: readonly (Float64Array | undefined)[], width: number): Float64Array {
  const known = rows.filter(isKnown);
  const mean = new Float64Array(width);
  for (const row of known) {
    row.forEach((value, place) => {
      mean[place] = (mean[place] ?? 0) + Math.max(value, 0) / known.length;
    });
  }
  return mean;
}

/** By facts of unit and period; a negative fact (more returns than sales) counts as nothing. */
function byRows(
  before: Shares,
  { units, width }: Shape,
  facts: readonly Float64Array[],
  newcomers: "mean" | "nothing",
  influence: number,
): WeighedStep {
  const rows = units.map((unit) => facts[unit]);
  const mean = newcomers === "mean" ? meanOfKnown(rows, width) : new Float64Array(width);
  const wanted = new Float64Array(units.length * width);
  rows.forEach((row, at) => {
    wanted.set(isKnown(row) ? row.map((value) => Math.max(value, 0)) : mean, at * width);
  });
  return blend(before, normalised(wanted), influence);
}

/** Each unit keeps its whole and takes the season's profile. */
function bySeason(
  before: Shares,
  { units, width }: Shape,
  facts: readonly Float64Array[],
  influence: number,
) {
  const wanted = before.slice();
  let applied = false;
  units.forEach((unit, at) => {
    const profile = facts[unit];
    const weight = isKnown(profile) ? normalised(profile.map((value) => Math.max(value, 0))) : null;
    if (weight === null) return;
    const whole = sumOf(before.subarray(at * width, (at + 1) * width));
    wanted.set(
      weight.map((part) => part * whole),
      at * width,
    );
    applied = true;
  });
  return blend(before, applied ? normalised(wanted) : null, influence);
}

/** Each unit keeps its profile over the periods (that of all together when it has none) and takes a new whole. */
function byPotential(before: Shares, { units, width }: Shape, potential: Float64Array, influence: number) {
  const parts = normalised(
    Float64Array.from(units, (unit) =>
      Math.max(Number.isNaN(potential[unit]) ? 0 : (potential[unit] ?? 0), 0),
    ),
  );
  if (parts === null) return { shares: before, applied: false };
  const together = new Float64Array(width);
  before.forEach((value, at) => {
    together[at % width] = (together[at % width] ?? 0) + value;
  });
  const wanted = new Float64Array(before.length);
  units.forEach((_, at) => {
    const row = before.subarray(at * width, (at + 1) * width);
    const profile = normalised(row) ?? normalised(together);
    const whole = parts[at] ?? 0;
    if (profile !== null) {
      wanted.set(
        profile.map((part) => part * whole),
        at * width,
      );
    }
  });
  return blend(before, normalised(wanted), influence);
}

/** Shares times available ÷ full; units without facts, or without a full day, keep theirs. */
function byFactor(
  before: Shares,
  { units, width }: Shape,
  facts: Extract<StepFacts, { kind: "capacity" }>,
  influence: number,
): WeighedStep {
  const wanted = before.slice();
  let applied = false;
  units.forEach((unit, at) => {
    const available = facts.available[unit];
    const full = facts.full[unit];
    if (!isKnown(available) || !isKnown(full)) return;
    applied = true;
    available.forEach((days, place) => {
      const whole = full[place] ?? 0;
      if (whole > 0)
        wanted[at * width + place] = ((before[at * width + place] ?? 0) * Math.max(days, 0)) / whole;
    });
  });
  return blend(before, applied ? normalised(wanted) : null, influence);
}

/** The shares after one more step. `applied` is false where the step has no numbers: the shares stay as they were. */
export function weighStep(before: Shares, shape: Shape, facts: StepFacts, influence: number): WeighedStep {
  switch (facts.kind) {
    case "even":
      return blend(before, evenShares(shape), influence);
    case "history":
      return byRows(before, shape, facts.values, facts.newcomers, influence);
    case "season":
      return bySeason(before, shape, facts.values, influence);
    case "potential":
      return byPotential(before, shape, facts.values, influence);
    case "capacity":
      return facts.use === "factor"
        ? byFactor(before, shape, facts, influence)
        : byRows(before, shape, facts.available, "nothing", influence);
  }
}
