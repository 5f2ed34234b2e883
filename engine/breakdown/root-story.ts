import { shareInputs } from "./share-inputs.ts";
import { type StoryInput, storyValues } from "./story.ts";
import { cellAt, lastUnits, type StorySource } from "./story-source.ts";
import { childrenAt } from "./tree.ts";

/** The root unit: its total, or its share of the coarser period. */
export function rootStory(source: StorySource, period: number): StoryInput[] {
  const { prepared, solution, sign } = source;
  const { units, periods } = prepared;
  const value = (solution.units[units.root]?.values[period] ?? 0n) * sign;
  const coarser = periods.parent[period] ?? -1;
  if (coarser < 0) return [{ kind: "given", value }];
  const inputs: StoryInput[] = [
    {
      kind: "parent",
      of: "period",
      cell: cellAt(source, units.root, coarser),
      value: (solution.units[units.root]?.values[coarser] ?? 0n) * sign,
    },
  ];
  const weighing = prepared.weighings.get(-1);
  if (weighing !== undefined) {
    inputs.push(...shareInputs(source, weighing, { row: 0, period, among: childrenAt(periods, coarser) }));
  }
  return [...inputs, ...lastUnits(value - (storyValues(inputs).at(-1) ?? 0n))];
}
