/**
 * Minor digits by ISO 4217 (list one, "minor unit"). These differ on purpose from the digits that some number
 * formatters show: the standard gives IDR, HUF and COP two digits although shops leave them out.
 * Metals and testing codes (XAU, XTS …) have no minor unit and are no currency here.
 */
const TWO_DIGITS = `
  AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY
  COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
  INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR
  MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
  STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`;
/** Withdrawn since 2022, but still found on past orders that are imported. */
const TWO_DIGITS_WITHDRAWN = "ANG BGN HRK SLL ZWL";
const NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
const THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND";
const FOUR_DIGITS = "CLF UYW";

const words = (text: string): string[] => text.trim().split(/\s+/);

const DIGITS: ReadonlyMap<string, number> = new Map([
  ...words(TWO_DIGITS).map((code) => [code, 2] as const),
  ...words(TWO_DIGITS_WITHDRAWN).map((code) => [code, 2] as const),
  ...words(NO_DIGITS).map((code) => [code, 0] as const),
  ...words(THREE_DIGITS).map((code) => [code, 3] as const),
  ...words(FOUR_DIGITS).map((code) => [code, 4] as const),
]);

/**
 * Signs that stay unambiguous side by side, the same in both languages: ¥ is the yuan, $ the US dollar; the other
 * yen, dollars and pesos carry their country. A currency without an entry shows its code.
 */
const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    CNY: "¥",
    USD: "$",
    EUR: "€",
    GBP: "£",
    JPY: "JP¥",
    HKD: "HK$",
    TWD: "NT$",
    MOP: "MOP$",
    AUD: "A$",
    CAD: "CA$",
    NZD: "NZ$",
    SGD: "S$",
    MXN: "MX$",
    BRL: "R$",
    KRW: "₩",
    INR: "₹",
    VND: "₫",
    THB: "฿",
    PHP: "₱",
    ILS: "₪",
    NGN: "₦",
    RUB: "₽",
    TRY: "₺",
    UAH: "₴",
    KZT: "₸",
    MNT: "₮",
  }),
);

/** Whether the text is an ISO 4217 code known here (upper case, exact). */
export function isCurrency(code: string): boolean {
  return DIGITS.has(code);
}

/** Digits of the currency's minor unit (CNY 2, JPY 0, KWD 3). RangeError when the code is unknown. */
export function currencyDigits(code: string): number {
  const digits = DIGITS.get(code);
  if (digits === undefined) throw new RangeError(`Unknown currency: ${JSON.stringify(code.slice(0, 20))}`);
  return digits;
}

/** The sign shown before an amount (CNY "¥", HKD "HK$"), the code where there is none. RangeError when unknown. */
export function currencySymbol(code: string): string {
  currencyDigits(code);
  return SYMBOLS.get(code) ?? code;
}

/** Every code known here, sorted. */
export function currencyCodes(): string[] {
  return [...DIGITS.keys()].sort();
}
