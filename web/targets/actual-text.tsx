import type { ReactNode } from "react";
import { compareDecimal, decimal } from "../../engine/decimal/index.ts";
import { metricText } from "../format/format.ts";
import { useLanguage } from "../language/language.ts";
import type { CellActual } from "./use-actuals.ts";

const whole = decimal("1");

/** What was reached, under the target of a cell; the share only where a target is set and the period has begun. */
export function ActualText({ actual }: { readonly actual: CellActual | undefined }): ReactNode {
  const { locale } = useLanguage();
  if (actual === undefined || actual.actual === null) return null;
  const { attainment } = actual;
  const reached = typeof attainment === "string" ? compareDecimal(decimal(attainment), whole) >= 0 : null;
  return (
    <small className="grid-actual">
      <span>{metricText(actual.actual, "money", locale, { compact: true })}</span>
      {reached === null ? null : (
        <span className={reached ? "positive" : "negative"}>
          {metricText(attainment, "share", locale, { digits: 0 })}
        </span>
      )}
    </small>
  );
}
