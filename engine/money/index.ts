export { currencyCodes, currencyDigits, currencySymbol, isCurrency } from "./currency.ts";
export { formatMoney, groupDigits, type MoneyLocale } from "./format-money.ts";
export {
  addMoney,
  allocate,
  convertMinor,
  type Money,
  minorToPlain,
  moneyFromDecimal,
  moneyToPlain,
  parseMoney,
  subtractMoney,
  sumMoney,
} from "./money.ts";
