import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AIR_PASSENGERS } from "./cases/air-passengers.ts";
import { forecast, sumQuantiles, verdictInWords } from "./index.ts";
import { fitEts } from "./models/ets.ts";
import { drift, naive } from "./models/naive.ts";
import { theta } from "./models/theta.ts";
import { randomStream } from "./numerics/random.ts";

/** A series with trend, season and noise. */
function example(length: number, season: number, seed: number): number[] {
  const random = randomStream(seed);
  return Array.from({ length }, (_, t) => {
    const wave = season > 1 ? 20 * Math.sin((2 * Math.PI * t) / season) : 0;
    return 200 + t + wave + 6 * random.normal();
  });
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const kinds = fc.constantFrom(1, 4, 12);
const fewRuns = { numRuns: 12, seed: 7 };

describe("properties", () => {
  test("another unit gives the same forecast in that unit", () => {
    fc.assert(
      fc.property(seeds, kinds, fc.constantFrom(1e-9, 0.01, 7, 1e12), (seed, season, unit) => {
        const history = example(48, season, seed);
        const request = { horizon: 6, seasons: [season] };
        const plain = forecast({ ...request, history });
        const scaled = forecast({ ...request, history: history.map((value) => value * unit) });
        plain.points.forEach((value, k) => {
          expect((scaled.points[k] as number) / unit / value).toBeCloseTo(1, 6);
          const low = plain.distribution.quantile(k + 1, 0.1);
          expect(scaled.distribution.quantile(k + 1, 0.1) / unit / low).toBeCloseTo(1, 5);
        });
      }),
      fewRuns,
    );
  });

  test("rules without multiplicative parts move with the level of the series", () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(-1000, 500, 4096), (seed, shift) => {
        const history = Float64Array.from(example(40, 1, seed));
        const moved = history.map((value) => value + shift);
        const damped = (y: Float64Array) =>
          fitEts(y, 1, { error: "additive", trend: "damped", season: "none" }, 600).forecast(6);
        for (const rule of [
          (y: Float64Array) => naive(y, 6),
          (y: Float64Array) => drift(y, 6),
          (y: Float64Array) => theta(y, 1, 6),
          damped,
        ]) {
          const plain = rule(history);
          rule(moved).forEach((value, k) => {
            expect(Math.abs(value - shift - (plain[k] as number))).toBeLessThan(0.05);
          });
        }
      }),
      fewRuns,
    );
  });

  test("intervals are nested and hold the point", () => {
    fc.assert(
      fc.property(seeds, kinds, (seed, season) => {
        const { points, distribution } = forecast({
          history: example(40, season, seed),
          horizon: 8,
          seasons: [season],
        });
        const probabilities = [0.001, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.999];
        points.forEach((point, k) => {
          const quantiles = probabilities.map((p) => distribution.quantile(k + 1, p));
          for (let i = 1; i < quantiles.length; i++)
            expect(quantiles[i]).toBeGreaterThanOrEqual(quantiles[i - 1] as number);
          expect(quantiles[4]).toBe(point);
        });
      }),
      fewRuns,
    );
  });

  test("the same request gives the same numbers, alone or after others", () => {
    const history = example(60, 12, 3);
    const first = forecast({ history, horizon: 12, seasons: [12] });
    forecast({ history: example(80, 4, 9), horizon: 3, seasons: [4] });
    const second = forecast({ history, horizon: 12, seasons: [12] });
    expect(Array.from(second.points)).toEqual(Array.from(first.points));
    expect(second.distribution.samplePaths(3, 5)).toEqual(first.distribution.samplePaths(3, 5));
  });
});

describe("the predictive distribution", () => {
  const { points, distribution } = forecast({ history: AIR_PASSENGERS, horizon: 12, seasons: [12] });

  test("sample paths agree with the quantiles of each step", () => {
    const paths = distribution.samplePaths(4000, 11);
    for (const step of [1, 6, 12]) {
      const below = paths.filter(
        (path) => (path[step - 1] as number) <= distribution.quantile(step, 0.8),
      ).length;
      expect(below / 4000).toBeGreaterThan(0.77);
      expect(below / 4000).toBeLessThan(0.83);
    }
  });

  test("a year is less uncertain than twelve months added up, and more than independent months", () => {
    const [low = 0, high = 0] = sumQuantiles(distribution, { first: 1, end: 13 }, [0.1, 0.9], {
      paths: 4000,
      seed: 2,
    });
    let together = 0;
    let apart = 0;
    for (let step = 1; step <= 12; step++) {
      const width = distribution.quantile(step, 0.9) - distribution.quantile(step, 0.1);
      together += width;
      apart += width * width;
    }
    expect(high - low).toBeLessThan(together);
    expect(high - low).toBeGreaterThan(Math.sqrt(apart));
    const total = points.reduce((sum, value) => sum + value, 0);
    expect(low).toBeLessThan(total);
    expect(high).toBeGreaterThan(total);
  });

  test("a year of passengers grows, peaks in July and stays within plausible bounds", () => {
    expect(points.indexOf(Math.max(...points))).toBe(6);
    expect(points[6]).toBeGreaterThan(600);
    expect(points[6]).toBeLessThan(760);
  });
});

describe("care", () => {
  test("one to five values are forecast and said to be few", () => {
    for (let length = 1; length <= 5; length++) {
      const history = [10, 12, 11, 13, 12].slice(0, length);
      const result = forecast({ history, horizon: 3 });
      expect(result.verdict.notes.map((note) => note.code)).toContain("short_history");
      expect(Array.from(result.points).every((value) => value > 5 && value < 20)).toBe(true);
      expect(result.distribution.quantile(1, 0.9)).toBeGreaterThan(result.points[0] as number);
    }
  });

  test("a constant stays what it is, without spread", () => {
    const result = forecast({ history: new Array<number>(20).fill(42), horizon: 2, seasons: [4] });
    expect(result.points[1]).toBeCloseTo(42, 9);
    expect(result.distribution.quantile(2, 0.99)).toBeCloseTo(42, 9);
    expect(result.verdict.notes).toContainEqual({ code: "constant", value: 42 });
  });

  test("zeros before the first sale are left out, gaps are filled, both are said", () => {
    const series = example(40, 1, 4);
    const result = forecast({
      history: [0, 0, 0, ...series.slice(0, 20), null, ...series.slice(21)],
      horizon: 2,
      seasons: [],
    });
    expect(result.verdict.notes).toContainEqual({ code: "leading_zeros_left_out", count: 3 });
    expect(result.verdict.notes).toContainEqual({ code: "gaps_filled", positions: [23] });
  });

  test("a slip of the keyboard does not bend the forecast", () => {
    const clean = example(60, 12, 8);
    const dirty = clean.map((value, t) => (t === 30 ? value * 100 : value));
    const expected = forecast({ history: clean, horizon: 12, seasons: [12] }).points;
    const result = forecast({ history: dirty, horizon: 12, seasons: [12] });
    expect(result.verdict.notes).toContainEqual({ code: "outliers_tamed", positions: [30] });
    result.points.forEach((value, k) => {
      expect(Math.abs(value / (expected[k] as number) - 1)).toBeLessThan(0.05);
    });
  });

  test("a lasting jump is reported with its place and size", () => {
    const history = example(60, 1, 5).map((value, t) => (t >= 40 ? value + 400 : value));
    const note = forecast({ history, horizon: 3, seasons: [] }).verdict.notes.find(
      ({ code }) => code === "level_shift",
    );
    expect(note).toMatchObject({ code: "level_shift", position: 40 });
  });

  test("zeros only, negatives only, huge and tiny values have forecasts", () => {
    expect(Array.from(forecast({ history: [0, 0, 0, 0, 0, 0, 0], horizon: 2 }).points)).toEqual([0, 0]);
    const negative = forecast({ history: example(30, 1, 6).map((value) => -value), horizon: 3, seasons: [] });
    expect(negative.points[0]).toBeLessThan(-150);
    for (const unit of [1e-300, 1e290]) {
      const points = forecast({
        history: example(30, 4, 6).map((value) => value * unit),
        horizon: 3,
        seasons: [4],
      }).points;
      expect(Array.from(points).every((value) => Number.isFinite(value) && value > 0)).toBe(true);
    }
  });

  test("intermittent demand gets a rate and whole demands in its samples", () => {
    const history = [0, 0, 3, 0, 0, 0, 2, 0, 4, 0, 0, 1, 0, 0, 2, 0, 3, 0];
    const result = forecast({ history, horizon: 4 });
    expect(result.model).toBe("intermittent:sba");
    expect(result.points[0]).toBeGreaterThan(0.5);
    expect(result.points[0]).toBeLessThan(1.5);
    const drawn = new Set(result.distribution.samplePaths(200, 1).flatMap((path) => Array.from(path)));
    expect(Array.from(drawn).every((value) => [0, 1, 2, 3, 4].includes(value))).toBe(true);
  });

  test("nothing at all, infinities and wrong horizons are refused", () => {
    expect(() => forecast({ history: [], horizon: 1 })).toThrow(RangeError);
    expect(() => forecast({ history: [null, null], horizon: 1 })).toThrow(RangeError);
    expect(() => forecast({ history: [1, Number.POSITIVE_INFINITY], horizon: 1 })).toThrow(RangeError);
    expect(() => forecast({ history: [1, 2, 3], horizon: 0 })).toThrow(RangeError);
  });
});

test("a known effect is estimated, said and carried into the future", () => {
  // Every seventh month, irregularly placed, sells a third more.
  const event = Array.from({ length: 68 }, (_, t) => (t % 7 === 3 || t % 17 === 5 ? 1 : 0));
  const history = example(60, 12, 12).map((value, t) => value * (event[t] === 1 ? 1.33 : 1));
  const result = forecast({
    history,
    horizon: 8,
    seasons: [12],
    regressors: [{ name: "fair", values: event }],
  });
  const note = result.verdict.notes.find((one) => one.code === "known_effects");
  expect(note).toBeDefined();
  const flat = forecast({
    history,
    horizon: 8,
    seasons: [12],
    regressors: [{ name: "fair", values: [...event.slice(0, 60), 0, 0, 0, 0, 0, 0, 0, 0] }],
  });
  const step = event.slice(60).indexOf(1);
  expect((result.points[step] as number) / (flat.points[step] as number)).toBeCloseTo(1.33, 1);
});

test("the naive rule is used where it is better, and the verdict says so", () => {
  // Growth that has come to a standstill: whoever still sees the trend is wrong at every origin.
  const random = randomStream(2);
  const history = Array.from(
    { length: 48 },
    (_, t) => 100 + 3 * Math.min(t, 40) + (t < 30 ? 3 : 0.3) * random.normal(),
  );
  const { verdict, model, points } = forecast({ history, horizon: 4, seasons: [] });
  expect(model).toBe("naive");
  expect(points[3]).toBeCloseTo(history[47] as number, 9);
  expect(verdict.naiveUsed).toBe(true);
  expect(verdict.past?.skill).toBeLessThan(0);
  expect(verdictInWords(verdict, "en")[0]).toContain("naive");
  expect(verdictInWords(verdict, "zh")[0]).toContain("朴素法");
});

test("the verdict speaks Chinese and English with figures", () => {
  const { verdict } = forecast({ history: AIR_PASSENGERS, horizon: 12, seasons: [12] });
  expect(verdict.season?.highStep).toBe(7);
  expect(verdict.trend.direction).toBe("up");
  expect(verdict.past?.skill).toBeGreaterThan(0.3);
  expect(verdictInWords(verdict, "zh").join("")).toMatch(/去掉最高与最低.*过去 3 个时点.*比朴素法小/s);
  expect(verdictInWords(verdict, "en").join(" ")).toMatch(
    /the rest averaged.*smaller than the naive rule's/s,
  );
});
