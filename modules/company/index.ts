export { currency } from "./currency.object.ts";
export { exchangeRate } from "./exchange-rate.object.ts";
export { fiscalCalendar } from "./fiscal-calendar.object.ts";
