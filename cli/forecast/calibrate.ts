import {
  CALIBRATIONS,
  type ErrorClass,
  TABLE_PROBABILITIES,
  tableQuantile,
} from "../../engine/forecast/distribution/calibration.ts";
import { sampleQuantile } from "../../engine/forecast/distribution/predictive-distribution.ts";
import { forecast } from "../../engine/forecast/forecast.ts";
import { type BenchmarkSeries, insideTraining, readCollection } from "./benchmark-data.ts";

const CLASS_OF_GROUP: Readonly<Record<string, ErrorClass>> = {
  "M1 yearly": "yearly",
  "M1 quarterly": "quarterly",
  "M1 monthly": "monthly",
  "M4 weekly": "weekly",
  "M4 hourly": "hourly",
};

/**
 * Horizons back at which the training parts are cut: several, because errors of one moment go together. M1 has two,
 * further back only its long series would be left; of M4 every second series, all long enough for four.
 */
const SHORT_ORIGINS = [1, 2];
const LONG_ORIGINS = [1, 2, 3, 4];

/**
 * Recomputes the pooled error quantiles from rolling origins inside the training parts. Growth and dependence are
 * kept as they stand.
 */
export function calibrate(folder: string, say: (line: string) => void): void {
  const half = (all: BenchmarkSeries[]): BenchmarkSeries[] => all.filter((_, i) => i % 2 === 0);
  const m1 = readCollection(folder, "m1");
  const m4 = [...half(readCollection(folder, "m4-weekly")), ...half(readCollection(folder, "m4-hourly"))];
  const cases = [
    ...SHORT_ORIGINS.flatMap((back) => insideTraining(m1, back)),
    ...LONG_ORIGINS.flatMap((back) => insideTraining(m4, back)),
  ];
  const errors = new Map<ErrorClass, number[]>();
  for (const one of cases) {
    const kind = CLASS_OF_GROUP[one.group];
    if (kind === undefined) continue;
    const list = errors.get(kind) ?? [];
    errors.set(kind, list);
    list.push(...scaledErrors(one, kind));
  }
  for (const [kind, list] of errors) {
    const table = TABLE_PROBABILITIES.map((p) => Number(sampleQuantile(list, p).toFixed(3)));
    table[0] = 0;
    say(`${kind}: ${list.length} errors: [${table.join(", ")}]`);
  }
}

/** |error| over scale · step^growth; the scale is read off the distribution itself. */
function scaledErrors(one: BenchmarkSeries, kind: ErrorClass): number[] {
  const { points, distribution } = forecast({
    history: one.train,
    horizon: one.test.length,
    seasons: one.seasons,
  });
  if (classOf(one) !== kind) return [];
  const multiple = tableQuantile(CALIBRATIONS[kind].quantiles, 0.8);
  const result: number[] = [];
  for (let k = 0; k < points.length; k++) {
    const point = points[k] as number;
    const unit = (distribution.quantile(k + 1, 0.9) - point) / multiple;
    if (unit > 0) result.push(Math.abs((one.test[k] as number) - point) / unit);
  }
  return result;
}

/** Short weekly histories fall to the monthly class in the engine: their errors do not belong to the weekly table. */
function classOf(one: BenchmarkSeries): ErrorClass | undefined {
  if (one.group === "M4 weekly" && one.train.length < 80) return undefined;
  return CLASS_OF_GROUP[one.group];
}
