import { minimise } from "../numerics/nelder-mead.ts";
import type { Rule } from "./rule.ts";

/**
 * Double-seasonal exponential smoothing with a first-order correction of the errors, additive, without trend.
 * Source: Taylor (2003), Journal of the Operational Research Society 54, 799–805.
 * @param short season inside the long one, for example 24
 * @param long a multiple of `short`, for example 168; the history must hold at least one of it
 */
export function doubleSeasonalSmoothing(short: number, long: number): Rule {
  return (history, horizon) => {
    const n = history.length;
    const first = firstProfiles(history, short, long);
    const day = new Float64Array(short);
    const week = new Float64Array(long);
    let level = 0;
    let lastGap = 0;
    const run = (x: Float64Array): number => {
      const [alpha, delta, omega, phi] = [x[0] as number, x[1] as number, x[2] as number, x[3] as number];
      day.set(first.day);
      week.set(first.week);
      level = first.level;
      lastGap = 0;
      let sse = 0;
      let i = 0;
      let j = 0;
      for (let t = 0; t < n; t++) {
        const base = level + (day[i] as number) + (week[j] as number);
        const gap = (history[t] as number) - base;
        const error = gap - phi * lastGap;
        sse += error * error;
        lastGap = gap;
        level += alpha * error;
        day[i] = (day[i] as number) + delta * error;
        week[j] = (week[j] as number) + omega * error;
        i = i + 1 === short ? 0 : i + 1;
        j = j + 1 === long ? 0 : j + 1;
      }
      return sse;
    };
    const found = minimise(run, {
      start: [0.01, 0.1, 0.1, 0.8],
      step: [0.05, 0.1, 0.1, 0.1],
      lower: [0, 0, 0, 0],
      upper: [1, 1, 1, 0.999],
      maxEvaluations: 300,
      tolerance: 1e-7,
    });
    run(found.point);
    const phi = found.point[3] as number;
    let gap = lastGap;
    return Float64Array.from({ length: horizon }, (_, k) => {
      gap *= phi;
      return level + (day[(n + k) % short] as number) + (week[(n + k) % long] as number) + gap;
    });
  };
}

/** Level, short profile and long profile from the first (up to four) long seasons. */
function firstProfiles(
  y: Float64Array,
  short: number,
  long: number,
): { level: number; day: Float64Array; week: Float64Array } {
  const cycles = Math.min(4, Math.floor(y.length / long));
  const week = new Float64Array(long);
  const day = new Float64Array(short);
  let level = 0;
  for (let c = 0; c < cycles; c++) {
    let mean = 0;
    for (let i = 0; i < long; i++) mean += (y[c * long + i] as number) / long;
    if (c === 0) level = mean;
    for (let i = 0; i < long; i++)
      week[i] = (week[i] as number) + ((y[c * long + i] as number) - mean) / cycles;
  }
  for (let i = 0; i < long; i++)
    day[i % short] = (day[i % short] as number) + ((week[i] as number) * short) / long;
  for (let i = 0; i < long; i++) week[i] = (week[i] as number) - (day[i % short] as number);
  return { level, day, week };
}
