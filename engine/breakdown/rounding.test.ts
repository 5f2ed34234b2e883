import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "../money/index.ts";
import { allocateBounded, fitTable, rake, rakedCells } from "./index.ts";

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

describe("raking", () => {
  it("finds the table nearest to the seed with the given margins", () => {
    const seed = Float64Array.of(40, 60, 30, 20, 30, 20);
    const raked = rake(seed, [120, 60, 60], [110, 130], 1e-10);
    const expected = [43.086779, 76.913221, 33.45661, 26.54339, 33.45661, 26.54339];
    rakedCells(seed, raked).forEach((cell, at) => {
      expect(cell).toBeCloseTo(expected[at] ?? 0, 6);
    });
    expect(raked.gap).toBeLessThanOrEqual(1e-10);
  });

  it("gives whole units whose rows and columns hold exactly", () => {
    // 43.09 76.91 | 33.46 26.54 | 33.46 26.54: floors leave 1 in each row, 1 in the first column, 2 in the second;
    // the fractions .91 and then .54 of the second row go to the second column, the third row's to the first
    const fitted = fitTable({
      rows: [120n, 60n, 60n],
      columns: [110n, 130n],
      seed: Float64Array.of(40, 60, 30, 20, 30, 20),
      lows: Array.from({ length: 6 }, () => 0n),
      highs: Array.from({ length: 6 }, () => null),
    });
    expect(fitted.cells).toEqual([43n, 77n, 33n, 27n, 34n, 26n]);
  });

  it("meets any margins to the unit, stays within one unit of the raked table, and keeps zeros", () => {
    const size = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }));
    const tables = size.chain(([height, width]) =>
      fc.record({
        width: fc.constant(width),
        seed: fc.array(fc.integer({ min: 1, max: 1000 }), {
          minLength: height * width,
          maxLength: height * width,
        }),
        rows: fc.array(fc.bigInt({ min: 0n, max: 10n ** 11n }), { minLength: height, maxLength: height }),
        columns: fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: width, maxLength: width }),
      }),
    );
    fc.assert(
      fc.property(tables, ({ width, seed, rows, columns: weights }) => {
        const columns = allocate(sum(rows), weights);
        const cells = seed.length;
        const wanted = rakedCells(
          Float64Array.from(seed),
          rake(Float64Array.from(seed), rows.map(Number), columns.map(Number), 1e-3),
        );
        const fitted = fitTable({
          rows,
          columns,
          seed: Float64Array.from(seed),
          lows: Array.from({ length: cells }, () => 0n),
          highs: Array.from({ length: cells }, () => null),
        });
        rows.forEach((row, at) => {
          expect(sum(fitted.cells.slice(at * width, (at + 1) * width))).toBe(row);
        });
        columns.forEach((column, at) => {
          expect(sum(fitted.cells.filter((_, cell) => cell % width === at))).toBe(column);
        });
        fitted.cells.forEach((cell, at) => {
          expect(Math.abs(Number(cell) - (wanted[at] ?? 0))).toBeLessThan(1.5);
        });
      }),
    );
  });
});

describe("largest remainder", () => {
  it.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [100_00n, [50n, 25n, 75n], [33_33n, 16_67n, 50_00n]],
    [80_00n, [20n, 30n, 40n], [17_78n, 26_67n, 35_55n]],
    [40_00n, [40n, 30n], [22_86n, 17_14n]],
    [100_000_00n, [75n, 14n, 20n], [68_807_34n, 12_844_04n, 18_348_62n]],
  ])("shares %d by %s, with and without bounds", (total, weights, expected) => {
    expect(allocate(total, weights)).toEqual(expected);
    const none = weights.map(() => null);
    const zero = weights.map(() => 0n);
    expect(allocateBounded(total, weights, zero, none)).toEqual({ shares: expected, left: 0n });
  });

  it("keeps bounds and shares the rest again", () => {
    // 100 by 1:1:2 is 25, 25, 50; at most 40 for the third and at least 35 for the first leave 25 for the second
    expect(allocateBounded(100n, [1n, 1n, 2n], [35n, 0n, 0n], [null, null, 40n])).toEqual({
      shares: [35n, 25n, 40n],
      left: 0n,
    });
    expect(allocateBounded(100n, [1n, 1n], [0n, 0n], [30n, 30n])).toEqual({ shares: [30n, 30n], left: 40n });
    expect(allocateBounded(10n, [1n, 1n], [8n, 8n], [null, null])).toEqual({ shares: [8n, 8n], left: -6n });
    expect(allocateBounded(10n, [0n, 1n], [0n, 0n], [null, 4n])).toEqual({ shares: [0n, 4n], left: 6n });
  });

  it("never leaves its bounds, and gives out everything that they let", () => {
    const claims = fc.array(
      fc.record({
        weight: fc.bigInt({ min: 1n, max: 1000n }),
        low: fc.bigInt({ min: 0n, max: 100n }),
        more: fc.option(fc.bigInt({ min: 0n, max: 100n })),
      }),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 3000n }), claims, (total, some) => {
        const lows = some.map((claim) => claim.low);
        const highs = some.map((claim) => (claim.more === null ? null : claim.low + claim.more));
        const { shares, left } = allocateBounded(
          total,
          some.map((claim) => claim.weight),
          lows,
          highs,
        );
        expect(sum(shares) + left).toBe(total);
        shares.forEach((share, at) => {
          expect(share >= (lows[at] ?? 0n)).toBe(true);
          const high = highs[at] ?? null;
          expect(high === null || share <= high).toBe(true);
        });
        const most = highs.reduce<bigint | null>((a, b) => (a === null || b === null ? null : a + b), 0n);
        if (total >= sum(lows) && (most === null || total <= most)) expect(left).toBe(0n);
      }),
    );
  });
});
