/** A chance that was once stated, and what came of it. */
export type ChanceOutcome = { readonly stated: number; readonly met: boolean };

/** One decile of stated chances; low belongs to it, high does not (but 1 belongs to the last). */
export type CalibrationRow = {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly mean_stated: number | null;
  readonly share_met: number | null;
  /** share met − mean stated. */
  readonly difference: number | null;
  /** 95 % interval of the share met (Wilson 1927, JASA 22). */
  readonly interval: readonly [number, number] | null;
};

/**
 * Stated chances against outcomes. `brier` is the mean squared error of the chances (Brier 1950), `skill` how much
 * smaller it is than that of always stating the share that was met (1 perfect, 0 no better). `enough` says whether
 * there are at least 50 outcomes; below that a table proves little.
 */
export type Calibration = {
  readonly count: number;
  readonly enough: boolean;
  readonly rows: readonly CalibrationRow[];
  readonly share_met: number | null;
  readonly mean_stated: number | null;
  readonly brier: number | null;
  readonly skill: number | null;
};

export const FEWEST_OUTCOMES = 50;
const DECILES = 10;
const Z_95 = 1.959963984540054;

function wilson(met: number, count: number): readonly [number, number] {
  const share = met / count;
  const z2 = Z_95 ** 2;
  const centre = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half = (Z_95 / (1 + z2 / count)) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count ** 2));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

function rowOf(decile: number, outcomes: readonly ChanceOutcome[]): CalibrationRow {
  const count = outcomes.length;
  const low = decile / DECILES;
  const high = (decile + 1) / DECILES;
  if (count === 0) {
    return { low, high, count, mean_stated: null, share_met: null, difference: null, interval: null };
  }
  const met = outcomes.filter((outcome) => outcome.met).length;
  const mean_stated = outcomes.reduce((sum, outcome) => sum + outcome.stated, 0) / count;
  const share_met = met / count;
  return {
    low,
    high,
    count,
    mean_stated,
    share_met,
    difference: share_met - mean_stated,
    interval: wilson(met, count),
  };
}

/** The table of stated chance by decile against outcome. RangeError for a chance outside [0, 1]. */
export function calibrationTable(outcomes: readonly ChanceOutcome[]): Calibration {
  const deciles: ChanceOutcome[][] = Array.from({ length: DECILES }, () => []);
  let [met, stated, squares] = [0, 0, 0];
  for (const outcome of outcomes) {
    if (!(outcome.stated >= 0 && outcome.stated <= 1)) throw new RangeError(`No chance: ${outcome.stated}`);
    // Tenths are not exact in binary: 0.7 × 10 must fall into the eighth decile.
    deciles[Math.min(DECILES - 1, Math.floor(outcome.stated * DECILES + 1e-9))]?.push(outcome);
    met += outcome.met ? 1 : 0;
    stated += outcome.stated;
    squares += (outcome.stated - (outcome.met ? 1 : 0)) ** 2;
  }
  const count = outcomes.length;
  const share = count === 0 ? null : met / count;
  const brier = count === 0 ? null : squares / count;
  const plain = share === null ? 0 : share * (1 - share);
  return {
    count,
    enough: count >= FEWEST_OUTCOMES,
    rows: deciles.map((some, decile) => rowOf(decile, some)),
    share_met: share,
    mean_stated: count === 0 ? null : stated / count,
    brier,
    skill: brier === null || plain === 0 ? null : 1 - brier / plain,
  };
}
