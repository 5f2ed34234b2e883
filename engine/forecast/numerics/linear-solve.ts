/** A dense matrix as an array of rows. */
export type Matrix = Float64Array[];

/** A rows × columns matrix of zeros. */
export function zeros(rows: number, columns: number): Matrix {
  return Array.from({ length: rows }, () => new Float64Array(columns));
}

/**
 * Solves A x = b for a symmetric positive definite A (Cholesky). Pivots below 1e−12 of the largest diagonal are
 * lifted to it, so that collinear columns get a small, not an endless, coefficient.
 */
export function solveSymmetric(a: Matrix, b: Float64Array): Float64Array {
  const lower = cholesky(a);
  return backSubstitute(lower, b);
}

/** Lower Cholesky factor L of a symmetric positive (semi-)definite A = L Lᵀ. */
export function cholesky(a: Matrix): Matrix {
  const n = a.length;
  const lower = zeros(n, n);
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(row(a, i)[i] as number));
  const floor = largest * 1e-12 + 1e-300;
  for (let i = 0; i < n; i++) {
    const li = row(lower, i);
    const ai = row(a, i);
    for (let j = 0; j <= i; j++) {
      const lj = row(lower, j);
      let sum = ai[j] as number;
      for (let k = 0; k < j; k++) sum -= (li[k] as number) * (lj[k] as number);
      if (i === j) li[i] = Math.sqrt(sum > floor ? sum : floor);
      else li[j] = sum / (lj[j] as number);
    }
  }
  return lower;
}

/** Solves L Lᵀ x = b for a lower triangular L. */
export function backSubstitute(lower: Matrix, b: Float64Array): Float64Array {
  const n = lower.length;
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    const li = row(lower, i);
    let sum = x[i] as number;
    for (let k = 0; k < i; k++) sum -= (li[k] as number) * (x[k] as number);
    x[i] = sum / (li[i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (row(lower, k)[i] as number) * (x[k] as number);
    x[i] = sum / (row(lower, i)[i] as number);
  }
  return x;
}

/** The i-th row of a matrix; a wrong index is a bug and crashes. */
export function row(matrix: Matrix, i: number): Float64Array {
  const found = matrix[i];
  if (found === undefined) throw new RangeError(`matrix has no row ${i}`);
  return found;
}

/**
 * Ridge regression: minimises Σ wₜ (yₜ − xₜ·β)² + Σ penaltyⱼ βⱼ² by the normal equations.
 * @param design one row of regressors per observation
 */
export function ridge(
  design: readonly Float64Array[],
  target: Float64Array,
  penalty: Float64Array,
  weight?: Float64Array,
): Float64Array {
  const p = penalty.length;
  const gram = zeros(p, p);
  const right = new Float64Array(p);
  for (let t = 0; t < design.length; t++) {
    const x = design[t] as Float64Array;
    const w = weight === undefined ? 1 : (weight[t] as number);
    const y = (target[t] as number) * w;
    for (let i = 0; i < p; i++) {
      const xi = x[i] as number;
      if (xi === 0) continue;
      const g = row(gram, i);
      const weighted = xi * w;
      for (let j = 0; j <= i; j++) g[j] = (g[j] as number) + weighted * (x[j] as number);
      right[i] = (right[i] as number) + xi * y;
    }
  }
  for (let i = 0; i < p; i++) {
    const g = row(gram, i);
    g[i] = (g[i] as number) + (penalty[i] as number);
    for (let j = 0; j < i; j++) row(gram, j)[i] = g[j] as number;
  }
  return solveSymmetric(gram, right);
}
