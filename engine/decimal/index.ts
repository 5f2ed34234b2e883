export {
  type Decimal,
  decimal,
  decimalFromInteger,
  decimalToNumber,
  formatDecimal,
  formatDecimalTrimmed,
  parseDecimal,
  powerOfTen,
} from "./decimal.ts";
export {
  addDecimal,
  compareDecimal,
  divideDecimal,
  divideHalfUp,
  isZeroDecimal,
  multiplyDecimal,
  negateDecimal,
  rescaleUnits,
  roundDecimal,
  subtractDecimal,
} from "./decimal-arithmetic.ts";
