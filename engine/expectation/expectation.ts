import {
  chanceOf,
  expectedShortfall,
  type Outlook,
  type ReadyOutlook,
  readyOutlook,
  valueAtChance,
} from "./outlook.ts";

/** The chances for which every expectation states the value that is reached with them. */
export const STATED_CHANCES = [0.5, 0.6, 0.7, 0.8] as const;

/** A unit in a period: what is reached so far, what is to be reached, and what the rest may bring. */
export type ExpectationInput = {
  readonly unit_id: string;
  readonly period_id: string;
  readonly actual: bigint;
  /** Null: no target; nothing is said about chance and gap. */
  readonly target: bigint | null;
  readonly rest: Outlook;
};

export type ValueAtChance = { readonly chance: number; readonly value: bigint };

/**
 * What to expect, in whole units of the measure. `expected` is actual + mean of the rest. `gap` is target − expected,
 * negative when more is expected than asked; `expected_shortfall` is the mean of what will be missing.
 */
export type Expectation = {
  readonly unit_id: string;
  readonly period_id: string;
  readonly actual: bigint;
  readonly target: bigint | null;
  readonly expected: bigint;
  readonly values: readonly ValueAtChance[];
  readonly chance: number | null;
  readonly gap: bigint | null;
  readonly expected_shortfall: bigint | null;
};

/** A float of whole units as the nearest whole number. RangeError when it is not finite. */
export function wholeUnits(value: number): bigint {
  return BigInt(Math.round(value));
}

function valuesOf(actual: bigint, rest: ReadyOutlook, chances: readonly number[]): ValueAtChance[] {
  // Rounded down, so that the value is reached with at least the chance that is said.
  return chances.map((chance) => ({
    chance,
    value: actual + BigInt(Math.floor(valueAtChance(rest, chance))),
  }));
}

/** The expectation of one unit and period. RangeError for an outlook that is none. */
export function expectResult(
  input: ExpectationInput,
  chances: readonly number[] = STATED_CHANCES,
): Expectation {
  const { unit_id, period_id, actual, target } = input;
  const rest = readyOutlook(input.rest);
  const expected = actual + wholeUnits(rest.mean);
  const needed = target === null ? null : Number(target - actual);
  return {
    unit_id,
    period_id,
    actual,
    target,
    expected,
    values: valuesOf(actual, rest, chances),
    chance: needed === null ? null : chanceOf(rest, needed),
    gap: target === null ? null : target - expected,
    expected_shortfall: needed === null ? null : wholeUnits(expectedShortfall(rest, needed)),
  };
}

/** The chance alone, for tables of many targets. */
export function chanceToReach(target: bigint, actual: bigint, rest: Outlook): number {
  return chanceOf(readyOutlook(rest), Number(target - actual));
}

/** The target that is reached with a chosen chance, rounded down to whole units. RangeError outside (0, 1). */
export function suggestTarget(actual: bigint, rest: Outlook, chance: number): bigint {
  return actual + BigInt(Math.floor(valueAtChance(readyOutlook(rest), chance)));
}

/** What one deal, order or customer is worth here, in whole units; null where it is not known. */
export type ClosingRates = {
  readonly average_order: bigint | null;
  readonly average_deal: bigint | null;
  /** Part of the deals that are won, from 0 to 1. */
  readonly win_rate: number | null;
  /** What a new customer buys in the rest of the period. */
  readonly first_purchase: bigint | null;
};

/** How many of one kind would close the gap; null where the rate is not known or zero. */
export type ClosingPlan = {
  readonly gap: bigint;
  readonly orders: number | null;
  readonly won_deals: number | null;
  /** Deals to work on at the win rate. */
  readonly open_deals: number | null;
  readonly new_customers: number | null;
};

function howMany(gap: bigint, each: bigint | null): number | null {
  return each === null || each <= 0n ? null : Number((gap + each - 1n) / each);
}

/** What closes a gap: each answer alone would. All 0 when there is none. */
export function closingPlan(gap: bigint, rates: ClosingRates): ClosingPlan {
  const open = gap > 0n ? gap : 0n;
  const won = howMany(open, rates.average_deal);
  const { win_rate } = rates;
  return {
    gap: open,
    orders: howMany(open, rates.average_order),
    won_deals: won,
    open_deals:
      won === null || win_rate === null || win_rate <= 0
        ? null
        : Math.max(0, Math.ceil(won / win_rate - 1e-9)),
    new_customers: howMany(open, rates.first_purchase),
  };
}
