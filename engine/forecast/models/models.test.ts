import { describe, expect, test } from "vitest";
import { AIR_PASSENGERS } from "../cases/air-passengers.ts";
import { ln } from "../numerics/elementary.ts";
import { fitArima } from "./arima.ts";
import { fitArimaByLikelihood } from "./arima-likelihood.ts";
import type { ArimaOrder } from "./arima-polynomial.ts";
import { stationaryFromPartial } from "./arima-polynomial.ts";
import { needsDifference, searchArima } from "./arima-search.ts";
import { fitDynamicTheta } from "./dynamic-theta.ts";
import { admissibleForms, etsName, fitBestEts, fitEts } from "./ets.ts";
import { filterEts } from "./ets-recursion.ts";
import { dampedTrend, holtTrend, holtWinters, simpleExponentialSmoothing } from "./exponential-smoothing.ts";
import { drift, naive, naive2, seasonalNaive } from "./naive.ts";
import { fitSimpleSmoothing, theta, trendLine } from "./theta.ts";

const PASSENGERS = Float64Array.from(AIR_PASSENGERS);
const LOGS = PASSENGERS.map(ln);

function order(plain: [number, number, number], seasonal: [number, number, number]): ArimaOrder {
  const [p, d, q] = plain;
  const [seasonalP, seasonalD, seasonalQ] = seasonal;
  return { p, d, q, seasonalP, seasonalD, seasonalQ, season: 12 };
}

describe("simple rules on the airline passengers", () => {
  test("naive repeats 432, seasonal naive starts with January's 417", () => {
    expect(Array.from(naive(AIR_PASSENGERS, 2))).toEqual([432, 432]);
    expect(Array.from(seasonalNaive(AIR_PASSENGERS, 12, 2))).toEqual([417, 391]);
  });

  test("drift adds (432 − 112)/143 = 2.2378 a month", () => {
    const points = drift(AIR_PASSENGERS, 2);
    expect(points[0]).toBeCloseTo(434.2378, 4);
    expect(points[1]).toBeCloseTo(436.4755, 4);
  });

  test("simple smoothing with α = 0.1 from the first value ends at 460.3028", () => {
    const state = { level: 112, slope: 0, seasonal: new Float64Array(0) };
    const form = { error: "additive", trend: "none", season: "none" } as const;
    filterEts(PASSENGERS, form, { alpha: 0.1, beta: 0, gamma: 0, phi: 0 }, state, { from: 0, to: 144 });
    expect(state.level).toBeCloseTo(460.3028, 4);
  });

  test("Naive2 carries the season and the last adjusted value on", () => {
    // Five times the same year: the adjusted series is constant, so the year simply repeats.
    const year = [80, 100, 120, 100];
    const points = naive2([...year, ...year, ...year, ...year, ...year], 4, 4);
    points.forEach((value, k) => {
      expect(value).toBeCloseTo(year[k] as number, 9);
    });
  });
});

describe("the airline model on logarithms", () => {
  test("exact maximum likelihood finds the published estimates", () => {
    const fit = fitArimaByLikelihood(LOGS, order([0, 1, 1], [0, 1, 1]));
    expect(fit.ma[0]).toBeCloseTo(-0.4018, 3);
    expect(fit.seasonalMa[0]).toBeCloseTo(-0.5569, 3);
    expect(fit.logLikelihood).toBeCloseTo(244.7, 2);
    expect(fit.aic).toBeCloseTo(-483.3991, 3);
  });

  test("its rivals have the published AIC", () => {
    expect(fitArimaByLikelihood(LOGS, order([0, 1, 0], [0, 1, 0])).aic).toBeCloseTo(-434.83, 3);
    expect(fitArimaByLikelihood(LOGS, order([0, 1, 1], [0, 1, 0])).aic).toBeCloseTo(-449.9794, 3);
    expect(fitArimaByLikelihood(LOGS, order([0, 1, 0], [0, 1, 1])).aic).toBeCloseTo(-467.5581, 3);
  });

  test("the conditional fit is near the published one (−0.3772, −0.5724)", () => {
    const fit = fitArima(LOGS, order([0, 1, 1], [0, 1, 1]), false);
    expect(fit.ma[0]).toBeCloseTo(-0.3772, 2);
    expect(fit.seasonalMa[0]).toBeCloseTo(-0.5724, 2);
  });

  test("the search takes the season out by differencing and beats the airline model's fit", () => {
    const fit = searchArima(LOGS, 12, true);
    expect(fit.order).toMatchObject({ seasonalD: 1, season: 12 });
    expect(fit.variance).toBeLessThan(0.0014);
  });
});

test("partial autocorrelations inside ±1 give stationary coefficients", () => {
  // φ₁ = r₁ − r₂ r₁ = 0.5 − 0.25 · 0.5, φ₂ = 0.25
  expect(Array.from(stationaryFromPartial([0.5, 0.25]))).toEqual([0.375, 0.25]);
});

test("KPSS asks for a difference of a trend and not of noise", () => {
  const noise = Float64Array.from({ length: 80 }, (_, t) => ((t * 7919) % 101) / 101);
  expect(needsDifference(noise)).toBe(false);
  expect(needsDifference(noise.map((value, t) => value + t))).toBe(true);
});

describe("exponential smoothing", () => {
  test("a straight line is continued by the additive trend", () => {
    const line = Float64Array.from({ length: 30 }, (_, t) => 10 + 3 * t);
    const points = fitEts(line, 1, { error: "additive", trend: "additive", season: "none" }, 600).forecast(3);
    points.forEach((value, k) => {
      expect(value).toBeCloseTo(100 + 3 * k, 3);
    });
  });

  test("the airline passengers get a multiplicative season", () => {
    const forms = [...admissibleForms(PASSENGERS, 12, false), ...admissibleForms(PASSENGERS, 12, true)];
    const fit = fitBestEts(PASSENGERS, 12, forms);
    expect(etsName(fit.form)).toMatch(/ETS\(M,Ad?,M\)/);
    // Twelve months ahead: the season peaks in July (step 7) above 600.
    const points = fit.forecast(12);
    expect(Math.max(...points)).toBe(points[6]);
    expect(points[6]).toBeGreaterThan(600);
  });

  test("fifteen forms are admissible on positive seasonal data", () => {
    const forms = [...admissibleForms(PASSENGERS, 12, false), ...admissibleForms(PASSENGERS, 12, true)];
    expect(forms.length).toBe(15);
    expect(
      admissibleForms(Float64Array.from([-1, 2, 3]), 1, false).every((form) => form.error === "additive"),
    ).toBe(true);
  });
});

describe("named members of the family", () => {
  test("Holt continues a line, the damped trend falls short of it, simple smoothing stays", () => {
    const line = Float64Array.from({ length: 30 }, (_, t) => 10 + 3 * t);
    const [simple = 0, damped = 0, holt = 0] = [simpleExponentialSmoothing, dampedTrend, holtTrend].map(
      (rule) => rule(line, 8)[7] as number,
    );
    expect(holt).toBeCloseTo(121, 2);
    expect(damped).toBeLessThan(holt);
    expect(damped).toBeGreaterThan(simple);
    expect(simple).toBeLessThan(98);
  });

  test("Holt–Winters repeats a season on a line", () => {
    const values = Float64Array.from({ length: 48 }, (_, t) => 100 + t + ([5, -5, 10, -10][t % 4] as number));
    const points = holtWinters(4, "additive")(values, 4);
    points.forEach((value, k) => {
      expect(Math.abs(value - (148 + k + ([5, -5, 10, -10][k] as number)))).toBeLessThan(0.5);
    });
  });
});

describe("Theta", () => {
  test("the trend line of 1, 3, 5 is −1 + 2t", () => {
    expect(trendLine([1, 3, 5])).toEqual({ slope: 2, intercept: -1 });
  });

  test("simple smoothing of a constant has no error", () => {
    const fit = fitSimpleSmoothing([7, 7, 7, 7]);
    expect(fit.level).toBeCloseTo(7, 12);
    expect(fit.sse).toBeLessThan(1e-20);
  });

  test("a line rises by half its slope a step: the drift of the mean of a flat and a straight line", () => {
    const line = Float64Array.from({ length: 40 }, (_, t) => 5 + 2 * t);
    const points = theta(line, 1, 3);
    expect((points[1] as number) - (points[0] as number)).toBeCloseTo(1, 9);
  });

  test("the dynamic model follows a line closely", () => {
    const line = Float64Array.from({ length: 40 }, (_, t) => 5 + 2 * t);
    const points = fitDynamicTheta(line).forecast(2);
    expect(Math.abs((points[0] as number) - 85)).toBeLessThan(0.5);
  });
});
