/** A point of a sparkline in the unit square, y downwards as on a screen. */
export type SparkPoint = { readonly x: number; readonly y: number };

/**
 * Values as points: the first at the left, the last at the right, zero always within the picture so that a small
 * change does not look like a fall. Gaps (null) are left out. `zero` is the height of the zero line.
 */
export function sparklinePoints(values: readonly (number | null)[]): {
  readonly points: readonly SparkPoint[];
  readonly zero: number;
} {
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  const high = Math.max(0, ...known);
  const low = Math.min(0, ...known);
  const range = high - low;
  const heightOf = (value: number): number => (range === 0 ? 1 : (high - value) / range);
  const step = values.length > 1 ? 1 / (values.length - 1) : 0;
  return {
    points: values.flatMap((value, index) =>
      value === null ? [] : [{ x: index * step, y: heightOf(value) }],
    ),
    zero: heightOf(0),
  };
}
