import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Decimal, decimal, negateDecimal } from "../decimal/index.ts";
import { type SalesLine, type SalesLineAmounts, salesLineAmounts } from "./index.ts";

const line = (changes: Partial<SalesLine>): SalesLine => ({
  quantity: decimal("1"),
  unitPrice: decimal("0"),
  discount: decimal("0"),
  unitCost: null,
  taxRate: null,
  currency: "CNY",
  companyCurrency: "CNY",
  rate: decimal("1"),
  ...changes,
});

describe("a sales line in the company's currency", () => {
  it("rounds list and net each once from the exact product", () => {
    // list 3 × 2.665 = 7.995 → 8.00; net 7.995 × 0.9 = 7.1955 → 7.20 (8.00 × 0.9 would be 7.20 too)
    // tax 7.20 × 0.13 = 0.936 → 0.94; cost 3 × 1.115 = 3.345 → 3.35
    const amounts = salesLineAmounts(
      line({
        quantity: decimal("3"),
        unitPrice: decimal("2.665"),
        discount: decimal("0.10"),
        unitCost: decimal("1.115"),
        taxRate: decimal("0.13"),
      }),
    );
    expect(amounts).toEqual({
      listAmount: 800n,
      netAmount: 720n,
      discountAmount: 80n,
      taxAmount: 94n,
      costAmount: 335n,
      companyNetAmount: 720n,
      companyCostAmount: 335n,
    });
  });

  it("takes the discount off the exact product, not off the rounded list amount", () => {
    // 7 × 0.335 = 2.345 → list 2.35; × 0.98 = 2.2981 → 2.30; from the rounded list it would be 2.303 → 2.30
    // 1 × 0.505 = 0.505 → list 0.51; × 0.5 = 0.2525 → 0.25; from the rounded list it would be 0.255 → 0.26
    const exact = line({ unitPrice: decimal("0.505"), discount: decimal("0.5") });
    expect(salesLineAmounts(exact)).toMatchObject({ listAmount: 51n, netAmount: 25n, discountAmount: 26n });
    const seven = line({ quantity: decimal("7"), unitPrice: decimal("0.335"), discount: decimal("0.02") });
    expect(salesLineAmounts(seven)).toMatchObject({ listAmount: 235n, netAmount: 230n, discountAmount: 5n });
  });

  it("keeps six decimals of price and fractions of a quantity", () => {
    // 1,000 × 0.012345 = 12.345 → 12.35; 2.5 × 4.002 = 10.005 → 10.01
    expect(
      salesLineAmounts(line({ quantity: decimal("1000"), unitPrice: decimal("0.012345") })).netAmount,
    ).toBe(1235n);
    expect(salesLineAmounts(line({ quantity: decimal("2.5"), unitPrice: decimal("4.002") })).netAmount).toBe(
      1001n,
    );
  });

  it("tells a missing cost or tax rate from a zero one", () => {
    const price = { unitPrice: decimal("10") };
    expect(salesLineAmounts(line(price))).toMatchObject({
      taxAmount: null,
      costAmount: null,
      companyCostAmount: null,
    });
    const zero = { ...price, unitCost: decimal("0"), taxRate: decimal("0") };
    expect(salesLineAmounts(line(zero))).toMatchObject({
      taxAmount: 0n,
      costAmount: 0n,
      companyCostAmount: 0n,
    });
  });

  it("gives everything away at a discount of one", () => {
    const free = line({ unitPrice: decimal("9.99"), discount: decimal("1.00") });
    expect(salesLineAmounts(free)).toMatchObject({ listAmount: 999n, netAmount: 0n, discountAmount: 999n });
  });
});

describe("a sales line whose source states the net amount", () => {
  // 12 × 31.3142 × 0.98 = 368.254992 → 368.25; the source kept 368.2550, which is 368.26; list 375.7704 → 375.77
  const computed = line({
    quantity: decimal("12"),
    unitPrice: decimal("31.3142"),
    discount: decimal("0.02"),
    taxRate: decimal("0.13"), // 368.26 × 0.13 = 47.8738 → 47.87
  });

  it("takes it over, rounded once, and all that follows from it", () => {
    expect(salesLineAmounts(computed).netAmount).toBe(36825n);
    expect(salesLineAmounts({ ...computed, statedNetAmount: decimal("368.2550") })).toMatchObject({
      listAmount: 37577n,
      netAmount: 36826n,
      discountAmount: 751n,
      taxAmount: 4787n,
      companyNetAmount: 36826n,
    });
  });

  it("takes a stated zero as an amount, and computes only where nothing is stated", () => {
    expect(salesLineAmounts({ ...computed, statedNetAmount: decimal("0.00") }).netAmount).toBe(0n);
    expect(salesLineAmounts({ ...computed, statedNetAmount: null }).netAmount).toBe(36825n);
  });
});

describe("a sales line in a foreign currency", () => {
  it("converts the rounded net, and brings the cost from the company's currency", () => {
    // list 2 × 10.555 = 21.11 USD; net × 0.95 = 20.0545 → 20.05 USD; × 7.1234 = 142.82417 → 142.82 CNY
    // cost 2 × 50.005 = 100.01 CNY; ÷ 7.1234 = 14.0396… → 14.04 USD
    const amounts = salesLineAmounts(
      line({
        quantity: decimal("2"),
        unitPrice: decimal("10.555"),
        discount: decimal("0.05"),
        unitCost: decimal("50.005"),
        taxRate: decimal("0.06"), // 20.05 × 0.06 = 1.203 → 1.20
        currency: "USD",
        rate: decimal("7.1234"),
      }),
    );
    expect(amounts).toEqual({
      listAmount: 2111n,
      netAmount: 2005n,
      discountAmount: 106n,
      taxAmount: 120n,
      costAmount: 1404n,
      companyNetAmount: 14282n,
      companyCostAmount: 10001n,
    });
  });

  it("rounds to the whole yen and back to fen", () => {
    // 3 × 333.5 = 1000.5 → 1001 JPY; × 0.0475 = 47.5475 → 47.55 CNY; cost 3 × 9.5 = 28.5 CNY ÷ 0.0475 = 600 JPY
    const yen = line({
      quantity: decimal("3"),
      unitPrice: decimal("333.5"),
      unitCost: decimal("9.5"),
      currency: "JPY",
      rate: decimal("0.0475"),
    });
    expect(salesLineAmounts(yen)).toMatchObject({
      netAmount: 1001n,
      companyNetAmount: 4755n,
      costAmount: 600n,
      companyCostAmount: 2850n,
    });
  });

  it("refuses a rate that is not above zero, or that is not 1 within one currency", () => {
    expect(() => salesLineAmounts(line({ currency: "USD", rate: decimal("0") }))).toThrow(RangeError);
    expect(() => salesLineAmounts(line({ currency: "USD", rate: decimal("-7") }))).toThrow(RangeError);
    expect(() => salesLineAmounts(line({ rate: decimal("1.01") }))).toThrow(RangeError);
    expect(() => salesLineAmounts(line({ currency: "RMB", rate: decimal("1") }))).toThrow(RangeError);
    expect(salesLineAmounts(line({ rate: decimal("1.000000") })).netAmount).toBe(0n);
  });
});

describe("a return", () => {
  const upTo = (max: bigint, scale: number): fc.Arbitrary<Decimal> =>
    fc.bigInt({ min: 0n, max }).map((units) => ({ units, scale }));
  const anyLine = fc.record({
    quantity: upTo(10n ** 7n, 3),
    unitPrice: upTo(10n ** 11n, 6),
    discount: upTo(1000n, 3),
    unitCost: fc.option(upTo(10n ** 9n, 4)),
    taxRate: fc.option(upTo(30n, 2)),
    currency: fc.constantFrom("USD", "JPY", "KWD"),
    companyCurrency: fc.constant("CNY"),
    rate: fc.bigInt({ min: 1n, max: 10n ** 8n }).map((units) => ({ units, scale: 6 })),
  });
  const mirrored = (value: bigint | null): bigint | null => (value === null ? null : -value);

  it("is the exact mirror of its sale in every amount", () => {
    fc.assert(
      fc.property(anyLine, (sale) => {
        const sold = salesLineAmounts(sale);
        const returned = salesLineAmounts({ ...sale, quantity: negateDecimal(sale.quantity) });
        for (const key of Object.keys(sold) as (keyof SalesLineAmounts)[]) {
          expect(returned[key]).toBe(mirrored(sold[key]));
        }
        expect(sold.netAmount + sold.discountAmount).toBe(sold.listAmount);
      }),
    );
  });
});
