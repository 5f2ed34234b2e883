import type { Day } from "../../engine/calendar/index.ts";
import type { DemoCurrency, DemoExchangeRate } from "./demo-company.ts";
import type { Random } from "./random.ts";
import type { SellingMonth } from "./selling-days.ts";

export const companyCurrency = "CNY";
export type ForeignCurrency = "USD" | "EUR";

const begins: readonly { readonly currency: ForeignCurrency; readonly rate: number }[] = [
  { currency: "USD", rate: 7.12 },
  { currency: "EUR", rate: 7.74 },
];

export const currencyRecords: readonly DemoCurrency[] = [
  { external_id: "CNY", code: "CNY", name: "人民币", active: true },
  { external_id: "USD", code: "USD", name: "美元", active: true },
  { external_id: "EUR", code: "EUR", name: "欧元", active: true },
];

/** Monthly rates that wander by about 0.8 % and are drawn back to where they began. */
export function buildExchangeRates(
  months: readonly SellingMonth[],
  today: Day,
  random: Random,
): DemoExchangeRate[] {
  return begins.flatMap(({ currency, rate: begin }) => {
    const source = random.fork(currency);
    let rate = begin;
    return months
      .filter(({ start }) => start <= today)
      .map(({ start }) => {
        rate += (begin - rate) * 0.1 + source.normal() * 0.008 * begin;
        return {
          external_id: `${currency}-${companyCurrency}-${start.slice(0, 7)}`,
          from_currency: currency,
          to_currency: companyCurrency,
          valid_from: start,
          rate: rate.toFixed(4),
        };
      });
  });
}

/** The rate in force on the day, as it is frozen on an order; "1" for the company's own currency. */
export function rateOn(rates: readonly DemoExchangeRate[], currency: string, day: Day): string {
  if (currency === companyCurrency) return "1";
  const row = rates.findLast(
    ({ from_currency, valid_from }) => from_currency === currency && valid_from <= day,
  );
  if (row === undefined) throw new RangeError(`No rate of ${currency} on ${day}`);
  return row.rate;
}
