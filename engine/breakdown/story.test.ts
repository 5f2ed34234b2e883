import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakDown } from "./break-down.ts";
import { nodesOf, productNodesOf } from "./nodes.ts";
import { arbitraryRequest } from "./request.arbitrary.ts";
import type { BreakdownRequest } from "./request.ts";
import { decodeStory, encodeStory, replayStory, storyWaterfall } from "./story.ts";
import { storySentence } from "./story-sentence.ts";
import { storiesOf, storyOf } from "./tell-story.ts";

/** One team of two in one month: history 3:1, potential 1:1 at half, +10 % over-assigned. */
const REQUEST: BreakdownRequest = {
  measure: { kind: "amount", currency: "CNY" },
  units: [
    { id: "team", parent_id: null, level: "team" },
    { id: "ann", parent_id: "team", level: "person" },
    { id: "bo", parent_id: "team", level: "person" },
  ],
  periods: [{ id: "M1", parent_id: null }],
  total: 100_000n,
  padding: [{ level: "team", basis_points: 1000 }],
  steps: [
    {
      kind: "history",
      years: [
        {
          label: "2025",
          weight: 1,
          facts: [
            { unit_id: "ann", period_id: "M1", value: 60_000n },
            { unit_id: "bo", period_id: "M1", value: 20_000n },
          ],
        },
      ],
    },
    {
      kind: "potential",
      influence: 0.5,
      values: [
        { unit_id: "ann", value: 5 },
        { unit_id: "bo", value: 5 },
      ],
    },
  ],
};
const ANN = { unit_id: "ann", period_id: "M1", product_id: null };

describe("the story of a value", () => {
  it("tells parent, shares and padding with their contributions", () => {
    // 100000 → even 50000 → 3/4 = 75000 (+25000) → halfway to 1/2: 5/8 = 62500 (−12500) → 110000 × 5/8 = 68750 (+6250)
    const story = storyOf(breakDown(REQUEST), ANN);
    expect(story.steps.map((step) => [step.kind, step.contribution])).toEqual([
      ["parent", 100_000n],
      ["even", -50_000n],
      ["history", 25_000n],
      ["potential", -12_500n],
      ["padding", 6_250n],
    ]);
    expect(story.value).toBe(68_750n);
    expect(storyWaterfall(story)).toEqual([
      { kind: "even", from: 0n, to: 50_000n },
      { kind: "history", from: 50_000n, to: 75_000n },
      { kind: "potential", from: 75_000n, to: 62_500n },
      { kind: "padding", from: 62_500n, to: 68_750n },
      { kind: "value", from: 0n, to: 68_750n },
    ]);
  });

  it("says it in one sentence, in both languages, and keeps what was computed before somebody set it", () => {
    const fixed = [
      { ...ANN, value: 70_000n, origin: "override" as const, reason: "新客户", author_id: "li" },
    ];
    const story = storyOf(breakDown({ ...REQUEST, fixed }), ANN);
    const names = { unit: (id: string) => (id === "ann" ? "安" : "团队"), author: () => "李" };
    expect(storySentence(story, "zh", names)).toBe(
      "安 M1 ¥700.00：团队 M1 的 ¥1,000.00，平均分 2 份得 ¥500.00，按历史 +¥250.00，按潜力 -¥125.00，" +
        "超额分配 +¥62.50，由李改为 ¥700.00（计算值 ¥687.50，原因：新客户）。",
    );
    expect(storySentence(story, "en")).toBe(
      "ann M1 ¥700.00: ¥1,000.00 of team M1, ¥500.00 when shared evenly by 2, +¥250.00 by history, " +
        "-¥125.00 by potential, +¥62.50 by over-assignment, set to ¥700.00 by li (computed ¥687.50, reason: 新客户).",
    );
    expect(replayStory(story)).toBe(70_000n);
  });

  it("is computed again from its inputs, not from its result", () => {
    const story = storyOf(breakDown(REQUEST), ANN);
    const steps = story.steps.map((step) => (step.kind === "parent" ? { ...step, value: 200_000n } : step));
    // 200000 less a padding of −10000 is 210000 to share: 5/8 of it
    expect(replayStory({ ...story, steps })).toBe(131_250n);
  });

  it("gives the value of every cell again, also after a way through JSON", () => {
    fc.assert(
      fc.property(arbitraryRequest(), fc.boolean(), (request, negative) => {
        const b = breakDown(negative ? { ...request, total: -request.total } : request);
        const nodes = nodesOf(b);
        storiesOf(b).forEach((story, at) => {
          expect(replayStory(story)).toBe(nodes[at]?.value);
          expect(story.steps.reduce((sum, step) => sum + step.contribution, 0n)).toBe(nodes[at]?.value);
          expect(decodeStory(encodeStory(story))).toEqual(story);
          expect(storySentence(story, "zh").length).toBeGreaterThan(0);
        });
        for (const unit of request.units) {
          for (const node of productNodesOf(b, unit.id))
            expect(replayStory(storyOf(b, node))).toBe(node.value);
        }
      }),
      { numRuns: 100 },
    );
  });
});
