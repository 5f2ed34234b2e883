/** A person's chance; `potential` (any number) shows whether targets follow it. */
export type PersonChance = {
  readonly unit_id: string;
  readonly chance: number;
  readonly potential?: number | null;
};

export type FairnessLimits = {
  /** Below this chance a person is set up to fail. */
  readonly too_hard: number;
  /** Above this chance a target asks for nothing. */
  readonly too_easy: number;
};

export const FAIRNESS_LIMITS: FairnessLimits = { too_hard: 0.2, too_easy: 0.95 };

/**
 * How chances are spread over people. `gap` is the mean difference between two people's chances (Gini's mean
 * difference): 0 when all have the same. `potential_correlation` is Spearman's rank correlation of chance and
 * potential, null below three people with both: near 0 is fair, above it the ones with much potential have it easy.
 */
export type ChanceSpread = {
  readonly people: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly gap: number | null;
  readonly set_up_to_fail: readonly string[];
  readonly too_easy: readonly string[];
  readonly potential_correlation: number | null;
};

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

function medianOfSorted(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Mean of |x − y| over all pairs, from sorted values: 2/(n(n−1)) · Σ (2i − n + 1)·x_i. */
function meanDifference(sorted: readonly number[]): number {
  const n = sorted.length;
  if (n < 2) return 0;
  const sum = sorted.reduce((total, value, at) => total + (2 * at - n + 1) * value, 0);
  return (2 * sum) / (n * (n - 1));
}

/** Ranks from 1, equal values share the mean of theirs. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const result = values.map(() => 0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to += 1;
    for (let at = from; at <= to; at += 1) result[order[at]?.at ?? 0] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return result;
}

/** Spearman's rank correlation (1904) with ties; null when it is not defined. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number | null {
  if (a.length < 3 || a.length !== b.length) return null;
  const [x, y] = [ranks(a), ranks(b)];
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((rank, at) => {
    const [dx, dy] = [rank - meanX, (y[at] ?? 0) - meanY];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

/** The spread of chances over people, and who has it too hard (hardest first) or too easy (easiest first). */
export function chanceSpread(
  people: readonly PersonChance[],
  limits: FairnessLimits = FAIRNESS_LIMITS,
): ChanceSpread {
  const byChance = [...people].sort((a, b) => a.chance - b.chance);
  const sorted = byChance.map((person) => person.chance);
  const some = sorted.length > 0;
  const weighed = people.filter((person) => person.potential !== undefined && person.potential !== null);
  return {
    people: people.length,
    mean: some ? mean(sorted) : null,
    median: some ? medianOfSorted(sorted) : null,
    lowest: sorted[0] ?? null,
    highest: sorted.at(-1) ?? null,
    gap: some ? meanDifference(sorted) : null,
    set_up_to_fail: byChance
      .filter((person) => person.chance < limits.too_hard)
      .map((person) => person.unit_id),
    too_easy: byChance
      .filter((person) => person.chance > limits.too_easy)
      .map((person) => person.unit_id)
      .reverse(),
    potential_correlation: rankCorrelation(
      weighed.map((person) => person.chance),
      weighed.map((person) => person.potential ?? 0),
    ),
  };
}
