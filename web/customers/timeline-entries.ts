import type { RecordJson } from "../api/json.ts";
import type { HistoryEntry } from "../api/records.ts";

/** Something that happened with a customer: an order of any kind, or a change of his record. */
export type TimelineEntry =
  | { readonly kind: "order"; readonly key: string; readonly day: string; readonly order: RecordJson }
  | { readonly kind: "contact"; readonly key: string; readonly day: string; readonly contact: RecordJson }
  | { readonly kind: "change"; readonly key: string; readonly day: string; readonly change: HistoryEntry };

/**
 * Orders by their day, changes and new contacts by the company's day on which they were written; newest first, and on one
 * day orders before the rest.
 */
export function timelineEntries(
  orders: readonly RecordJson[],
  contacts: readonly RecordJson[],
  history: readonly HistoryEntry[],
  dayOf: (instant: string) => string,
): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...orders.map((order) => ({
      kind: "order" as const,
      key: order.id,
      day: String(order.ordered_on),
      order,
    })),
    ...contacts.map((contact) => ({
      kind: "contact" as const,
      key: contact.id,
      day: dayOf(contact.created_at),
      contact,
    })),
    ...history.map((change) => ({
      kind: "change" as const,
      key: `${change.version} ${change.at}`,
      day: dayOf(change.at),
      change,
    })),
  ];
  // Sorting keeps the order of equals: orders stand first in the list above.
  return entries.sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
}
