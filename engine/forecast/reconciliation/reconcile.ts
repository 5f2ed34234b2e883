import { type Matrix, row, solveSymmetric, zeros } from "../numerics/linear-solve.ts";
import { addUp, type Hierarchy, seriesCount } from "./hierarchy.ts";
import { shrunkenCovariance } from "./shrinkage.ts";

/** How far each base forecast may be moved. */
export type ReconciliationMethod =
  | { readonly kind: "bottom_up" }
  /** Every series alike. */
  | { readonly kind: "ols" }
  /** A sum of k bottom series is k times as uncertain as one. */
  | { readonly kind: "structural" }
  /** Errors' covariance as given. */
  | { readonly kind: "covariance"; readonly covariance: Matrix }
  /** MinT: covariance of one-step errors shrunken to its diagonal; rows are points in time. */
  | { readonly kind: "mint_shrink"; readonly residuals: readonly Float64Array[] };

/** Turns base forecasts of all series into ones that add up; `reconcile(base)` for points and for every sample. */
export interface Reconciler {
  reconcile(base: ArrayLike<number>): Float64Array;
}

/**
 * Least-squares reconciliation: the coherent vector nearest to the base forecasts in the metric of W⁻¹,
 * ỹ = ŷ − W Cᵀ (C W Cᵀ)⁻¹ C ŷ, with C y = 0 saying that sums are sums. Equal to S (SᵀW⁻¹S)⁻¹ SᵀW⁻¹ ŷ.
 * With `nonNegative` no bottom series may fall below 0 (active-set quadratic programme).
 * Source: Wickramasuriya et al. (2019); Hyndman et al. (2011) for OLS; Wickramasuriya et al. (2020) for the bound.
 */
export function reconciler(
  hierarchy: Hierarchy,
  method: ReconciliationMethod,
  options: { readonly nonNegative?: boolean } = {},
): Reconciler {
  const nonNegative = options.nonNegative ?? false;
  const offset = hierarchy.sums.length;
  if (method.kind === "bottom_up") {
    return {
      reconcile: (base) => {
        const bottom = Float64Array.from(
          { length: hierarchy.bottomCount },
          (_, i) => base[offset + i] as number,
        );
        return addUp(hierarchy, nonNegative ? bottom.map((value) => Math.max(0, value)) : bottom);
      },
    };
  }
  const weight = weightOf(hierarchy, method);
  return {
    reconcile: (base) => {
      if (base.length !== seriesCount(hierarchy))
        throw new RangeError("one base forecast per series is needed");
      const bottom = nonNegative
        ? boundedProjection(hierarchy, weight, base)
        : project(hierarchy, weight, base, []).bottom;
      return addUp(hierarchy, bottom);
    },
  };
}

function weightOf(
  hierarchy: Hierarchy,
  method: Exclude<ReconciliationMethod, { kind: "bottom_up" }>,
): Matrix {
  if (method.kind === "covariance") return method.covariance;
  if (method.kind === "mint_shrink") {
    const n = seriesCount(hierarchy);
    // Too few errors to speak of a covariance: the structural weights are the safe choice.
    if (method.residuals.length < 4) return weightOf(hierarchy, { kind: "structural" });
    const { covariance } = shrunkenCovariance(method.residuals);
    let largest = 0;
    for (let i = 0; i < n; i++) largest = Math.max(largest, row(covariance, i)[i] as number);
    // A series that was always exactly right keeps a sliver of doubt, so that W stays invertible.
    for (let i = 0; i < n; i++)
      row(covariance, i)[i] = Math.max(row(covariance, i)[i] as number, largest * 1e-9);
    return covariance;
  }
  const n = seriesCount(hierarchy);
  const weight = zeros(n, n);
  for (let i = 0; i < n; i++) {
    const members = hierarchy.sums[i]?.length ?? 1;
    row(weight, i)[i] = method.kind === "structural" ? members : 1;
  }
  return weight;
}

/** Rows of the constraint matrix: each sum minus its members is 0; each fixed bottom series is 0. */
function constraintRows(hierarchy: Hierarchy, fixed: readonly number[]): Matrix {
  const offset = hierarchy.sums.length;
  const rows = zeros(offset + fixed.length, seriesCount(hierarchy));
  hierarchy.sums.forEach((members, s) => {
    row(rows, s)[s] = 1;
    for (const i of members) row(rows, s)[offset + i] = -1;
  });
  fixed.forEach((i, k) => {
    row(rows, offset + k)[offset + i] = 1;
  });
  return rows;
}

function project(
  hierarchy: Hierarchy,
  weight: Matrix,
  base: ArrayLike<number>,
  fixed: readonly number[],
): { bottom: Float64Array; multipliers: Float64Array } {
  const constraints = constraintRows(hierarchy, fixed);
  const count = constraints.length;
  const n = base.length;
  // WCᵀ once, then the small symmetric system in the number of constraints.
  const weighted = constraints.map((c) => Float64Array.from({ length: n }, (_, i) => dot(row(weight, i), c)));
  const system = zeros(count, count);
  const gap = new Float64Array(count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) row(system, a)[b] = dot(row(constraints, a), row(weighted, b));
    gap[a] = dot(row(constraints, a), base);
  }
  const multipliers = solveSymmetric(system, gap);
  const offset = hierarchy.sums.length;
  const bottom = Float64Array.from({ length: hierarchy.bottomCount }, (_, i) => {
    let value = base[offset + i] as number;
    for (let a = 0; a < count; a++)
      value -= (row(weighted, a)[offset + i] as number) * (multipliers[a] as number);
    return value;
  });
  for (const i of fixed) bottom[i] = 0;
  return { bottom, multipliers: multipliers.subarray(offset) };
}

/** Adds violated bounds, releases those that pull the wrong way, until neither is left. */
function boundedProjection(hierarchy: Hierarchy, weight: Matrix, base: ArrayLike<number>): Float64Array {
  let fixed: number[] = [];
  let result = project(hierarchy, weight, base, fixed);
  for (let round = 0; round < 3 * hierarchy.bottomCount + 10; round++) {
    const violated = Array.from(result.bottom.keys()).filter((i) => (result.bottom[i] as number) < 0);
    if (violated.length > 0) fixed = [...fixed, ...violated].sort((a, b) => a - b);
    else {
      const tolerance = 1e-12 * Math.max(...Array.from(base, Math.abs));
      let worst = -1;
      fixed.forEach((_, k) => {
        const pull = result.multipliers[k] as number;
        if (pull > tolerance && (worst < 0 || pull > (result.multipliers[worst] as number))) worst = k;
      });
      if (worst < 0) break;
      fixed = fixed.filter((_, k) => k !== worst);
    }
    result = project(hierarchy, weight, base, fixed);
  }
  return result.bottom.map((value) => Math.max(0, value));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
