import { describe, expect, it } from "vitest";
import { breakDown, changeFixed } from "./break-down.ts";
import { nodeAt, nodesOf } from "./nodes.ts";
import { breakDownRatio, ratioAt } from "./ratio.ts";
import type { BreakdownRequest } from "./request.ts";

const UNITS = [
  { id: "company", parent_id: null, level: "company" },
  { id: "east", parent_id: "company", level: "team" },
  { id: "west", parent_id: "company", level: "team" },
  { id: "ann", parent_id: "east", level: "person" },
  { id: "bo", parent_id: "east", level: "person" },
  { id: "chen", parent_id: "west", level: "person" },
];
const PERIODS = [
  { id: "Y", parent_id: null },
  { id: "Q1", parent_id: "Y" },
  { id: "Q2", parent_id: "Y" },
  { id: "M1", parent_id: "Q1" },
  { id: "M2", parent_id: "Q1" },
  { id: "M3", parent_id: "Q2" },
];
const REQUEST: BreakdownRequest = {
  measure: { kind: "amount", currency: "CNY" },
  units: UNITS,
  periods: PERIODS,
  total: 1000n,
  steps: [],
};
const at = (unit_id: string, period_id: string) => ({ unit_id, period_id, product_id: null });
const value = (request: BreakdownRequest, unit: string, period: string) =>
  nodeAt(breakDown(request), at(unit, period)).value;

describe("breaking a target down", () => {
  it("shares evenly by unit and leaf period when no step is given", () => {
    // 1000 over three months: 334 + 333 + 333; half to each team
    const b = breakDown(REQUEST);
    expect(b.problems).toEqual([]);
    expect(["M1", "M2", "M3", "Q1"].map((p) => nodeAt(b, at("company", p)).value)).toEqual([
      334n,
      333n,
      333n,
      667n,
    ]);
    expect(nodesOf(b).length).toBe(36);
    expect(value(REQUEST, "east", "Y")).toBe(500n);
  });

  it("keeps a lock and gives the rest to the others", () => {
    const fixed = [{ ...at("ann", "Y"), value: 400n, origin: "lock" as const }];
    const b = breakDown({ ...REQUEST, fixed });
    expect(nodeAt(b, at("ann", "Y"))).toMatchObject({ value: 400n, computed: 250n, fixed: fixed[0] });
    expect(nodeAt(b, at("bo", "Y")).value).toBe(100n);
    expect(b.problems).toEqual([]);
    expect(nodesOf(changeFixed(breakDown(REQUEST), fixed))).toEqual(nodesOf(b));
  });

  it("does not take nobody's answer for a zero", () => {
    const asked = { ...at("ann", "Y"), value: null, origin: "entry" as const };
    const none = breakDown({ ...REQUEST, fixed: [asked] });
    expect(nodeAt(none, at("ann", "Y")).value).toBe(250n);
    expect(none.unanswered).toEqual([at("ann", "Y")]);
    const zero = breakDown({ ...REQUEST, fixed: [{ ...asked, value: 0n }] });
    expect(nodeAt(zero, at("ann", "Y")).value).toBe(0n);
    expect(nodeAt(zero, at("bo", "Y")).value).toBe(500n);
    expect(zero.unanswered).toEqual([]);
  });

  it("lets an override beat an entry, and goes back to the entry when it is taken away", () => {
    const entry = { ...at("ann", "Y"), value: 300n, origin: "entry" as const };
    const override = {
      ...at("ann", "Y"),
      value: 200n,
      origin: "override" as const,
      reason: "new",
      author_id: "li",
    };
    const b = breakDown({ ...REQUEST, fixed: [override, entry] });
    expect(nodeAt(b, at("ann", "Y"))).toMatchObject({ value: 200n, computed: 250n, fixed: override });
    const back = changeFixed(b, [{ ...override, value: null }]);
    expect(nodeAt(back, at("ann", "Y"))).toMatchObject({ value: 300n, fixed: entry });
  });

  it("takes what locked people need from the other teams", () => {
    // 400 + 300 locked in the east leave 300 for the west, which had 500
    const fixed = [
      { ...at("ann", "Y"), value: 400n, origin: "lock" as const },
      { ...at("bo", "Y"), value: 300n, origin: "lock" as const },
    ];
    const b = breakDown({ ...REQUEST, fixed });
    expect(b.problems).toEqual([]);
    expect(["east", "west", "chen"].map((unit) => nodeAt(b, at(unit, "Y")).value)).toEqual([
      700n,
      300n,
      300n,
    ]);
  });

  it("names months that contradict their quarter", () => {
    const fixed = [
      { ...at("ann", "Q1"), value: 100n, origin: "lock" as const },
      { ...at("ann", "M1"), value: 80n, origin: "lock" as const },
      { ...at("ann", "M2"), value: 50n, origin: "lock" as const },
    ];
    const b = breakDown({ ...REQUEST, fixed });
    expect(nodeAt(b, at("ann", "Q1")).value).toBe(100n);
    expect(b.problems).toMatchObject([
      { code: "lock_not_held", cell: at("ann", "M1"), locked: 80n, because: at("ann", "Q1") },
      { code: "lock_not_held", cell: at("ann", "M2"), locked: 50n, because: at("ann", "Q1") },
    ]);
  });

  it("names people whose locks are more than their locked team, and shows it as over-assigned", () => {
    const fixed = [
      { ...at("east", "Y"), value: 500n, origin: "lock" as const },
      { ...at("ann", "Y"), value: 300n, origin: "lock" as const },
      { ...at("bo", "Y"), value: 260n, origin: "lock" as const },
    ];
    const b = breakDown({ ...REQUEST, fixed });
    expect(nodeAt(b, at("east", "Y"))).toMatchObject({ value: 500n, padding: -60n });
    expect(b.problems).toEqual([
      {
        code: "locks_exceed_parent",
        cell: at("east", "Y"),
        difference: -60n,
        locked: [
          { ...at("ann", "Y"), value: 300n },
          { ...at("bo", "Y"), value: 260n },
        ],
      },
    ]);
  });

  it("names a value on no cell, and a product's value on a level that takes none", () => {
    const products = [{ id: "a" }, { id: "b" }];
    const fixed = [
      { ...at("nobody", "Y"), value: 1n, origin: "lock" as const },
      { unit_id: "ann", period_id: "Q1", product_id: "a", value: 1n, origin: "lock" as const },
    ];
    expect(breakDown({ ...REQUEST, products, fixed }).problems.map((problem) => problem.code)).toEqual([
      "unknown_cell",
      "level_not_supported",
    ]);
  });

  it("over-assigns level by level as its last step", () => {
    // the company's teams get 5 % on top: 525 each; the east's people 10 % on that: 577.5, rounded in each month
    const padding = [
      { level: "company", basis_points: 500 },
      { level: "team", basis_points: 1000 },
    ];
    const b = breakDown({ ...REQUEST, total: 1200n, padding });
    expect(nodeAt(b, at("company", "Y"))).toMatchObject({ value: 1200n, padding: -60n });
    expect(nodeAt(b, at("east", "Y"))).toMatchObject({ value: 630n, padding: -63n });
    expect(nodeAt(b, at("ann", "Y")).value).toBe(347n);
  });

  it("holds back what nobody can carry, and says where", () => {
    const away = UNITS.filter((unit) => unit.level === "person").map((unit) => ({
      unit_id: unit.id,
      period_id: "M3",
      available: 0,
      full: 20,
    }));
    const here = away.flatMap((fact) =>
      ["M1", "M2"].map((period_id) => ({ ...fact, period_id, available: 20 })),
    );
    const steps = [{ kind: "capacity" as const, use: "share" as const, facts: [...away, ...here] }];
    // the company itself follows: no working day in the third month, no target
    expect(nodeAt(breakDown({ ...REQUEST, steps }), at("company", "M3")).value).toBe(0n);
    const fixed = [{ ...at("company", "M3"), value: 100n, origin: "lock" as const }];
    const b = breakDown({ ...REQUEST, steps, fixed });
    expect(nodeAt(b, at("company", "M3"))).toMatchObject({ value: 100n, padding: 100n });
    expect(b.problems).toEqual([{ code: "nobody_to_carry", cell: at("company", "M3"), amount: 100n }]);
  });

  it("refuses what is no tree, and facts on no cell", () => {
    expect(() =>
      breakDown({ ...REQUEST, units: [...UNITS, { id: "x", parent_id: null, level: "x" }] }),
    ).toThrow(RangeError);
    const circle = [
      ...UNITS,
      { id: "x", parent_id: "y", level: "x" },
      { id: "y", parent_id: "x", level: "x" },
    ];
    expect(() => breakDown({ ...REQUEST, units: circle })).toThrow(RangeError);
    const steps = [{ kind: "potential" as const, values: [{ unit_id: "nobody", value: 1 }] }];
    expect(() => breakDown({ ...REQUEST, steps })).toThrow(RangeError);
  });
});

describe("the steps", () => {
  const fact = (unit_id: string, period_id: string, amount: bigint) => ({
    unit_id,
    period_id,
    value: amount,
  });
  const HISTORY = {
    kind: "history" as const,
    years: [
      {
        label: "2025",
        weight: 0.75,
        facts: [fact("ann", "M1", 100n), fact("bo", "M1", 100n), fact("chen", "M2", 200n)],
      },
      { label: "2024", weight: 0.25, facts: [fact("ann", "M1", 100n), fact("bo", "M1", 500n)] },
    ],
  };

  it("weighs the chosen years", () => {
    // ann 0.75 × 100 + 0.25 × 100 = 100, bo 75 + 125 = 200, chen 150; the months have 300 and 150 of 450
    const b = breakDown({ ...REQUEST, total: 900n, steps: [HISTORY] });
    expect(["ann", "bo", "chen"].map((unit) => nodeAt(b, at(unit, "Y")).value)).toEqual([200n, 400n, 300n]);
    expect(["M1", "M2", "M3"].map((period) => nodeAt(b, at("company", period)).value)).toEqual([
      600n,
      300n,
      0n,
    ]);
  });

  it("gives newcomers the mean of their peers, or nothing", () => {
    const units = [...UNITS, { id: "new", parent_id: "east", level: "person" }];
    const b = breakDown({ ...REQUEST, units, total: 900n, steps: [HISTORY] });
    // the east has 300 of 450, so 600; ann, bo and the newcomer 100 : 200 : 150
    expect(["ann", "bo", "new"].map((unit) => nodeAt(b, at(unit, "Y")).value)).toEqual([133n, 267n, 200n]);
    const none = breakDown({ ...REQUEST, units, total: 900n, steps: [{ ...HISTORY, newcomers: "nothing" }] });
    expect(nodeAt(none, at("new", "Y")).value).toBe(0n);
  });

  it("moves amounts between periods by season and between units by potential", () => {
    const weights = [
      ["M1", 1],
      ["M2", 1],
      ["M3", 2],
    ].map(([period_id, weight]) => ({
      unit_id: null,
      period_id: String(period_id),
      weight: Number(weight),
    }));
    const values = [
      { unit_id: "ann", value: 1 },
      { unit_id: "bo", value: 2 },
      { unit_id: "chen", value: 1 },
    ];
    const b = breakDown({
      ...REQUEST,
      total: 800n,
      steps: [
        { kind: "season", weights },
        { kind: "potential", values },
      ],
    });
    expect(["M1", "M2", "M3"].map((period) => nodeAt(b, at("bo", period)).value)).toEqual([100n, 100n, 200n]);
    expect(["east", "west"].map((unit) => nodeAt(b, at(unit, "Y")).value)).toEqual([600n, 200n]);
  });

  it("follows the capacity of each month", () => {
    const facts = ["M1", "M2", "M3"].flatMap((period_id, month) => [
      { unit_id: "ann", period_id, available: month === 0 ? 0 : 20, full: 20 },
      { unit_id: "bo", period_id, available: 20, full: 20 },
    ]);
    const b = breakDown({ ...REQUEST, total: 1200n, steps: [{ kind: "capacity", use: "factor", facts }] });
    expect(nodeAt(b, at("ann", "M1")).value).toBe(0n);
    expect(nodeAt(b, at("bo", "M1")).value).toBe(nodeAt(b, at("east", "M1")).value);
  });

  it("says where a step knows nothing and goes on without it", () => {
    const b = breakDown({
      ...REQUEST,
      steps: [{ kind: "potential", values: [{ unit_id: "ann", value: 3 }] }],
    });
    expect(b.problems).toEqual([]);
    const none = breakDown({ ...REQUEST, steps: [{ kind: "potential", values: [] }] });
    expect(none.problems).toEqual([
      { code: "step_without_data", unit_id: "company", step: 0 },
      { code: "step_without_data", unit_id: "east", step: 0 },
    ]);
    expect(nodeAt(none, at("ann", "Y")).value).toBe(250n);
  });
});

describe("products", () => {
  const products = [{ id: "a" }, { id: "b" }];
  const cell = (unit_id: string, period_id: string, product_id: string) => ({
    unit_id,
    period_id,
    product_id,
  });

  it("hold both margins: people × months and products × months", () => {
    const weights = [
      { unit_id: null, period_id: null, product_id: "a", weight: 3 },
      { unit_id: null, period_id: null, product_id: "b", weight: 1 },
      { unit_id: "chen", period_id: null, product_id: "b", weight: 1 },
    ];
    const b = breakDown({ ...REQUEST, total: 1200n, products, product_weights: weights });
    expect(nodeAt(b, cell("company", "Y", "a")).value).toBe(900n);
    // chen sells b alone: the west's 100 of M1 is b, so that the company's 100 of b leave none for the east
    expect(nodeAt(b, cell("company", "M1", "b")).value).toBe(100n);
    const parts = products.map(({ id }) => nodeAt(b, cell("chen", "M1", id)).value);
    expect(parts.reduce((x, y) => x + y, 0n)).toBe(nodeAt(b, at("chen", "M1")).value);
  });

  it("keep given totals and cells", () => {
    const fixed = [
      { ...cell("company", "Y", "a"), value: 700n, origin: "lock" as const },
      { ...cell("ann", "M1", "b"), value: 60n, origin: "lock" as const },
    ];
    const b = breakDown({ ...REQUEST, products, fixed });
    expect(b.problems).toEqual([]);
    expect(nodeAt(b, cell("company", "Y", "a")).value).toBe(700n);
    expect(nodeAt(b, cell("ann", "M1", "b"))).toMatchObject({ value: 60n });
  });
});

describe("a product's value far from its mix", () => {
  it("holds in its month, and the product's year follows", () => {
    const products = [{ id: "a" }, { id: "b" }, { id: "c" }];
    const cell = { unit_id: "company", period_id: "M1", product_id: "a" };
    const fixed = [{ ...cell, value: 330n, origin: "lock" as const }];
    const b = breakDown({ ...REQUEST, products, fixed });
    expect(b.problems).toEqual([]);
    // an even third of the year is 333: 330 of it are in the first month
    expect(nodeAt(b, cell).value).toBe(330n);
    expect(nodeAt(b, { ...cell, period_id: "Y" }).value).toBe(334n);
  });
});

describe("ratios", () => {
  const base = breakDown({ ...REQUEST, total: 100_000n });
  const sums = { decimals: 4, base, ratio: 2350n };

  it("are the same everywhere without steps, and their numerators add up", () => {
    const ratios = breakDownRatio(sums);
    expect(ratioAt(ratios, at("company", "Y"))).toEqual({
      ...at("company", "Y"),
      numerator: 23_500n,
      base: 100_000n,
      ratio: 2350n,
    });
    const ann = ratioAt(ratios, at("ann", "M1"));
    expect(Math.abs(Number(ann.ratio) - 2350)).toBeLessThanOrEqual(2);
    const people = ["ann", "bo", "chen"].map((unit) => ratioAt(ratios, at(unit, "M1")).numerator);
    expect(people.reduce((x, y) => x + y, 0n)).toBe(ratioAt(ratios, at("company", "M1")).numerator);
  });

  it("keep a given ratio and let the others carry the rest", () => {
    const fixed = [{ ...at("west", "Y"), value: 2000n, origin: "override" as const }];
    const ratios = breakDownRatio({ ...sums, fixed });
    // the west has half the sales: 20 % there is 27 % in the east
    expect(ratioAt(ratios, at("west", "Y")).ratio).toBe(2000n);
    expect(ratioAt(ratios, at("east", "Y")).ratio).toBe(2700n);
  });
});
