import type { Draft } from "./draft.ts";
import type { Transaction } from "./transaction.ts";

/**
 * What an object does beyond its fields. Both work on many drafts at once, so that one order typed by hand and a
 * hundred thousand imported ones go the same way.
 */
export type Rules = {
  /** Fill what the system sets (team, rate, amounts); refuse what cannot be. Before required fields are checked. */
  readonly prepare?: (drafts: readonly Draft[], tx: Transaction) => Promise<void>;
  /** Keep what depends on the written rows. In the same transaction. */
  readonly after?: (drafts: readonly Draft[], tx: Transaction) => Promise<void>;
};

export type RulesByObject = Readonly<Record<string, Rules>>;
