import type { BreakdownRequest, BreakdownStep } from "./request.ts";
import { childrenAt, type TreeIndex } from "./tree.ts";

/** Numbers by unit, then by leaf period; NaN where nothing is known about the unit. */
export type UnitPeriodNumbers = readonly Float64Array[];

/** The facts of one step, by unit index; each shape is what its step needs. */
export type StepFacts =
  | { readonly kind: "even" }
  | { readonly kind: "history"; readonly values: UnitPeriodNumbers; readonly newcomers: "mean" | "nothing" }
  | { readonly kind: "season"; readonly values: UnitPeriodNumbers }
  | { readonly kind: "potential"; readonly values: Float64Array }
  | {
      readonly kind: "capacity";
      readonly use: "share" | "factor";
      readonly available: UnitPeriodNumbers;
      readonly full: UnitPeriodNumbers;
    };

type Trees = { readonly units: TreeIndex; readonly periods: TreeIndex };

function unitAt(units: TreeIndex, id: string): number {
  const index = units.indexOf.get(id);
  if (index === undefined) throw new RangeError(`A fact names an unknown unit: ${id}`);
  return index;
}

/** Where a leaf period stands among the leaves. RangeError for a period that is none: facts are by leaf period. */
function leafPlaces(periods: TreeIndex): (id: string) => number {
  const places = new Map(periods.leaves.map((leaf, place) => [periods.ids[leaf] ?? "", place]));
  return (id) => {
    const place = places.get(id);
    if (place === undefined) throw new RangeError(`A fact names no leaf period: ${id}`);
    return place;
  };
}

function unknownNumbers({ units, periods }: Trees): Float64Array[] {
  return units.ids.map(() => new Float64Array(periods.leaves.length).fill(Number.NaN));
}

function put(rows: readonly Float64Array[], unit: number, place: number, value: number): void {
  const row = rows[unit];
  if (row === undefined) return;
  if (Number.isNaN(row[place] ?? Number.NaN)) {
    // The first fact of a unit makes its other periods known, as nothing.
    if (row.every((known) => Number.isNaN(known))) row.fill(0);
  }
  row[place] = (row[place] ?? 0) + value;
}

/** A row is known as a whole or not at all, so that its first number tells. */
const isKnown = (row: Float64Array): boolean => !Number.isNaN(row[0] ?? Number.NaN);

/** Units without facts get the sum of the known units below them. */
function sumUpKnown(units: TreeIndex, rows: readonly Float64Array[]): void {
  for (const unit of [...units.order].reverse()) {
    const row = rows[unit];
    if (row === undefined || isKnown(row)) continue;
    for (const child of childrenAt(units, unit)) {
      const below = rows[child];
      if (below === undefined || !isKnown(below)) continue;
      if (!isKnown(row)) row.fill(0);
      below.forEach((value, place) => {
        row[place] = (row[place] ?? 0) + value;
      });
    }
  }
}

type StepOf<Kind extends BreakdownStep["kind"]> = Extract<BreakdownStep, { kind: Kind }>;

function historyFacts(step: StepOf<"history">, trees: Trees): StepFacts {
  const values = unknownNumbers(trees);
  const placeOf = leafPlaces(trees.periods);
  for (const year of step.years) {
    for (const fact of year.facts) {
      put(
        values,
        unitAt(trees.units, fact.unit_id),
        placeOf(fact.period_id),
        Number(fact.value) * year.weight,
      );
    }
  }
  sumUpKnown(trees.units, values);
  return { kind: "history", values, newcomers: step.newcomers ?? "mean" };
}

/** A unit's own season, or that of the nearest unit above it, or the one for everybody. */
function seasonFacts(step: StepOf<"season">, trees: Trees): StepFacts {
  const values = unknownNumbers(trees);
  const placeOf = leafPlaces(trees.periods);
  const common = new Float64Array(trees.periods.leaves.length).fill(Number.NaN);
  for (const weight of step.weights) {
    if (weight.unit_id === null) put([common], 0, placeOf(weight.period_id), weight.weight);
    else put(values, unitAt(trees.units, weight.unit_id), placeOf(weight.period_id), weight.weight);
  }
  for (const unit of trees.units.order) {
    const row = values[unit];
    if (row === undefined || isKnown(row)) continue;
    row.set(values[trees.units.parent[unit] ?? -1] ?? common);
  }
  return { kind: "season", values };
}

function potentialFacts(step: StepOf<"potential">, trees: Trees): StepFacts {
  const rows = trees.units.ids.map(() => new Float64Array(1).fill(Number.NaN));
  for (const fact of step.values) put(rows, unitAt(trees.units, fact.unit_id), 0, fact.value);
  sumUpKnown(trees.units, rows);
  return { kind: "potential", values: Float64Array.from(rows, (row) => row[0] ?? Number.NaN) };
}

function capacityFacts(step: StepOf<"capacity">, trees: Trees): StepFacts {
  const available = unknownNumbers(trees);
  const full = unknownNumbers(trees);
  const placeOf = leafPlaces(trees.periods);
  for (const fact of step.facts) {
    const unit = unitAt(trees.units, fact.unit_id);
    put(available, unit, placeOf(fact.period_id), fact.available);
    put(full, unit, placeOf(fact.period_id), fact.full);
  }
  sumUpKnown(trees.units, available);
  sumUpKnown(trees.units, full);
  return { kind: "capacity", use: step.use, available, full };
}

function factsOf(step: BreakdownStep, trees: Trees): StepFacts {
  switch (step.kind) {
    case "even":
      return { kind: "even" };
    case "history":
      return historyFacts(step, trees);
    case "season":
      return seasonFacts(step, trees);
    case "potential":
      return potentialFacts(step, trees);
    case "capacity":
      return capacityFacts(step, trees);
  }
}

/** The facts of every step by index, summed up the tree. RangeError for an unknown unit or no leaf period. */
export function indexFacts(request: BreakdownRequest, trees: Trees): StepFacts[] {
  return request.steps.map((step) => factsOf(step, trees));
}
