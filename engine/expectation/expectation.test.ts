import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chanceOf,
  chanceSpread,
  chanceToReach,
  closingPlan,
  combineUnits,
  estimateCorrelation,
  expectedShortfall,
  expectResult,
  explainChance,
  NO_REST,
  type Outlook,
  rankCorrelation,
  readyOutlook,
  seededRandom,
  stateChance,
  suggestTarget,
  suggestTargets,
  sumPaths,
  valueAtChance,
} from "./index.ts";

const LOGNORMAL: Outlook = { kind: "lognormal", mean: 1000, sd: 200 };
const PATHS: Outlook = { kind: "paths", totals: [5, 1, 4, 2, 3, 10, 9, 8, 7, 6] };

describe("a lognormal outlook of mean 1000 and variation 0.2", () => {
  // σ² = ln 1.04 = 0.0392207, μ = ln 1000 − σ²/2 = 6.888145; P(Y ≥ 1000) = Φ(−σ/2) = Φ(−0.0990211)
  it("reaches 1000 with 46.0561 %", () => {
    expect(chanceToReach(1000n, 0n, LOGNORMAL)).toBeCloseTo(0.460561, 6);
  });

  it("reaches 932.5954 with 60 % and 883.8536 with 70 %", () => {
    const ready = readyOutlook(LOGNORMAL);
    expect(valueAtChance(ready, 0.6)).toBeCloseTo(932.5954, 4);
    expect(valueAtChance(ready, 0.7)).toBeCloseTo(883.8536, 4);
  });

  it("misses 1000 by as much on average as the integral of its distribution says", () => {
    // ∫ from 0 to 1000 of P(Y < y) dy, by the trapezoidal rule
    const ready = readyOutlook(LOGNORMAL);
    let area = 0;
    for (let y = 0; y < 1000; y += 0.5) area += 0.25 * (2 - chanceOf(ready, y) - chanceOf(ready, y + 0.5));
    expect(expectedShortfall(ready, 1000)).toBeCloseTo(area, 3);
  });
});

describe("an outlook of ten paths from 1 to 10", () => {
  it("counts the paths that reach, and gives values that as many reach", () => {
    const ready = readyOutlook(PATHS);
    expect([1, 4, 4.5, 10, 11].map((needed) => chanceOf(ready, needed))).toEqual([
      1,
      0.7,
      0.6,
      expect.closeTo(0.1),
      0,
    ]);
    expect([0.5, 0.6, 0.7, 0.8].map((chance) => valueAtChance(ready, chance))).toEqual([6, 5, 4, 3]);
    // to 5 the paths 1, 2, 3, 4 miss 4 + 3 + 2 + 1 = 10, over ten paths
    expect(expectedShortfall(ready, 5)).toBe(1);
  });

  it("never promises a value at a chance that fewer paths reach", () => {
    const totals = fc.array(fc.integer({ min: -1000, max: 100000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(totals, fc.integer({ min: 1, max: 99 }), (some, percent) => {
        const rest: Outlook = { kind: "paths", totals: some };
        const value = suggestTarget(7n, rest, percent / 100);
        expect(chanceToReach(value, 7n, rest)).toBeGreaterThanOrEqual(percent / 100 - 1e-9);
      }),
    );
  });
});

describe("what to expect", () => {
  it("states values, chance, gap and shortfall from actual and rest", () => {
    // 100 so far; the rest is 5.5 on average: 105.5, rounded to 106; target 105 needs 5: six paths of ten
    const input = { unit_id: "ann", period_id: "M1", actual: 100n, target: 105n, rest: PATHS };
    expect(expectResult(input)).toMatchObject({
      expected: 106n,
      values: [
        { chance: 0.5, value: 106n },
        { chance: 0.6, value: 105n },
        { chance: 0.7, value: 104n },
        { chance: 0.8, value: 103n },
      ],
      chance: 0.6,
      gap: -1n,
      expected_shortfall: 1n,
    });
  });

  it("says nothing of chance and gap without a target, and is certain when nothing is to come", () => {
    const input = { unit_id: "ann", period_id: "M1", actual: 100n, target: null, rest: NO_REST };
    expect(expectResult(input)).toMatchObject({
      chance: null,
      gap: null,
      expected_shortfall: null,
      expected: 100n,
    });
    expect(expectResult({ ...input, target: 100n }).chance).toBe(1);
    expect(expectResult({ ...input, target: 101n }).chance).toBe(0);
  });

  it("says what closes a gap", () => {
    const rates = { average_order: 300n, average_deal: 400n, win_rate: 0.25, first_purchase: null };
    // 1000 ÷ 300 → 4 orders; 1000 ÷ 400 → 3 deals won, 3 ÷ 0.25 = 12 to work on
    expect(closingPlan(1000n, rates)).toEqual({
      gap: 1000n,
      orders: 4,
      won_deals: 3,
      open_deals: 12,
      new_customers: null,
    });
    expect(closingPlan(-5n, rates)).toMatchObject({ gap: 0n, orders: 0, open_deals: 0 });
  });
});

const TEAM = [
  { id: "team", parent_id: null },
  ...Array.from({ length: 20 }, (_, at) => ({ id: `p${at}`, parent_id: "team" })),
];
const RESTS = new Map(TEAM.slice(1).map((unit): [string, Outlook] => [unit.id, LOGNORMAL]));
const combine = (correlation: number, seed = 7) =>
  combineUnits({ units: TEAM, rests: RESTS, correlation, draws: 20_000, seed });

function momentsOf(outlook: (Outlook & { kind: "paths" }) | undefined): { mean: number; sd: number } {
  const totals = outlook?.totals ?? [];
  const mean = totals.reduce((a, b) => a + b, 0) / totals.length;
  return { mean, sd: Math.sqrt(totals.reduce((sum, x) => sum + (x - mean) ** 2, 0) / totals.length) };
}

describe("people together", () => {
  it("have the mean and the spread that their correlation gives", () => {
    // 20 people: mean 20000. Correlation of the lognormals: (1.04^ρ − 1) ÷ 0.04, with ρ = 0.3 it is 0.295895;
    // variance 20 × 200² × (1 + 19 × 0.295895) = 5.2976e6, sd 2301.65. With ρ = 0: sd 200 × √20 = 894.43
    const together = momentsOf(combine(0.3).get("team"));
    expect(together.mean / 20_000).toBeCloseTo(1, 2);
    expect(Math.abs(together.sd / 2301.65 - 1)).toBeLessThan(0.02);
    expect(Math.abs(momentsOf(combine(0).get("team")).sd / 894.43 - 1)).toBeLessThan(0.02);
  });

  it("are drawn the same for the same seed, and each sums to the team in every draw", () => {
    const once = combine(0.3);
    expect(combine(0.3).get("team")).toEqual(once.get("team"));
    expect(combine(0.3, 8).get("team")).not.toEqual(once.get("team"));
    const people = TEAM.slice(1).map((unit) => once.get(unit.id) ?? { kind: "paths" as const, totals: [] });
    const sums = sumPaths(people).totals;
    once.get("team")?.totals.forEach((total, at) => {
      expect(sums[at]).toBeCloseTo(total, 6);
    });
  });

  it("reach the sum of their 70 % values with more than 70 % when they are not in step", () => {
    const request = { units: TEAM, rests: RESTS, correlation: 0.2, draws: 20_000, seed: 3 };
    const [team, person] = suggestTargets(request, new Map(), 0.7);
    expect(person?.value).toBe(883n);
    expect(team?.sum_below).toBe(20n * 883n);
    expect(team?.value).toBeGreaterThan(team?.sum_below ?? 0n);
    expect(team?.chance_of_sum).toBeGreaterThan(0.85);
  });
});

describe("the correlation of people", () => {
  it("is found again from what one common factor made", () => {
    const random = seededRandom(11);
    const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const market = Array.from({ length: 600 }, gauss);
    const rows = Array.from({ length: 30 }, () =>
      market.map((m) => Math.sqrt(0.3) * m + Math.sqrt(0.7) * gauss()),
    );
    expect(Math.abs(estimateCorrelation(rows).correlation - 0.3)).toBeLessThan(0.03);
  });

  it("is the default, and said to be, when the past is short", () => {
    expect(estimateCorrelation([[1, 2, 3]])).toEqual({
      correlation: 0.2,
      enough: false,
      periods: 3,
      units: 1,
    });
  });
});

describe("fairness", () => {
  it("measures the spread of chances and lists the extremes", () => {
    const people = [
      { unit_id: "a", chance: 0.1, potential: 1 },
      { unit_id: "b", chance: 0.6, potential: 2 },
      { unit_id: "c", chance: 0.97, potential: 3 },
    ];
    // pairs differ by 0.5, 0.87 and 0.37: 1.74 ÷ 3 = 0.58
    expect(chanceSpread(people)).toEqual({
      people: 3,
      mean: expect.closeTo(0.556667, 6),
      median: 0.6,
      lowest: 0.1,
      highest: 0.97,
      gap: expect.closeTo(0.58, 12),
      set_up_to_fail: ["a"],
      too_easy: ["c"],
      potential_correlation: 1,
    });
    expect(chanceSpread([])).toMatchObject({ people: 0, mean: null, gap: null, potential_correlation: null });
  });

  it("ranks with ties", () => {
    // ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: 4.5 ÷ √(4.5 × 5)
    expect(rankCorrelation([1, 2, 2, 9], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNull();
  });
});

describe("why a chance moved", () => {
  it("goes from what came in over the target to the forecast, and sums exactly", () => {
    const before = { actual: 0n, target: 6n, rest: PATHS };
    const after = { actual: 3n, target: 8n, rest: { kind: "paths" as const, totals: [3, 4, 5, 6, 7] } };
    const earlier = { kind: "known" as const, rest: { kind: "paths" as const, totals: [1, 2, 3, 4, 5] } };
    // 5/10; then 3 + {1…5} ≥ 6: 3/5; then ≥ 8: 1/5; then 3 + {3…7} ≥ 8: 3/5
    expect(explainChance(before, after, earlier)).toEqual({
      before: 500_000,
      after: 600_000,
      parts: [
        { cause: "actuals", contribution: 100_000 },
        { cause: "target", contribution: -400_000 },
        { cause: "forecast", contribution: 400_000 },
      ],
    });
  });

  it("sums whatever moved", () => {
    const basis = fc.record({
      actual: fc.bigInt({ min: 0n, max: 2000n }),
      target: fc.bigInt({ min: 1n, max: 3000n }),
      rest: fc.record({
        kind: fc.constant("lognormal" as const),
        mean: fc.double({ min: 1, max: 2000, noNaN: true }),
        sd: fc.double({ min: 0, max: 500, noNaN: true }),
      }),
    });
    fc.assert(
      fc.property(basis, basis, fc.double({ min: 0, max: 1, noNaN: true }), (before, after, part) => {
        const change = explainChance(before, after, { kind: "elapsed", part });
        const sum = change.parts.reduce((total, one) => total + one.contribution, 0);
        expect(sum).toBe(change.after - change.before);
      }),
    );
  });
});

describe("a chance that is stated", () => {
  const ratios = [0.8, 0.9, 1, 1.1, 1.2, 1.3];
  const question = {
    target: 1000n,
    actual: 0n,
    rest: LOGNORMAL,
    periods_known: 24,
    last_year: { value: 1000n, part_left: 1 },
    ratios,
  };

  it("comes from the forecast when the past is long enough", () => {
    expect(stateChance(question)).toMatchObject({ basis: "forecast", chance: expect.closeTo(0.460561, 6) });
  });

  it("comes from last year's spread when it is not, and says so", () => {
    // four of six ratios reach 1: (4 + ½) ÷ 7
    expect(stateChance({ ...question, periods_known: 23 })).toEqual({
      basis: "same_period_ratio",
      chance: expect.closeTo(4.5 / 7, 12),
      periods_known: 23,
      ratios: 6,
    });
  });

  it("is withheld when there is not enough data for either", () => {
    expect(stateChance({ ...question, rest: null, ratios: [1] })).toEqual({
      basis: "not_enough_data",
      chance: null,
      periods_known: 24,
      ratios: 1,
    });
  });
});
