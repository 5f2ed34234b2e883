import { allocate } from "../money/index.ts";

export type BoundedShares = {
  readonly shares: readonly bigint[];
  /** What the bounds did not let be given out: positive is left over, negative was given too much. */
  readonly left: bigint;
};

type Claim = { index: number; weight: bigint; low: bigint; high: bigint | null };

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

/** −1, 0 or 1: whether the exact share `total × weight ÷ whole` violates the claim's low or high bound. */
function violation(claim: Claim, total: bigint, whole: bigint): -1 | 0 | 1 {
  const share = total * claim.weight;
  if (share < claim.low * whole) return -1;
  return claim.high !== null && share > claim.high * whole ? 1 : 0;
}

/** Numerator (over `whole`) by which clamping would raise, or when negative lower, the claim's exact share. */
function correction(claim: Claim, side: -1 | 0 | 1, total: bigint, whole: bigint): bigint {
  if (side === 0) return 0n;
  return (side < 0 ? claim.low : (claim.high ?? 0n)) * whole - total * claim.weight;
}

/**
 * Shares `total` by weights with a lowest and a highest value for each (null: no limit), by the largest remainder.
 * Shares that leave their bounds are set to them and the rest is shared again, the side that violates more first
 * (the rule by which CSS flexible boxes resolve their lengths, css-flexbox-1 §9.7), so that the result does not
 * depend on the order of the list. A free weight of zero gets its lower bound; `left` says what stays.
 */
export function allocateBounded(
  total: bigint,
  weights: readonly bigint[],
  lows: readonly bigint[],
  highs: readonly (bigint | null)[],
): BoundedShares {
  const shares: bigint[] = weights.map(() => 0n);
  let free: Claim[] = weights.map((weight, index) => ({
    index,
    weight,
    low: lows[index] ?? 0n,
    high: highs[index] ?? null,
  }));
  let rest = total;
  for (;;) {
    const whole = sum(free.map((claim) => claim.weight));
    if (whole === 0n) break;
    const sides = free.map((claim) => violation(claim, rest, whole));
    const tension = sum(free.map((claim, at) => correction(claim, sides[at] ?? 0, rest, whole)));
    const freezes = (side: -1 | 0 | 1) => side !== 0 && (tension === 0n || tension > 0n === side < 0);
    const still: Claim[] = [];
    let frozen = 0n;
    free.forEach((claim, at) => {
      const side = sides[at] ?? 0;
      if (!freezes(side)) {
        still.push(claim);
        return;
      }
      shares[claim.index] = side < 0 ? claim.low : (claim.high ?? 0n);
      frozen += shares[claim.index] ?? 0n;
    });
    if (still.length === free.length) break;
    free = still;
    rest -= frozen;
  }
  return shareRest(shares, free, rest);
}

function shareRest(shares: bigint[], free: readonly Claim[], rest: bigint): BoundedShares {
  const weights = free.map((claim) => claim.weight);
  if (free.length > 0 && sum(weights) > 0n) {
    allocate(rest, weights).forEach((share, at) => {
      shares[free[at]?.index ?? -1] = share;
    });
    return { shares, left: 0n };
  }
  // No weight is left to share by: whoever is free keeps its lower bound.
  for (const claim of free) shares[claim.index] = claim.low;
  return { shares, left: rest - sum(free.map((claim) => claim.low)) };
}
