import { ln } from "../numerics/elementary.ts";
import { minimise } from "../numerics/nelder-mead.ts";
import { shrunkenSeasonalIndices } from "../series/seasonality.ts";
import {
  copyState,
  type EtsForm,
  type EtsParameters,
  type EtsState,
  type EtsTrend,
  filterEts,
  projectEts,
} from "./ets-recursion.ts";
import type { FittedModel } from "./fitted-model.ts";
import { trendLine } from "./theta.ts";

export interface EtsFit extends FittedModel {
  readonly form: EtsForm;
  readonly parameters: EtsParameters;
  /** Corrected Akaike criterion; comparable only between ETS forms of the same series. */
  readonly aicc: number;
  readonly initial: EtsState;
  readonly sse: number;
}

/** "ETS(M,Ad,M)" for a form. */
export function etsName(form: EtsForm): string {
  const letter = { none: "N", additive: "A", damped: "Ad", multiplicative: "M" } as const;
  return `ETS(${letter[form.error]},${letter[form.trend]},${letter[form.season]})`;
}

/** First level, slope and seasonal indices: classical decomposition, then a line through the first two seasons. */
export function initialEtsState(y: Float64Array, season: number, form: EtsForm): EtsState {
  const seasonal =
    form.season === "none" ? new Float64Array(0) : shrunkenSeasonalIndices(y, season, form.season);
  if (form.season === "multiplicative") {
    for (let i = 0; i < seasonal.length; i++) seasonal[i] = Math.max(0.01, seasonal[i] as number);
  }
  const length = Math.min(y.length, Math.max(10, 2 * season));
  const start = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    const index = form.season === "none" ? 0 : (seasonal[t % season] as number);
    start[t] = form.season === "multiplicative" ? (y[t] as number) / index : (y[t] as number) - index;
  }
  if (form.trend === "none") {
    let mean = 0;
    for (const value of start) mean += value / length;
    return { level: mean, slope: 0, seasonal };
  }
  const line = trendLine(start);
  return { level: line.intercept, slope: line.slope, seasonal };
}

const PHI_LOWEST = 0.8;
const PHI_HIGHEST = 0.98;

interface Search {
  readonly start: number[];
  readonly step: number[];
  readonly lower: number[];
  readonly upper: number[];
}

/** Search space: α, β/α, γ/(1 − α), φ, then ℓ₀ and b₀ in units of the typical one-step change. */
function searchSpace(form: EtsForm): Search {
  const space: Search = { start: [0.3], step: [0.2], lower: [0.0001], upper: [0.9999] };
  const push = (start: number, step: number, lower: number, upper: number): void => {
    space.start.push(start);
    space.step.push(step);
    space.lower.push(lower);
    space.upper.push(upper);
  };
  if (form.trend !== "none") push(0.1, 0.15, 0.0001, 0.9999);
  if (form.season !== "none") push(0.1, 0.15, 0.0001, 0.9999);
  if (form.trend === "damped") push(0.95, -0.05, PHI_LOWEST, PHI_HIGHEST);
  push(0, 0.7, -1e3, 1e3);
  if (form.trend !== "none") push(0, 0.3, -1e3, 1e3);
  return space;
}

function parametersFrom(x: Float64Array, form: EtsForm): EtsParameters {
  const alpha = x[0] as number;
  let i = 1;
  const beta = form.trend === "none" ? 0 : alpha * (x[i++] as number);
  const gamma = form.season === "none" ? 0 : (1 - alpha) * (x[i++] as number);
  const phi = form.trend === "damped" ? (x[i] as number) : form.trend === "additive" ? 1 : 0;
  return { alpha, beta, gamma, phi };
}

/** Number of estimated quantities, as counted by AICc: smoothing parameters, first states, error variance. */
function parameterCount(form: EtsForm, season: number): number {
  const trend: Record<EtsTrend, number> = { none: 0, additive: 2, damped: 3 };
  return 3 + trend[form.trend] + (form.season === "none" ? 0 : season);
}

/**
 * Fits one exponential smoothing form by (quasi-)likelihood.
 * @param maxEvaluations limit of the simplex search
 */
export function fitEts(y: Float64Array, season: number, form: EtsForm, maxEvaluations = 300): EtsFit {
  const n = y.length;
  const initial = initialEtsState(y, season, form);
  let unit = 0;
  for (let t = 1; t < n; t++) unit += Math.abs((y[t] as number) - (y[t - 1] as number)) / (n - 1);
  if (!(unit > 0)) unit = 1e-9;
  const seasonal = Float64Array.from(initial.seasonal);
  const work: EtsState = { level: 0, slope: 0, seasonal };
  const whole = { from: 0, to: n };
  const d = searchSpace(form);
  const levelAt = d.start.length - (form.trend === "none" ? 1 : 2);
  const prepare = (x: Float64Array): EtsParameters => {
    seasonal.set(initial.seasonal);
    work.level = initial.level + unit * (x[levelAt] as number);
    work.slope = form.trend === "none" ? 0 : initial.slope + unit * (x[levelAt + 1] as number);
    return parametersFrom(x, form);
  };
  const criterion = (x: Float64Array): number => {
    const { sse, product, exponent } = filterEts(y, form, prepare(x), work, whole);
    if (sse === Number.POSITIVE_INFINITY) return sse;
    const floor = n * 1e-20 * unit * unit;
    const fit = n * ln(form.error === "additive" ? Math.max(sse, floor) : Math.max(sse, n * 1e-20));
    return form.error === "additive" ? fit : fit + 2 * (ln(product) + exponent * Math.LN10);
  };
  const found = minimise(criterion, { ...d, maxEvaluations, tolerance: 1e-7 });
  const parameters = prepare(found.point);
  const first = copyState(work);
  const fitted = new Float64Array(n);
  const { sse } = filterEts(y, form, parameters, work, whole, fitted);
  const last = copyState(work);
  const k = parameterCount(form, season);
  const room = n - k - 1;
  const aicc = room > 0 ? found.value + 2 * k + (2 * k * (k + 1)) / room : Number.POSITIVE_INFINITY;
  return {
    name: etsName(form),
    form,
    parameters,
    aicc,
    initial: first,
    sse,
    forecast: (horizon) => projectEts(form, parameters.phi, last, n, horizon),
  };
}

const TRENDS: readonly EtsTrend[] = ["none", "additive", "damped"];

/** The admissible forms for a series: multiplicative parts need positive data, seasons need two full years. */
export function admissibleForms(y: Float64Array, season: number, seasonal: boolean): EtsForm[] {
  let smallest = Number.POSITIVE_INFINITY;
  for (const value of y) smallest = Math.min(smallest, value);
  const positive = smallest > 0;
  const forms: EtsForm[] = [];
  for (const trend of TRENDS) {
    if (!seasonal || season < 2) {
      forms.push({ error: "additive", trend, season: "none" });
      if (positive) forms.push({ error: "multiplicative", trend, season: "none" });
      continue;
    }
    forms.push({ error: "additive", trend, season: "additive" });
    if (!positive) continue;
    forms.push({ error: "multiplicative", trend, season: "additive" });
    forms.push({ error: "multiplicative", trend, season: "multiplicative" });
  }
  return forms;
}

/**
 * Chooses among the admissible forms by AICc: a short search for all, then a longer one for the two best.
 * Longer searches were slower and, on rolling origins inside M1, no better.
 * Source: Hyndman, Koehler, Snyder & Grose (2002), IJF 18, 439–454.
 */
export function fitBestEts(y: Float64Array, season: number, forms: readonly EtsForm[]): EtsFit {
  const rough = forms.map((form) => fitEts(y, season, form, 30)).sort((a, b) => a.aicc - b.aicc);
  let best: EtsFit | undefined;
  for (const candidate of rough.slice(0, 2)) {
    const fit = fitEts(y, season, candidate.form, 200);
    if (best === undefined || fit.aicc < best.aicc) best = fit;
  }
  if (best === undefined) throw new RangeError("no exponential smoothing form to choose from");
  return best;
}
