/**
 * A row of cells that must sum to `left` more than it does: the greatest free cells take it, within their bounds.
 * Where the bounds contradict the sum, the sum holds and the first cell gives way.
 */
export function settleRow(
  cells: readonly bigint[],
  lows: readonly bigint[],
  highs: readonly (bigint | null)[],
  left: bigint,
): bigint[] {
  const settled = [...cells];
  const byValue = cells
    .map((value, at) => ({ value, at }))
    .sort((a, b) => (a.value === b.value ? a.at - b.at : a.value > b.value ? -1 : 1));
  let rest = left;
  for (const { value, at } of byValue) {
    const low = lows[at] ?? 0n;
    const high = highs[at] ?? null;
    if (low === high) continue;
    let change = rest;
    if (rest > 0n && high !== null && value + rest > high) change = high - value;
    if (rest < 0n && value + rest < low) change = low - value;
    settled[at] = value + change;
    rest -= change;
  }
  if (rest !== 0n) settled[0] = (settled[0] ?? 0n) + rest;
  return settled;
}
