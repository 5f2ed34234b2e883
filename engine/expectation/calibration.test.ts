import { describe, expect, it } from "vitest";
import {
  type ChanceOutcome,
  calibrationTable,
  chanceOf,
  combineUnits,
  normalQuantile,
  type Outlook,
  readyOutlook,
  seededRandom,
  valueAtChance,
} from "./index.ts";

const SELLERS = 1000;
const TEAM_SIZE = 20;
const PERIODS = 400;
const CORRELATION = 0.2;

/** A company whose truth is known: each seller sells lognormally, all move with one market. */
function company(seed: number) {
  const random = seededRandom(seed);
  const sellers = Array.from({ length: SELLERS }, (_, at) => {
    const mean = 1e5 * (0.3 + 2 * random());
    const rest: Outlook = { kind: "lognormal", mean, sd: mean * (0.1 + 0.5 * random()) };
    return { id: `s${at}`, team: `t${Math.floor(at / TEAM_SIZE)}`, rest, ready: readyOutlook(rest) };
  });
  const teams = [...new Set(sellers.map((seller) => seller.team))];
  return { sellers, teams };
}

/** One period's results; the market of each period is one stratum, so that the test needs no thousand years. */
function results(
  sellers: ReturnType<typeof company>["sellers"],
  period: number,
  gauss: () => number,
): number[] {
  const market = normalQuantile((period + 0.5) / PERIODS);
  return sellers.map(({ ready }) => {
    const score = Math.sqrt(CORRELATION) * market + Math.sqrt(1 - CORRELATION) * gauss();
    return ready.kind === "lognormal" ? Math.exp(ready.mu + ready.sigma * score) : ready.mean;
  });
}

describe("chances stated for 1,000 sellers whose truth is known", () => {
  const { sellers, teams } = company(2026);
  const random = seededRandom(99);
  const gauss = () => normalQuantile(Math.max(random(), 1e-12));

  it("are met as often as stated in every decile, by sellers and by teams", () => {
    const units = [
      ...teams.map((id) => ({ id, parent_id: null })),
      ...sellers.map((seller) => ({ id: seller.id, parent_id: seller.team })),
    ];
    const rests = new Map(sellers.map((seller) => [seller.id, seller.rest]));
    const combined = combineUnits({ units, rests, correlation: CORRELATION, draws: 1000, seed: 5 });
    const readyTeams = teams.map((id) => readyOutlook(combined.get(id) ?? { kind: "paths", totals: [] }));
    // Every other seller's chance comes from simulated paths, the others' from the distribution itself.
    const stated = sellers.map(({ id, ready }, at) =>
      at % 2 === 0 ? ready : readyOutlook(combined.get(id) ?? { kind: "paths", totals: [] }),
    );
    const ofSellers: ChanceOutcome[] = [];
    const ofTeams: ChanceOutcome[] = [];
    for (let period = 0; period < PERIODS; period += 1) {
      const sold = results(sellers, period, gauss);
      stated.forEach((ready, at) => {
        // A target somewhere in the distribution, in whole units, as a plan would have it.
        const target = Math.round(valueAtChance(ready, 0.02 + 0.96 * random()));
        ofSellers.push({ stated: chanceOf(ready, target), met: (sold[at] ?? 0) >= target });
      });
      readyTeams.forEach((ready, team) => {
        const target = Math.round(valueAtChance(ready, 0.02 + 0.96 * random()));
        const sum = sold.slice(team * TEAM_SIZE, (team + 1) * TEAM_SIZE).reduce((a, b) => a + b, 0);
        ofTeams.push({ stated: chanceOf(ready, target), met: sum >= target });
      });
    }
    for (const table of [calibrationTable(ofSellers), calibrationTable(ofTeams)]) {
      for (const row of table.rows) {
        expect(row.count).toBeGreaterThan(1000);
        expect(Math.abs(row.difference ?? 1)).toBeLessThan(0.03);
      }
      expect(table.skill).toBeGreaterThan(0.2);
    }
  });
});

describe("a calibration table", () => {
  it("counts by decile and says when there is too little", () => {
    const outcomes = [
      { stated: 0.7, met: true },
      { stated: 0.75, met: false },
      { stated: 1, met: true },
    ];
    const table = calibrationTable(outcomes);
    // squares 0.09 + 0.5625 + 0 = 0.6525, mean 0.2175; always ⅔ would give 2/9
    expect(table).toMatchObject({ count: 3, enough: false, brier: expect.closeTo(0.2175, 12) });
    expect(table.skill).toBeCloseTo(1 - 0.2175 / (2 / 9), 12);
    expect(table.rows.map((row) => row.count)).toEqual([0, 0, 0, 0, 0, 0, 0, 2, 0, 1]);
    expect(table.rows[7]).toMatchObject({
      mean_stated: 0.725,
      share_met: 0.5,
      difference: expect.closeTo(-0.225, 12),
    });
    // Wilson for 1 of 2: (0.5 ± …): 0.0945 to 0.9055
    expect(table.rows[7]?.interval?.[0]).toBeCloseTo(0.0945, 4);
    expect(table.rows[7]?.interval?.[1]).toBeCloseTo(0.9055, 4);
  });

  it("has nothing to say about nothing", () => {
    expect(calibrationTable([])).toMatchObject({ count: 0, enough: false, brier: null, skill: null });
  });
});
