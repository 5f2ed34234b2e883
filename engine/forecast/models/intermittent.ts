/** What an intermittent-demand rule says: the level per period, and the size and interval (or chance) behind it. */
export interface IntermittentFit {
  readonly rate: number;
  /** Smoothed size of a demand when there is one. */
  readonly size: number;
  /** Smoothed periods between demands (Croston, SBA) or its inverse, the chance of a demand (TSB). */
  readonly interval: number;
}

/**
 * Croston's method: separate smoothing of demand sizes and of the intervals between demands; both start at the
 * first demand. The rate is size/interval. Source: Croston (1972), Operational Research Quarterly 23, 289–303.
 */
export function croston(y: ArrayLike<number>, alpha = 0.1): IntermittentFit {
  let size = Number.NaN;
  let interval = Number.NaN;
  let since = 0;
  for (let t = 0; t < y.length; t++) {
    since++;
    const value = y[t] as number;
    if (value === 0) continue;
    if (Number.isNaN(size)) {
      size = value;
      interval = since;
    } else {
      size += alpha * (value - size);
      interval += alpha * (since - interval);
    }
    since = 0;
  }
  if (Number.isNaN(size)) return { rate: 0, size: 0, interval: Number.POSITIVE_INFINITY };
  return { rate: size / interval, size, interval };
}

/**
 * Syntetos–Boylan approximation: Croston's rate times 1 − α/2, which takes away its upward bias.
 * Source: Syntetos & Boylan (2005), IJF 21, 303–314.
 */
export function syntetosBoylan(y: ArrayLike<number>, alpha = 0.1): IntermittentFit {
  const fit = croston(y, alpha);
  return { ...fit, rate: fit.rate * (1 - alpha / 2) };
}

/**
 * Teunter–Syntetos–Babai: smooths the chance of a demand in every period, so that the forecast fades when demand
 * dies out. Source: Teunter, Syntetos & Babai (2011), European Journal of Operational Research 214, 606–615.
 */
export function teunterSyntetosBabai(
  y: ArrayLike<number>,
  sizeAlpha = 0.1,
  chanceAlpha = 0.1,
): IntermittentFit {
  let size = Number.NaN;
  let chance = Number.NaN;
  for (let t = 0; t < y.length; t++) {
    const value = y[t] as number;
    const occurred = value === 0 ? 0 : 1;
    chance = Number.isNaN(chance) ? occurred : chance + chanceAlpha * (occurred - chance);
    if (occurred === 1) size = Number.isNaN(size) ? value : size + sizeAlpha * (value - size);
  }
  if (Number.isNaN(size)) return { rate: 0, size: 0, interval: Number.POSITIVE_INFINITY };
  return { rate: size * chance, size, interval: 1 / chance };
}

/** Demand pattern by average interval between demands and squared variation of their sizes. */
export interface DemandPattern {
  /** Periods per demand (ADI). */
  readonly interval: number;
  /** Squared coefficient of variation of the non-zero demands. */
  readonly variation: number;
  readonly kind: "smooth" | "erratic" | "intermittent" | "lumpy";
}

/** Classification with the cut-offs 1.32 and 0.49 of Syntetos, Boylan & Croston (2005). */
export function demandPattern(y: ArrayLike<number>): DemandPattern {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let t = 0; t < y.length; t++) {
    const value = y[t] as number;
    if (value === 0) continue;
    count++;
    sum += value;
    squares += value * value;
  }
  if (count === 0) return { interval: Number.POSITIVE_INFINITY, variation: 0, kind: "intermittent" };
  const interval = y.length / count;
  const mean = sum / count;
  const variation = Math.max(0, squares / count / (mean * mean) - 1);
  const sparse = interval >= 1.32;
  const wild = variation >= 0.49;
  return {
    interval,
    variation,
    kind: sparse ? (wild ? "lumpy" : "intermittent") : wild ? "erratic" : "smooth",
  };
}
