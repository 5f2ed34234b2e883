import type { Locale } from "../../kernel/text.ts";
import { fontFamily } from "../theme/antd-theme.ts";
import { type Appearance, chartColors, tokens } from "../theme/tokens.ts";
import type { SeriesTone } from "./chart-data.ts";

/** All that a chart takes from the design: colours, type, and whether it may move. */
export type ChartLook = {
  readonly locale: Locale;
  readonly text: string;
  readonly faintText: string;
  readonly line: string;
  readonly surface: string;
  readonly tones: Readonly<Record<SeriesTone, string>>;
  readonly colors: readonly string[];
  readonly fontFamily: string;
  readonly moves: boolean;
};

export function chartLook(appearance: Appearance, locale: Locale, moves: boolean): ChartLook {
  const own = tokens[appearance];
  const [actual = own.primary, second = own.warning] = chartColors[appearance];
  return {
    locale,
    text: own.text_secondary,
    faintText: own.text_tertiary,
    line: own.border,
    surface: own.raised,
    tones: { actual, target: own.text, comparison: own.text_tertiary, second },
    colors: chartColors[appearance],
    fontFamily,
    moves,
  };
}
