import {
  compareDecimal,
  type Decimal,
  decimal,
  divideHalfUp,
  powerOfTen,
  rescaleUnits,
} from "../decimal/index.ts";
import { convertMinor, currencyDigits } from "../money/index.ts";

/**
 * One line of an order, a return or a credit note, as it is frozen on the line.
 * `unitPrice` is in `currency`, up to 6 decimals; `discount` and `taxRate` are fractions (0.02 is 2 %); `unitCost`
 * is in `companyCurrency`; `rate` is units of `companyCurrency` for one unit of `currency`.
 */
export type SalesLine = {
  readonly quantity: Decimal;
  readonly unitPrice: Decimal;
  readonly discount: Decimal;
  readonly unitCost: Decimal | null;
  readonly taxRate: Decimal | null;
  readonly currency: string;
  readonly companyCurrency: string;
  readonly rate: Decimal;
  /**
   * The net amount that the source of an import states for the line. It is taken over and rounded once instead of
   * recomputed, because the customer was billed by it: sources often keep it rounded to a few decimals, and then the
   * two ways can differ by a unit. Left out or null: computed.
   */
  readonly statedNetAmount?: Decimal | null;
};

/** Amounts in minor units: the first five of the line's currency, the company's of the company currency. */
export type SalesLineAmounts = {
  /** Quantity × price before discount. */
  readonly listAmount: bigint;
  /** Quantity × price × (1 − discount), rounded once from the exact product, or the stated amount. */
  readonly netAmount: bigint;
  /** List − net, so that the three always agree. */
  readonly discountAmount: bigint;
  /** Tax on the rounded net; null where no rate is known. */
  readonly taxAmount: bigint | null;
  /** Quantity × cost ÷ rate, rounded once; null where no cost is known: a missing cost is not zero. */
  readonly costAmount: bigint | null;
  /** The rounded net × rate. */
  readonly companyNetAmount: bigint;
  /** Quantity × cost; null where no cost is known. */
  readonly companyCostAmount: bigint | null;
};

const ONE = decimal("1");

function refuseBadRate(line: SalesLine): void {
  if (line.rate.units <= 0n) throw new RangeError("An exchange rate must be greater than zero");
  if (line.currency === line.companyCurrency && compareDecimal(line.rate, ONE) !== 0) {
    throw new RangeError(`The rate from ${line.currency} to itself must be 1`);
  }
}

function netAmountOf(line: SalesLine, digits: number): bigint {
  const { quantity, unitPrice, discount, statedNetAmount } = line;
  if (statedNetAmount) return rescaleUnits(statedNetAmount.units, statedNetAmount.scale, digits);
  const kept = powerOfTen(discount.scale) - discount.units; // 1 − discount
  const scale = quantity.scale + unitPrice.scale + discount.scale;
  return rescaleUnits(quantity.units * unitPrice.units * kept, scale, digits);
}

/** Quantity × unit cost in the line's currency: the division by the rate and the rounding are one step. */
function costInLineCurrency(line: SalesLine, unitCost: Decimal, digits: number): bigint {
  const numerator = line.quantity.units * unitCost.units * powerOfTen(line.rate.scale + digits);
  return divideHalfUp(numerator, line.rate.units * powerOfTen(line.quantity.scale + unitCost.scale));
}

function costAmounts(line: SalesLine, digits: number): { line: bigint | null; company: bigint | null } {
  if (line.unitCost === null) return { line: null, company: null };
  const product = line.quantity.units * line.unitCost.units;
  const scale = line.quantity.scale + line.unitCost.scale;
  const company = rescaleUnits(product, scale, currencyDigits(line.companyCurrency));
  const sameCurrency = line.currency === line.companyCurrency;
  return { company, line: sameCurrency ? company : costInLineCurrency(line, line.unitCost, digits) };
}

/**
 * The amounts of a sales line. Each is rounded half up on the magnitude to its currency's unit, once, from exact
 * factors, so that a negative quantity gives the exact mirror. An order is the sum of its rounded lines.
 * RangeError when a currency is unknown, the rate is not above zero, or a currency is not 1 : 1 with itself.
 *
 * Example: 3 × 2.665 CNY at 10 % discount: list 7.995 → 8.00, net 7.1955 → 7.20, discount 0.80.
 */
export function salesLineAmounts(line: SalesLine): SalesLineAmounts {
  refuseBadRate(line);
  const digits = currencyDigits(line.currency);
  const listUnits = line.quantity.units * line.unitPrice.units;
  const listAmount = rescaleUnits(listUnits, line.quantity.scale + line.unitPrice.scale, digits);
  const netAmount = netAmountOf(line, digits);
  const cost = costAmounts(line, digits);
  return {
    listAmount,
    netAmount,
    discountAmount: listAmount - netAmount,
    taxAmount: line.taxRate && rescaleUnits(netAmount * line.taxRate.units, line.taxRate.scale, 0),
    costAmount: cost.line,
    companyNetAmount:
      line.currency === line.companyCurrency
        ? netAmount
        : convertMinor(netAmount, line.currency, line.rate, line.companyCurrency),
    companyCostAmount: cost.company,
  };
}
