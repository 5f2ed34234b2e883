import { normalProbability } from "../numerics/normal.ts";
import { randomStream } from "../numerics/random.ts";
import { type Calibration, tableQuantile } from "./calibration.ts";

/** What is known about the coming values: quantiles of every step and paths that keep the dependence of steps. */
export interface PredictiveDistribution {
  readonly horizon: number;
  /** Quantile of step 1…horizon at a probability in (0, 1). */
  quantile(step: number, probability: number): number;
  /** Equally likely futures, each of `horizon` values. The same seed gives the same paths. */
  samplePaths(count: number, seed: number): Float64Array[];
}

/** Limits of the possible values; a sales history that never was negative has floor 0. */
export interface Support {
  readonly floor: number;
}

/**
 * Distribution around point forecasts: symmetric, with pooled error quantiles, spread scale·step^growth, and a
 * Gaussian copula between steps that mixes a random walk with independent noise.
 */
export function calibratedDistribution(
  points: Float64Array,
  scale: number,
  calibration: Calibration,
  growthFactors: Float64Array,
  support: Support,
): PredictiveDistribution {
  const horizon = points.length;
  const quantile = (step: number, probability: number): number => {
    const point = points[step - 1];
    if (point === undefined) throw new RangeError(`step ${step} is outside 1…${horizon}`);
    const tail = Math.abs(2 * probability - 1);
    const distance = scale * (growthFactors[step - 1] as number) * tableQuantile(calibration.quantiles, tail);
    return Math.max(support.floor, probability < 0.5 ? point - distance : point + distance);
  };
  return {
    horizon,
    quantile,
    samplePaths: (count, seed) => {
      const random = randomStream(seed);
      const walkPart = Math.sqrt(calibration.walkShare);
      const ownPart = Math.sqrt(1 - calibration.walkShare);
      const paths: Float64Array[] = [];
      while (paths.length < count) {
        const path = new Float64Array(horizon);
        const mirror = new Float64Array(horizon);
        let walk = 0;
        for (let k = 0; k < horizon; k++) {
          walk += random.normal();
          const normal = (walkPart * walk) / Math.sqrt(k + 1) + ownPart * random.normal();
          const p = normalProbability(normal);
          path[k] = quantile(k + 1, p);
          mirror[k] = quantile(k + 1, 1 - p);
        }
        paths.push(path);
        if (paths.length < count) paths.push(mirror);
      }
      return paths;
    },
  };
}

/** Distribution of intermittent demand: in each step a demand with a fixed chance, its size drawn from the past. */
export function intermittentDistribution(
  chance: number,
  sizes: readonly number[],
  horizon: number,
): PredictiveDistribution {
  const sorted = Float64Array.from(sizes).sort();
  const draw = (p: number): number => {
    if (p <= 1 - chance || sorted.length === 0) return 0;
    const inside = (p - (1 - chance)) / chance;
    return sorted[Math.min(sorted.length - 1, Math.floor(inside * sorted.length))] as number;
  };
  return {
    horizon,
    quantile: (step, probability) => {
      if (!(step >= 1 && step <= horizon)) throw new RangeError(`step ${step} is outside 1…${horizon}`);
      return draw(probability);
    },
    samplePaths: (count, seed) => {
      const random = randomStream(seed);
      return Array.from({ length: count }, () =>
        Float64Array.from({ length: horizon }, () => draw(random.uniform())),
      );
    },
  };
}

/** The same distribution seen through a rising function per step (k from 0), for example a calendar effect. */
export function mappedDistribution(
  inner: PredictiveDistribution,
  map: (value: number, k: number) => number,
): PredictiveDistribution {
  return {
    horizon: inner.horizon,
    quantile: (step, probability) => map(inner.quantile(step, probability), step - 1),
    samplePaths: (count, seed) => inner.samplePaths(count, seed).map((path) => path.map(map)),
  };
}

/** Quantile of a sample, linear between order statistics (type 7). */
export function sampleQuantile(sample: ArrayLike<number>, probability: number): number {
  const sorted = Float64Array.from(sample).sort();
  const position = probability * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (position - below) * (high - low);
}

/** A half-open range of steps: first included, end excluded; {first: 1, end: 4} is the first three steps. */
export interface StepRange {
  readonly first: number;
  readonly end: number;
}

/** Sum over a range of steps of every path: a sample of the total. */
export function sumsOfPaths(paths: readonly Float64Array[], range: StepRange): Float64Array {
  return Float64Array.from(paths, (path) => {
    let sum = 0;
    for (let step = range.first; step < range.end; step++) sum += path[step - 1] as number;
    return sum;
  });
}

/** Quantiles of the sum over a range of future steps, from sample paths. */
export function sumQuantiles(
  distribution: PredictiveDistribution,
  range: StepRange,
  probabilities: readonly number[],
  options: { readonly paths?: number; readonly seed?: number } = {},
): number[] {
  const paths = distribution.samplePaths(options.paths ?? 2000, options.seed ?? 1);
  const sums = sumsOfPaths(paths, range);
  return probabilities.map((p) => sampleQuantile(sums, p));
}
