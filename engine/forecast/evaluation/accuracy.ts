/**
 * Point accuracy of one series. All measures follow the M4 competition's definitions (Makridakis, Spiliotis &
 * Assimakopoulos 2020, International Journal of Forecasting 36, 54–74) and are averaged over series by {@link meanOf}.
 */

/** Symmetric mean absolute percentage error, 0–200. A step where both numbers are 0 counts as no error. */
export function smape(actual: ArrayLike<number>, forecast: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < actual.length; i++) {
    const a = actual[i] as number;
    const f = forecast[i] as number;
    const size = Math.abs(a) + Math.abs(f);
    if (size > 0) sum += (200 * Math.abs(a - f)) / size;
  }
  return sum / actual.length;
}

/** Mean absolute error. */
export function meanAbsoluteError(actual: ArrayLike<number>, forecast: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < actual.length; i++) sum += Math.abs((actual[i] as number) - (forecast[i] as number));
  return sum / actual.length;
}

/**
 * In-sample mean absolute error of the seasonal naive rule: the unit of MASE and MSIS.
 * @returns undefined when the history is shorter than a season plus one, or never changes from season to season
 */
export function seasonalNaiveScale(history: ArrayLike<number>, season: number): number | undefined {
  if (history.length <= season) return undefined;
  let sum = 0;
  for (let t = season; t < history.length; t++) {
    sum += Math.abs((history[t] as number) - (history[t - season] as number));
  }
  const scale = sum / (history.length - season);
  return scale > 0 ? scale : undefined;
}

/** Mean absolute scaled error; undefined where {@link seasonalNaiveScale} is. */
export function mase(
  history: ArrayLike<number>,
  actual: ArrayLike<number>,
  forecast: ArrayLike<number>,
  season: number,
): number | undefined {
  const scale = seasonalNaiveScale(history, season);
  return scale === undefined ? undefined : meanAbsoluteError(actual, forecast) / scale;
}

/**
 * Root mean squared scaled error (M5): squared errors over the mean squared one-step naive error, counted from the
 * first non-zero observation. Undefined when the history never changes.
 */
export function rmsse(
  history: ArrayLike<number>,
  actual: ArrayLike<number>,
  forecast: ArrayLike<number>,
): number | undefined {
  let first = 0;
  while (first < history.length && history[first] === 0) first++;
  let scale = 0;
  for (let t = first + 1; t < history.length; t++) {
    const change = (history[t] as number) - (history[t - 1] as number);
    scale += change * change;
  }
  scale /= history.length - first - 1;
  if (!(scale > 0)) return undefined;
  let sum = 0;
  for (let i = 0; i < actual.length; i++) {
    const error = (actual[i] as number) - (forecast[i] as number);
    sum += error * error;
  }
  return Math.sqrt(sum / actual.length / scale);
}

/**
 * Overall weighted average: mean of the sMAPE and the MASE of a method, each over that of Naive2. The ratios are of
 * averages over the whole collection, not averages of ratios.
 */
export function owa(
  method: { readonly smape: number; readonly mase: number },
  naive2: { readonly smape: number; readonly mase: number },
): number {
  return (method.smape / naive2.smape + method.mase / naive2.mase) / 2;
}

/** Mean error, actual minus forecast, as a share of the mean absolute actual: positive when forecasts are too low. */
export function relativeBias(actual: ArrayLike<number>, forecast: ArrayLike<number>): number | undefined {
  let sum = 0;
  let size = 0;
  for (let i = 0; i < actual.length; i++) {
    sum += (actual[i] as number) - (forecast[i] as number);
    size += Math.abs(actual[i] as number);
  }
  return size > 0 ? sum / size : undefined;
}

/** Arithmetic mean of the values that exist; undefined when none does. */
export function meanOf(values: Iterable<number | undefined>): number | undefined {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (value === undefined) continue;
    sum += value;
    count++;
  }
  return count > 0 ? sum / count : undefined;
}
