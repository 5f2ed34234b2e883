import { finalWeights, type ShareQuestion, shareInputs } from "./share-inputs.ts";
import { type StoryInput, storyValues } from "./story.ts";
import { cellAt, lastUnits, mirrored, type StorySource } from "./story-source.ts";
import { childrenAt } from "./tree.ts";

type Place = { readonly unit: number; readonly above: number; readonly row: number; readonly period: number };

/** What the siblings were given in this period, their weights, and whether the cell itself follows from below. */
function fixedAround(source: StorySource, place: Place) {
  const { prepared, solution } = source;
  let fixed = 0n;
  let weights = 0n;
  let count = 0;
  let own: bigint | null = null;
  for (const sibling of childrenAt(prepared.units, place.above)) {
    const bounds = solution.bounds[sibling];
    const low = bounds?.lows[place.period];
    if (low === undefined || low !== bounds?.highs[place.period]) continue;
    if (sibling === place.unit) {
      own = low;
      continue;
    }
    fixed += low;
    weights += prepared.weights[sibling]?.[place.period] ?? 0n;
    count += 1;
  }
  return { fixed, weights, count, own };
}

/** Given values around the cell, and the padding of the unit above. */
function remainderInputs(source: StorySource, place: Place, asked: ShareQuestion): StoryInput[] {
  const { prepared, sign } = source;
  const weighing = prepared.weighings.get(place.above);
  const around = fixedAround(source, place);
  if (around.own !== null) return [{ kind: "below", value: around.own * sign }];
  if (weighing === undefined) return [];
  const all = finalWeights(source, weighing, asked);
  const share = { weight: all.weight, weights_total: all.weights_total - around.weights };
  const inputs: StoryInput[] = [];
  const fixed = around.fixed * sign;
  if (around.count > 0) inputs.push({ kind: "others_fixed", ...share, fixed });
  const padding = (source.solution.blocks.get(place.above)?.padding[place.period] ?? 0n) * sign;
  if (padding !== 0n) inputs.push({ kind: "padding", ...share, fixed, padding });
  return inputs;
}

/** The raking factors of the cell in the table of its coarser period, where that moved it. */
function balanceInputs(source: StorySource, place: Place): StoryInput[] {
  const { periods } = source.prepared;
  const coarser = periods.parent[place.period] ?? -1;
  const table = source.blockBelow(place.above).tables.get(coarser);
  if (table === undefined) return [];
  const finer = childrenAt(periods, coarser);
  const column = finer.indexOf(place.period);
  const column_factor = mirrored(table.factors.columns[column] ?? 0, source.sign);
  const row_factor = table.factors.rows[place.row] ?? 0;
  return [
    { kind: "balance", seed: table.seed[place.row * finer.length + column] ?? 0, row_factor, column_factor },
  ];
}

/** A unit below the root: its share of the same period of the unit above. */
export function blockStory(source: StorySource, unit: number, period: number): StoryInput[] {
  const { prepared, solution, sign } = source;
  const above = prepared.units.parent[unit] ?? -1;
  const place = { unit, above, period, row: childrenAt(prepared.units, above).indexOf(unit) };
  const asked = { row: place.row, period, among: [period] };
  const value = (solution.units[unit]?.values[period] ?? 0n) * sign;
  const inputs: StoryInput[] = [
    {
      kind: "parent",
      of: "unit",
      cell: cellAt(source, above, period),
      value: (solution.units[above]?.values[period] ?? 0n) * sign,
    },
  ];
  const weighing = prepared.weighings.get(above);
  if (weighing !== undefined) inputs.push(...shareInputs(source, weighing, asked));
  inputs.push(...remainderInputs(source, place, asked));
  if (inputs.at(-1)?.kind !== "below")
    inputs.push(...withEffect(inputs, balanceInputs(source, place), value));
  return [...inputs, ...lastUnits(value - (storyValues(inputs).at(-1) ?? 0n))];
}

/** A balance that changes nothing more than rounding does is not worth a step. */
function withEffect(
  before: readonly StoryInput[],
  balance: readonly StoryInput[],
  value: bigint,
): readonly StoryInput[] {
  const now = storyValues(before).at(-1) ?? 0n;
  const difference = value - now;
  return difference <= 1n && difference >= -1n ? [] : balance;
}
