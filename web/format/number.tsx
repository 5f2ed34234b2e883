import type { ReactNode } from "react";
import type { MetricUnit } from "../../kernel/metric.ts";
import type { MetricValue } from "../api/measure.ts";
import { useLanguage } from "../language/language.ts";
import { metricText, type NumberStyle, signOf } from "./format.ts";

type NumberProps = { readonly value: MetricValue | undefined; readonly unit: MetricUnit } & NumberStyle;

/** A number with digits of one width; the exact amount shows on hover where the text is compact. */
export function NumberText({ value, unit, ...style }: NumberProps): ReactNode {
  const { locale } = useLanguage();
  const exact =
    style.compact === true ? metricText(value, unit, locale, { ...style, compact: false }) : undefined;
  return (
    <span className="number" title={exact}>
      {metricText(value, unit, locale, style)}
    </span>
  );
}

const arrows = { "-1": "▼", "0": "■", "1": "▲" } as const;
const tones = { "-1": "negative", "0": "secondary", "1": "positive" } as const;

/** A change: sign, arrow and colour say the same, so that the colour is never needed. */
export function ChangeText({ value, unit, ...style }: NumberProps): ReactNode {
  const { locale } = useLanguage();
  const sign = signOf(value);
  const text = metricText(value, unit, locale, { ...style, signed: true });
  if (sign === null) return <span className="number tertiary">{text}</span>;
  return (
    <span className={`number ${tones[sign]}`}>
      <span aria-hidden="true" style={{ fontSize: "0.7em", marginInlineEnd: 3 }}>
        {arrows[sign]}
      </span>
      {text}
    </span>
  );
}
