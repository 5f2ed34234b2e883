/** Milliseconds that the work takes. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("no times to take the median of");
  return middle;
}

/**
 * Median times of two ways to do the same, in turns, so that whatever else the machine does weighs on both alike. The
 * first tenth warms up and does not count. Both are told the number of the round, from 0.
 */
export async function inTurns(
  rounds: number,
  product: (round: number) => Promise<unknown>,
  bare: (round: number) => Promise<unknown>,
): Promise<{ readonly product: number; readonly bare: number }> {
  const times = { product: [] as number[], bare: [] as number[] };
  const warmUp = Math.max(1, Math.floor(rounds / 10));
  for (let round = -warmUp; round < rounds; round += 1) {
    const productMs = await timeOf(() => product(round + warmUp));
    const bareMs = await timeOf(() => bare(round + warmUp));
    if (round < 0) continue;
    times.product.push(productMs);
    times.bare.push(bareMs);
  }
  return { product: median(times.product), bare: median(times.bare) };
}
