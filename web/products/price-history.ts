import { addMonthsClamped, type Day } from "../../engine/calendar/index.ts";

/** A price, or a cost, from a day on. */
export type PriceChange = { readonly from: Day; readonly value: string };
export type PriceMonth = { readonly start: Day; readonly end: Day };

/** Months from the first change (at most `most` of them) to the month of today, by the calendar. */
export function priceMonths(firstChange: Day, today: Day, most: number): PriceMonth[] {
  const months: PriceMonth[] = [];
  let start = `${today.slice(0, 7)}-01`;
  while (months.length < most) {
    months.unshift({ start, end: addMonthsClamped(start, 1) });
    if (start <= firstChange) break;
    start = addMonthsClamped(start, -1);
  }
  return months;
}

/**
 * The value in force at the end of each month: the last one that is valid by then; null before the first. Changes need
 * no order. Values are shown as they were entered, never averaged.
 */
export function valuesInForce(
  changes: readonly PriceChange[],
  months: readonly PriceMonth[],
): (string | null)[] {
  const inOrder = [...changes].sort((one, other) => (one.from < other.from ? -1 : 1));
  return months.map((month) => inOrder.findLast((change) => change.from < month.end)?.value ?? null);
}
