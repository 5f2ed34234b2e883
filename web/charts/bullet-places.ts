/** Where the parts of a bullet bar stand, as shares of its width. */
export type BulletPlaces = {
  readonly fill: number;
  readonly target: number | null;
  readonly due: number | null;
  readonly state: "ahead" | "behind" | "none";
  /** The stretch between what is reached and what is due, the end nearer to zero first; null where there is none. */
  readonly gap: { readonly from: number; readonly to: number } | null;
};

/**
 * The bar reaches from zero to the target, or to the actual where that is more. A negative actual (returns only) is
 * an empty bar. Without a target there is no mark.
 */
export function bulletPlaces(actual: number | null, target: number | null, due: number | null): BulletPlaces {
  const reached = Math.max(actual ?? 0, 0);
  const goal = target !== null && target > 0 ? target : null;
  const length = Math.max(reached, goal ?? 0);
  const place = (value: number): number => (length === 0 ? 0 : Math.min(value / length, 1));
  const fill = place(reached);
  const mark = goal === null || due === null ? null : place(Math.max(due, 0));
  return {
    fill,
    target: goal === null ? null : place(goal),
    due: mark,
    state: mark === null || due === null ? "none" : reached >= due ? "ahead" : "behind",
    gap: mark === null ? null : { from: Math.min(fill, mark), to: Math.max(fill, mark) },
  };
}
