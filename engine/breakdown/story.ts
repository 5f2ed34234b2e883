import { divideHalfUp } from "../decimal/index.ts";
import type { Measure } from "./measure.ts";
import type { CellRef } from "./request.ts";

/** A cell's weight among those that share the same amount; both are whole numbers. */
type Share = { readonly weight: bigint; readonly weights_total: bigint };

/** The facts behind a step's weight as plain decimals, for people: this unit's (null: none) and all siblings'. */
type ShownFacts = { readonly own: string | null; readonly all: string };

/**
 * One step of a value's story. Each step says what the value is after it, given what it was before and its own
 * inputs (see `storyValues`); `contribution` is the difference.
 *
 * - given: the plan's total · parent: the value that is shared out, of the unit above, the coarser period, or of all
 *   products · sum: the finer periods of a product
 * - even, history, season, potential, capacity, product_mix: the share after this step
 * - below: what the units below were given · others_fixed: what the siblings were given is not there to share
 * - padding: over-assigned (negative padding) or held back on the level above
 * - balance: raking factors, so that the unit's whole and the parent's periods both hold
 * - rounding: whole units by largest fraction · settling: what given values elsewhere move
 * - lock, entry, override: the value that was given for this cell
 */
export type StoryStep = { readonly contribution: bigint } & (
  | { readonly kind: "given"; readonly value: bigint }
  | {
      readonly kind: "parent";
      readonly of: "unit" | "period" | "products";
      readonly cell: CellRef;
      readonly value: bigint;
    }
  | { readonly kind: "sum"; readonly parts: readonly { readonly cell: CellRef; readonly value: bigint }[] }
  | (Share & { readonly kind: "even"; readonly count: number })
  | (Share & ShownFacts & { readonly kind: ShareKind; readonly name: string | null })
  | (Share & { readonly kind: "product_mix" })
  | { readonly kind: "below"; readonly value: bigint }
  | (Share & { readonly kind: "others_fixed"; readonly fixed: bigint })
  | (Share & { readonly kind: "padding"; readonly fixed: bigint; readonly padding: bigint })
  | {
      readonly kind: "balance";
      readonly seed: number;
      readonly row_factor: number;
      readonly column_factor: number;
    }
  | { readonly kind: "rounding" | "settling"; readonly units: bigint }
  | {
      readonly kind: "lock" | "entry" | "override";
      readonly value: bigint;
      readonly reason: string | null;
      readonly author_id: string | null;
    }
);

export type ShareKind = "history" | "season" | "potential" | "capacity";

export type StoryStepKind = StoryStep["kind"];

/** How a value came about: steps whose contributions sum to it. Plain data; `encodeStory` writes it as JSON. */
export type Story = {
  readonly cell: CellRef;
  readonly measure: Measure;
  readonly value: bigint;
  readonly steps: readonly StoryStep[];
};

/** Every kind of step without its contribution: what a story is made from. */
export type StoryInput = StoryStep extends infer Step
  ? Step extends StoryStep
    ? Omit<Step, "contribution">
    : never
  : never;

function shareOf(amount: bigint, { weight, weights_total }: Share): bigint {
  return weights_total === 0n ? 0n : divideHalfUp(amount * weight, weights_total);
}

/** Nearest whole number of a float, a half away from zero. The result is a proposal: `rounding` corrects it. */
function wholeOf(value: number): bigint {
  return value < 0 ? -BigInt(Math.floor(0.5 - value)) : BigInt(Math.floor(value + 0.5));
}

function valueAfter(step: StoryInput, before: bigint, shared: bigint): bigint {
  switch (step.kind) {
    case "given":
    case "parent":
    case "below":
    case "lock":
    case "entry":
    case "override":
      return step.value;
    case "sum":
      return step.parts.reduce((sum, part) => sum + part.value, 0n);
    case "even":
    case "history":
    case "season":
    case "potential":
    case "capacity":
    case "product_mix":
      return shareOf(shared, step);
    case "others_fixed":
      return shareOf(shared - step.fixed, step);
    case "padding":
      return shareOf(shared - step.fixed - step.padding, step);
    case "balance":
      return wholeOf(step.seed * step.row_factor * step.column_factor);
    case "rounding":
    case "settling":
      return before + step.units;
  }
}

/** The value after each step, computed from the inputs alone. The amount shared is that of the last parent. */
export function storyValues(steps: readonly StoryInput[]): bigint[] {
  let value = 0n;
  let shared = 0n;
  return steps.map((step) => {
    value = valueAfter(step, value, shared);
    if (step.kind === "parent") shared = step.value;
    return value;
  });
}

/** A story from its inputs: contributions and the value follow. */
export function makeStory(cell: CellRef, measure: Measure, inputs: readonly StoryInput[]): Story {
  const values = storyValues(inputs);
  const steps = inputs.map((step, at) => ({
    ...step,
    contribution: (values[at] ?? 0n) - (values[at - 1] ?? 0n),
  }));
  return { cell, measure, value: values.at(-1) ?? 0n, steps };
}

/** Computes the value again from the inputs of the steps; neither `value` nor any contribution is read. */
export function replayStory(story: Story): bigint {
  return storyValues(story.steps).at(-1) ?? 0n;
}

/** One bar of a waterfall: from where to where it reaches. The first and the last stand on the ground. */
export type WaterfallBar = {
  readonly kind: StoryStepKind | "value";
  readonly from: bigint;
  readonly to: bigint;
};

/**
 * The story as a waterfall. It begins with the even share (or with what is shared, where there is none), because the
 * step from a parent of 500 people to one of them would hide the others; it ends with the value. Steps that move
 * nothing are left out.
 */
export function storyWaterfall(story: Story): WaterfallBar[] {
  const values = storyValues(story.steps);
  const even = story.steps.findIndex((step) => step.kind === "even");
  const start = even < 0 ? 0 : even;
  const bars: WaterfallBar[] = [];
  story.steps.forEach((step, at) => {
    if (at < start) return;
    const from = at === start ? 0n : (values[at - 1] ?? 0n);
    const to = values[at] ?? 0n;
    if (at === start || from !== to) bars.push({ kind: step.kind, from, to });
  });
  return [...bars, { kind: "value", from: 0n, to: story.value }];
}

/** A story as JSON text; whole numbers of any size are kept. The inverse is `decodeStory`. */
export function encodeStory(story: Story): string {
  return JSON.stringify(story, (_, value: unknown) =>
    typeof value === "bigint" ? { whole: `${value}` } : value,
  );
}

function isWhole(value: unknown): value is { whole: string } {
  return typeof value === "object" && value !== null && "whole" in value && typeof value.whole === "string";
}

/** Reads what `encodeStory` wrote. SyntaxError when the text is no JSON or a whole number is none. */
export function decodeStory(text: string): Story {
  return JSON.parse(text, (_, value: unknown) => (isWhole(value) ? BigInt(value.whole) : value)) as Story;
}
