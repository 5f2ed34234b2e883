/** Correlation of people's results from their past; `enough` false: the default was used. */
export type EstimatedCorrelation = {
  readonly correlation: number;
  readonly enough: boolean;
  readonly periods: number;
  readonly units: number;
};

/** Used where the past is too short: people of one company in one market move together a little. */
export const DEFAULT_CORRELATION = 0.2;
const FEWEST_PERIODS = 8;
const FEWEST_UNITS = 3;
const GREATEST = 0.9;

/** Values less their mean, in standard deviations; null when they do not vary. */
function standardised(values: readonly number[]): number[] | null {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return variance > 0 ? values.map((value) => (value - mean) / Math.sqrt(variance)) : null;
}

/**
 * The mean correlation of pairs of people, from surprises (actual ÷ expected, or forecast errors) by person and
 * period, the same periods for all. From the variance of the sum of standardised rows: Var(Σz) = n + n(n−1)ρ.
 * Between 0 and 0.9; with fewer than 8 periods or 3 people that vary, the default, and `enough` is false.
 * RangeError when the rows differ in length.
 */
export function estimateCorrelation(surprises: readonly (readonly number[])[]): EstimatedCorrelation {
  const periods = surprises[0]?.length ?? 0;
  if (surprises.some((row) => row.length !== periods))
    throw new RangeError("Surprises must cover the same periods");
  const rows = surprises.map(standardised).filter((row) => row !== null);
  const units = rows.length;
  if (periods < FEWEST_PERIODS || units < FEWEST_UNITS) {
    return { correlation: DEFAULT_CORRELATION, enough: false, periods, units };
  }
  let variance = 0;
  for (let period = 0; period < periods; period += 1) {
    variance += rows.reduce((sum, row) => sum + (row[period] ?? 0), 0) ** 2 / periods;
  }
  const correlation = (variance - units) / (units * (units - 1));
  return { correlation: Math.min(Math.max(correlation, 0), GREATEST), enough: true, periods, units };
}
