/** Times the simulation of a company of 500 people. Run it with `node engine/expectation/combine.bench.ts`. */
import { combineUnits, type Outlook, suggestTargets } from "./index.ts";

const units = [
  { id: "company", parent_id: null as string | null },
  ...Array.from({ length: 50 }, (_, team) => ({ id: `t${team}`, parent_id: "company" })),
  ...Array.from({ length: 500 }, (_, person) => ({ id: `p${person}`, parent_id: `t${person % 50}` })),
];
const lognormal = new Map(
  units
    .slice(51)
    .map((unit, at): [string, Outlook] => [unit.id, { kind: "lognormal", mean: 1e6 + at, sd: 3e5 }]),
);
const paths = new Map(
  units.slice(51).map((unit, at): [string, Outlook] => [
    unit.id,
    {
      kind: "paths",
      totals: Array.from({ length: 1000 }, (_, path) => 1e6 + ((path * 7919 + at * 31) % 1009) * 500),
    },
  ]),
);

function time(name: string, work: () => unknown): void {
  work();
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  console.log(`${name}: median ${(times[2] ?? 0).toFixed(0)} ms`);
}

for (const [name, rests] of [
  ["lognormals", lognormal],
  ["1000 paths", paths],
] as const) {
  const request = { units, rests, correlation: 0.2, draws: 2000, seed: 1 };
  time(`500 people, 2000 draws, ${name}`, () => combineUnits(request));
  time(`suggestions from them, ${name}`, () => suggestTargets(request, new Map(), 0.7));
}
