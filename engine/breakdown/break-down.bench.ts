/**
 * Times the breakdown of 500 people × 12 months × 20 products and one typed change. Run it with
 * `node engine/breakdown/break-down.bench.ts`.
 */
import { breakDown, changeFixed } from "./break-down.ts";
import { changedUnits, nodesOf } from "./nodes.ts";
import type { BreakdownRequest } from "./request.ts";

const REGIONS = 5;
const TEAMS = 10;
const PEOPLE = 10;
const PRODUCTS = 20;

/** Numbers that look uneven and are the same on every run. */
const uneven = (a: number, b: number, c: number): number =>
  1 + ((a * 7919 + b * 104729 + c * 1299709) % 1009);

function bigRequest(): BreakdownRequest {
  const units = [{ id: "company", parent_id: null as string | null, level: "company" }];
  for (let region = 0; region < REGIONS; region += 1) {
    units.push({ id: `r${region}`, parent_id: "company", level: "region" });
    for (let team = 0; team < TEAMS; team += 1) {
      units.push({ id: `r${region}t${team}`, parent_id: `r${region}`, level: "team" });
      for (let person = 0; person < PEOPLE; person += 1) {
        units.push({ id: `r${region}t${team}p${person}`, parent_id: `r${region}t${team}`, level: "person" });
      }
    }
  }
  const periods = [{ id: "Y", parent_id: null as string | null }];
  for (let quarter = 0; quarter < 4; quarter += 1) periods.push({ id: `Q${quarter}`, parent_id: "Y" });
  for (let month = 0; month < 12; month += 1)
    periods.push({ id: `M${month}`, parent_id: `Q${Math.floor(month / 3)}` });
  const people = units.filter((unit) => unit.level === "person");
  const months = Array.from({ length: 12 }, (_, month) => `M${month}`);
  return {
    measure: { kind: "amount", currency: "CNY" },
    units,
    periods,
    total: 1_234_567_890_123n,
    products: Array.from({ length: PRODUCTS }, (_, index) => ({ id: `k${index}` })),
    product_weights: people.flatMap((person, p) =>
      Array.from({ length: PRODUCTS }, (_, k) => ({
        unit_id: person.id,
        period_id: null,
        product_id: `k${k}`,
        weight: uneven(p, k, 3),
      })),
    ),
    padding: [{ level: "team", basis_points: 500 }],
    steps: [
      {
        kind: "history",
        years: ["2025", "2024"].map((label, year) => ({
          label,
          weight: 1 - year * 0.4,
          facts: people.flatMap((person, p) =>
            months.map((period_id, m) => ({
              unit_id: person.id,
              period_id,
              value: BigInt(uneven(p, m, year) * 1e5),
            })),
          ),
        })),
      },
      {
        kind: "potential",
        influence: 0.5,
        values: people.map((u, p) => ({ unit_id: u.id, value: uneven(p, 1, 9) })),
      },
      {
        kind: "capacity",
        use: "factor",
        facts: people.flatMap((person, p) =>
          months.map((period_id, m) => ({
            unit_id: person.id,
            period_id,
            available: 15 + (uneven(p, m, 5) % 7),
            full: 22,
          })),
        ),
      },
    ],
  };
}

function time<Result>(name: string, runs: number, work: () => Result): Result {
  const times: number[] = [];
  let result = work();
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    result = work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? 0;
  console.log(`${name}: median ${median.toFixed(1)} ms, slowest ${(times.at(-1) ?? 0).toFixed(1)} ms`);
  return result;
}

const request = bigRequest();
const first = performance.now();
const cold = breakDown(request);
console.log(`first run: ${(performance.now() - first).toFixed(1)} ms, ${cold.problems.length} problems`);
const whole = time("500 people × 12 months × 20 products", 7, () => breakDown(request));
time("the same without products", 7, () => breakDown({ ...request, products: [], product_weights: [] }));
const change = {
  unit_id: "r2t3p4",
  period_id: "M5",
  product_id: null,
  value: 99_999_999n,
  origin: "override" as const,
};
const changed = time("one typed change, with products", 15, () => changeFixed(whole, [change]));
console.log(`changed units: ${changedUnits(whole, changed).size}`);
time("nodes of the units that changed", 15, () => nodesOf(changed, changedUnits(whole, changed)).length);
