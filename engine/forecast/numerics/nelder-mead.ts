/** A box-constrained minimisation problem for {@link minimise}. */
export interface Minimisation {
  readonly start: readonly number[];
  readonly step: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly maxEvaluations: number;
  /** Stop when the spread of the simplex's values falls below this share of the best value. */
  readonly tolerance: number;
}

export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
}

/**
 * Nelder–Mead simplex search inside a box (trial points are clipped to the box). Deterministic.
 * Source: Nelder & Mead (1965), The Computer Journal 7, 308–313.
 */
export function minimise(objective: (x: Float64Array) => number, problem: Minimisation): Minimum {
  const d = problem.start.length;
  const points: Float64Array[] = [];
  const values = new Float64Array(d + 1);
  let evaluations = 0;
  const evaluate = (x: Float64Array): number => {
    evaluations++;
    for (let i = 0; i < d; i++) {
      const lower = problem.lower[i] as number;
      const upper = problem.upper[i] as number;
      const xi = x[i] as number;
      if (xi < lower) x[i] = lower;
      else if (xi > upper) x[i] = upper;
    }
    const value = objective(x);
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  };
  for (let k = 0; k <= d; k++) {
    const x = Float64Array.from(problem.start);
    if (k > 0) {
      const i = k - 1;
      const step = problem.step[i] as number;
      const moved = (x[i] as number) + step;
      x[i] = moved > (problem.upper[i] as number) ? (x[i] as number) - step : moved;
    }
    points.push(x);
    values[k] = evaluate(x);
  }
  const centre = new Float64Array(d);
  let trial: Float64Array = new Float64Array(d);
  let second: Float64Array = new Float64Array(d);
  while (evaluations < problem.maxEvaluations) {
    let best = 0;
    let worst = 0;
    let next = -1;
    for (let k = 1; k <= d; k++) {
      if ((values[k] as number) < (values[best] as number)) best = k;
      if ((values[k] as number) >= (values[worst] as number)) worst = k;
    }
    for (let k = 0; k <= d; k++) {
      if (k !== worst && (next < 0 || (values[k] as number) > (values[next] as number))) next = k;
    }
    const bestValue = values[best] as number;
    const worstValue = values[worst] as number;
    if (worstValue - bestValue <= problem.tolerance * (Math.abs(bestValue) + 1e-300)) break;
    centre.fill(0);
    for (let k = 0; k <= d; k++) {
      if (k === worst) continue;
      const point = points[k] as Float64Array;
      for (let i = 0; i < d; i++) centre[i] = (centre[i] as number) + (point[i] as number) / d;
    }
    const worstPoint = points[worst] as Float64Array;
    move(trial, centre, worstPoint, 1);
    const reflected = evaluate(trial);
    if (reflected < bestValue) {
      move(second, centre, worstPoint, 2);
      const expanded = evaluate(second);
      if (expanded < reflected) [points[worst], second, values[worst]] = [second, worstPoint, expanded];
      else [points[worst], trial, values[worst]] = [trial, worstPoint, reflected];
      continue;
    }
    if (reflected < (values[next] as number)) {
      [points[worst], trial, values[worst]] = [trial, worstPoint, reflected];
      continue;
    }
    move(second, centre, reflected < worstValue ? trial : worstPoint, -0.5);
    const contracted = evaluate(second);
    if (contracted < Math.min(reflected, worstValue)) {
      [points[worst], second, values[worst]] = [second, worstPoint, contracted];
      continue;
    }
    const bestPoint = points[best] as Float64Array;
    for (let k = 0; k <= d; k++) {
      if (k === best) continue;
      const point = points[k] as Float64Array;
      for (let i = 0; i < d; i++) point[i] = ((point[i] as number) + (bestPoint[i] as number)) / 2;
      values[k] = evaluate(point);
    }
  }
  let best = 0;
  for (let k = 1; k <= d; k++) if ((values[k] as number) < (values[best] as number)) best = k;
  return { point: points[best] as Float64Array, value: values[best] as number };
}

/** target = centre + factor · (centre − away). A negative factor moves towards `away`. */
function move(target: Float64Array, centre: Float64Array, away: Float64Array, factor: number): void {
  for (let i = 0; i < centre.length; i++) {
    const c = centre[i] as number;
    target[i] = c + factor * (c - (away[i] as number));
  }
}
