/** Autocorrelation of a series at lags 1…maxLag (index 0 holds lag 1); all 0 for a constant series. */
export function autocorrelation(y: ArrayLike<number>, maxLag: number): Float64Array {
  const n = y.length;
  let mean = 0;
  for (let t = 0; t < n; t++) mean += (y[t] as number) / n;
  const centred = new Float64Array(n);
  let variance = 0;
  for (let t = 0; t < n; t++) {
    const c = (y[t] as number) - mean;
    centred[t] = c;
    variance += c * c;
  }
  const result = new Float64Array(maxLag);
  if (!(variance > 0)) return result;
  for (let lag = 1; lag <= maxLag && lag < n; lag++) {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (centred[t] as number) * (centred[t - lag] as number);
    result[lag - 1] = sum / variance;
  }
  return result;
}

/**
 * The M4 competition's seasonality test: |r_m| > z √((1 + 2 Σ_{i<m} r_i²)/n) with at least three seasons of data.
 * @param z 1.645 in M4 (90 %)
 */
export function isSeasonal(y: ArrayLike<number>, season: number, z = 1.645): boolean {
  const n = y.length;
  if (season < 2 || n < 3 * season) return false;
  const r = autocorrelation(y, season);
  let sum = 0;
  for (let i = 0; i < season - 1; i++) sum += (r[i] as number) * (r[i] as number);
  return Math.abs(r[season - 1] as number) > z * Math.sqrt((1 + 2 * sum) / n);
}

/** Centred moving average of one season (2×m for even m); NaN at the ends. */
export function centredMovingAverage(y: ArrayLike<number>, season: number): Float64Array {
  const n = y.length;
  const result = new Float64Array(n).fill(Number.NaN);
  const half = season >> 1;
  const even = season % 2 === 0;
  for (let t = half; t < n - half; t++) {
    let sum = 0;
    for (let k = -half; k <= half; k++) {
      const weight = even && (k === -half || k === half) ? 0.5 : 1;
      sum += weight * (y[t + k] as number);
    }
    result[t] = sum / season;
  }
  return result;
}

/**
 * Classical seasonal indices by position from the first observation: mean ratio (or difference) to the centred
 * moving average, normalised to mean 1 (or sum 0). Needs two full seasons.
 */
export function classicalSeasonalIndices(
  y: ArrayLike<number>,
  season: number,
  kind: "multiplicative" | "additive",
): Float64Array {
  const trend = centredMovingAverage(y, season);
  const sum = new Float64Array(season);
  const count = new Float64Array(season);
  for (let t = 0; t < y.length; t++) {
    const level = trend[t] as number;
    if (Number.isNaN(level)) continue;
    const value = kind === "multiplicative" ? (y[t] as number) / level : (y[t] as number) - level;
    if (!Number.isFinite(value)) continue;
    const s = t % season;
    sum[s] = (sum[s] as number) + value;
    count[s] = (count[s] as number) + 1;
  }
  const neutral = kind === "multiplicative" ? 1 : 0;
  const indices = sum.map((total, s) => ((count[s] as number) > 0 ? total / (count[s] as number) : neutral));
  let mean = 0;
  for (const value of indices) mean += value / season;
  return indices.map((value) => (kind === "multiplicative" ? value / mean : value - mean));
}

/**
 * Seasonal indices drawn towards "no season" by as much as they are noise (James–Stein): the spread of the yearly
 * ratios inside each season estimates the error of the indices, the spread between seasons what there is to explain.
 * A weak season fades instead of being switched off by a test; below two full seasons all indices are neutral.
 * Source: Miller & Williams (2003), IJF 19, 669–684.
 */
export function shrunkenSeasonalIndices(
  y: ArrayLike<number>,
  season: number,
  kind: "multiplicative" | "additive",
): Float64Array {
  const neutral = kind === "multiplicative" ? 1 : 0;
  if (season < 2) return new Float64Array([neutral]);
  const n = y.length;
  if (n < 2 * season + 2) return new Float64Array(season).fill(neutral);
  const indices = classicalSeasonalIndices(y, season, kind);
  const trend = centredMovingAverage(y, season);
  const sum = new Float64Array(season);
  const squares = new Float64Array(season);
  const count = new Float64Array(season);
  for (let t = 0; t < n; t++) {
    const level = trend[t] as number;
    if (Number.isNaN(level)) continue;
    const value = kind === "multiplicative" ? (y[t] as number) / level : (y[t] as number) - level;
    if (!Number.isFinite(value)) continue;
    const s = t % season;
    sum[s] = (sum[s] as number) + value;
    squares[s] = (squares[s] as number) + value * value;
    count[s] = (count[s] as number) + 1;
  }
  let within = 0;
  let freedom = 0;
  let repeats = 0;
  for (let s = 0; s < season; s++) {
    const c = count[s] as number;
    repeats += c / season;
    if (c < 2) continue;
    within += Math.max(0, (squares[s] as number) - ((sum[s] as number) * (sum[s] as number)) / c);
    freedom += c - 1;
  }
  // One year of ratios has no spread to measure: keep half of what it says.
  let weight = 0.5;
  if (freedom >= 2) {
    let between = 0;
    for (const value of indices) between += ((value - neutral) * (value - neutral)) / (season - 1);
    const noise = within / freedom / repeats;
    weight = between > 0 ? Math.max(0, 1 - (((season - 3) / (season - 1)) * noise) / between) : 0;
  }
  return indices.map((value) => neutral + weight * (value - neutral));
}
