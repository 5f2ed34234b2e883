import type { PredictiveDistribution } from "../distribution/predictive-distribution.ts";
import { cholesky, type Matrix, row } from "../numerics/linear-solve.ts";
import { randomStream } from "../numerics/random.ts";
import type { Reconciler } from "./reconcile.ts";

export interface CoherentPathsOptions {
  readonly count: number;
  readonly seed: number;
  /** Correlation between the series' errors; left out, they are independent. */
  readonly correlation?: Matrix;
}

/**
 * Sample paths of all series that add up in every sample and every step. Each series' own paths are ordered by their
 * total and dealt out so that the totals have the given rank correlation (Iman & Conover 1982), then every joint
 * draw is reconciled.
 * @returns paths[sample][series][step]
 */
export function coherentPaths(
  distributions: readonly PredictiveDistribution[],
  reconciler: Reconciler,
  options: CoherentPathsOptions,
): Float64Array[][] {
  const { count, seed } = options;
  const n = distributions.length;
  const horizon = distributions[0]?.horizon ?? 0;
  const ordered = distributions.map((distribution, i) => {
    const paths = distribution.samplePaths(count, seed + 7919 * (i + 1));
    const totals = paths.map((path) => path.reduce((sum, value) => sum + value, 0));
    const order = Array.from(paths.keys()).sort(
      (a, b) => (totals[a] as number) - (totals[b] as number) || a - b,
    );
    return order.map((k) => paths[k] as Float64Array);
  });
  const scores = correlatedScores(n, options);
  const rankOf = scores.map((values) => {
    const order = Array.from(values.keys()).sort(
      (a, b) => (values[a] as number) - (values[b] as number) || a - b,
    );
    const ranks = new Int32Array(count);
    order.forEach((sample, rank) => {
      ranks[sample] = rank;
    });
    return ranks;
  });
  return Array.from({ length: count }, (_, sample) => {
    const joint = Array.from({ length: n }, () => new Float64Array(horizon));
    for (let k = 0; k < horizon; k++) {
      const base = Float64Array.from({ length: n }, (_, i) => {
        const path = ordered[i]?.[rankOf[i]?.[sample] ?? 0];
        if (path === undefined) throw new RangeError("a series has too few paths");
        return path[k] as number;
      });
      const coherent = reconciler.reconcile(base);
      for (let i = 0; i < n; i++) (joint[i] as Float64Array)[k] = coherent[i] as number;
    }
    return joint;
  });
}

/** Normal scores per series and sample with the wanted correlation. */
function correlatedScores(n: number, options: CoherentPathsOptions): Float64Array[] {
  const random = randomStream(options.seed);
  const lower = options.correlation === undefined ? undefined : cholesky(options.correlation);
  const scores = Array.from({ length: n }, () => new Float64Array(options.count));
  for (let sample = 0; sample < options.count; sample++) {
    const own = Float64Array.from({ length: n }, () => random.normal());
    for (let i = 0; i < n; i++) {
      let value = own[i] as number;
      if (lower !== undefined) {
        value = 0;
        for (let j = 0; j <= i; j++) value += (row(lower, i)[j] as number) * (own[j] as number);
      }
      (scores[i] as Float64Array)[sample] = value;
    }
  }
  return scores;
}
