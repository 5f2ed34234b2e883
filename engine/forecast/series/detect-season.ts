import { autocorrelation } from "./seasonality.ts";

/** Seasons tried when nothing is known about the periods. */
const CANDIDATES = [4, 7, 12, 24, 52];

/**
 * Guesses the season of a series from its autocorrelation: of the usual seasons the one whose lag stands out most
 * from the lags around it in the differenced series. A long daily profile (24) brings the week (168) with it.
 * @returns the seasons, shortest first; empty when none is clear
 */
export function detectSeasons(y: Float64Array): number[] {
  const n = y.length;
  const changes = new Float64Array(Math.max(0, n - 1));
  for (let t = 1; t < n; t++) changes[t - 1] = (y[t] as number) - (y[t - 1] as number);
  let best = 0;
  let season = 1;
  for (const candidate of CANDIDATES) {
    if (n < 3 * candidate) break;
    // A quarter of a season away a real season is gone; a trend is not.
    const away = Math.ceil(candidate / 4);
    const r = autocorrelation(changes, candidate + away);
    const own = r[candidate - 1] as number;
    if (own <= (r[candidate - 1 - away] as number) || own <= (r[candidate - 1 + away] as number)) continue;
    const limit = Math.max(0.1, 1.65 / Math.sqrt(n));
    if (own > limit && own > best + 0.1) {
      best = own;
      season = candidate;
    }
  }
  if (season === 1) return [];
  return season === 24 && n >= 3 * 168 ? [24, 168] : [season];
}
