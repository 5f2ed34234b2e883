import type { MetricUnit } from "../../kernel/metric.ts";
import type { Locale } from "../../kernel/text.ts";

type Unit = { readonly from: number; readonly suffix: string };
const units: Readonly<Record<Locale, readonly Unit[]>> = {
  zh: [
    { from: 1e8, suffix: "亿" },
    { from: 1e4, suffix: "万" },
  ],
  en: [
    { from: 1e9, suffix: "B" },
    { from: 1e6, suffix: "M" },
    { from: 1e3, suffix: "K" },
  ],
};

/**
 * A value of an axis, where a chart chooses round numbers itself: 15,000,000 is "1,500万" or "15M", a share of 0.25 is
 * "25%". For axes alone; amounts of the company are written from their exact texts.
 */
export function tickText(value: number, unit: MetricUnit, locale: Locale): string {
  if (unit === "share") return `${rounded(value * 100)}%`;
  const magnitude = Math.abs(value);
  const scale = units[locale].find((candidate) => magnitude >= candidate.from);
  return scale === undefined ? rounded(value) : rounded(value / scale.from) + scale.suffix;
}

/** At most two digits after the point, which also takes away what binary fractions leave (0.30000000000000004). */
function rounded(value: number): string {
  return (Math.round(value * 100) / 100).toLocaleString("en-US", { maximumFractionDigits: 2 });
}
