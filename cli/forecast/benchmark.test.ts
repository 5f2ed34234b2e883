import { expect, test } from "vitest";
import { mase, meanOf, owa, smape } from "../../engine/forecast/evaluation/accuracy.ts";
import { coverage } from "../../engine/forecast/evaluation/interval-accuracy.ts";
import { forecast } from "../../engine/forecast/forecast.ts";
import { naive2 } from "../../engine/forecast/models/naive.ts";
import { theta } from "../../engine/forecast/models/theta.ts";
import { defaultDataFolder } from "./benchmark.ts";
import {
  type BenchmarkSeries,
  benchmarkDataPresent,
  type Collection,
  readCollection,
} from "./benchmark-data.ts";

const folder = defaultDataFolder(process.env);
const present = benchmarkDataPresent(folder);
if (!present) console.warn(`competition data not found in ${folder}: benchmark tests are skipped`);

type Rule = (history: Float64Array, season: number, horizon: number) => Float64Array;

function accuracy(all: readonly BenchmarkSeries[], rule: Rule): { smape: number; mase: number } {
  const points = all.map((one) => rule(one.train, one.season, one.test.length));
  const mean = (values: (number | undefined)[]): number => meanOf(values) ?? Number.NaN;
  return {
    smape: mean(all.map((one, i) => smape(one.test, points[i] as Float64Array))),
    mase: mean(all.map((one, i) => mase(one.train, one.test, points[i] as Float64Array, one.season))),
  };
}

/** Every N-th series, and the engine's accuracy and coverage on them. */
function sampleOf(collection: Collection, every: number) {
  const sample = readCollection(folder, collection).filter((_, i) => i % every === 0);
  const forecasts = sample.map((one) =>
    forecast({ history: one.train, horizon: one.test.length, seasons: one.seasons }),
  );
  const inside = sample.map((one, i) => {
    const distribution = forecasts[i]?.distribution;
    const bound = (p: number) =>
      Array.from(one.test, (_, k) => distribution?.quantile(k + 1, p) ?? Number.NaN);
    return coverage(one.test, { lower: bound(0.025), upper: bound(0.975) });
  });
  let at = 0;
  const own = accuracy(sample, () => forecasts[at++ % forecasts.length]?.points ?? new Float64Array(0));
  return { owa: owa(own, accuracy(sample, naive2)), coverage: meanOf(inside) ?? Number.NaN, own };
}

test.skipIf(!present)("the official Naive2 and Theta rows of M4 are reproduced to three decimals", () => {
  const weekly = readCollection(folder, "m4-weekly");
  const hourly = readCollection(folder, "m4-hourly");
  const rounded = (all: readonly BenchmarkSeries[], rule: Rule): string => {
    const { smape: s, mase: m } = accuracy(all, rule);
    return `${s.toFixed(3)} ${m.toFixed(3)}`;
  };
  expect(rounded(weekly, naive2)).toBe("9.161 2.777");
  expect(rounded(weekly, theta)).toBe("9.093 2.637");
  expect(rounded(hourly, naive2)).toBe("18.383 2.395");
  expect(rounded(hourly, theta)).toBe("18.138 2.455");
});

test.skipIf(!present)("a twentieth of M1 stays well below Naive2 and inside its intervals", () => {
  const result = sampleOf("m1", 20);
  expect(result.owa).toBeLessThan(0.9);
  expect(result.coverage).toBeGreaterThan(0.9);
});

test.skipIf(!present)("a fortieth of M4 weekly and hourly keeps its distance from Naive2", () => {
  expect(sampleOf("m4-weekly", 40).owa).toBeLessThan(0.85);
  expect(sampleOf("m4-hourly", 40).owa).toBeLessThan(0.75);
});
