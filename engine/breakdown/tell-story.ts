import { blockStory } from "./block-story.ts";
import type { Breakdown } from "./break-down.ts";
import { productStory } from "./product-story.ts";
import type { CellRef } from "./request.ts";
import { rootStory } from "./root-story.ts";
import { makeStory, type Story, type StoryInput } from "./story.ts";
import { fixedInput, type StorySource, storySource } from "./story-source.ts";
import { idAt } from "./tree.ts";

function inputsOf(source: StorySource, cell: CellRef): StoryInput[] {
  const { prepared } = source;
  const unit = prepared.units.indexOf.get(cell.unit_id);
  const period = prepared.periods.indexOf.get(cell.period_id);
  if (unit === undefined || period === undefined) {
    throw new RangeError(`No such cell: ${cell.unit_id}, ${cell.period_id}`);
  }
  if (cell.product_id !== null) return productStory(source, unit, period, cell.product_id);
  return unit === prepared.units.root ? rootStory(source, period) : blockStory(source, unit, period);
}

function tell(sources: { readonly final: StorySource; readonly method: StorySource }, cell: CellRef): Story {
  const given = fixedInput(sources.final, cell);
  // A given value keeps the story of the computed one: what the steps alone made of it comes first.
  const inputs = given === null ? inputsOf(sources.final, cell) : [...inputsOf(sources.method, cell), given];
  return makeStory(cell, sources.final.prepared.request.measure, inputs);
}

function sourcesOf(breakdown: Breakdown) {
  return { final: storySource(breakdown, "final"), method: storySource(breakdown, "method") };
}

/** The story of one cell. RangeError when the breakdown has no such cell. */
export function storyOf(breakdown: Breakdown, cell: CellRef): Story {
  return tell(sourcesOf(breakdown), cell);
}

/** The stories of every unit and period (without products), in the order of `nodesOf`; `only` as there. */
export function storiesOf(breakdown: Breakdown, only?: ReadonlySet<string>): Story[] {
  const sources = sourcesOf(breakdown);
  const { units, periods } = breakdown.prepared;
  return units.order
    .map((unit) => idAt(units, unit))
    .filter((id) => only?.has(id) ?? true)
    .flatMap((unit_id) =>
      periods.ids.map((period_id) => tell(sources, { unit_id, period_id, product_id: null })),
    );
}
