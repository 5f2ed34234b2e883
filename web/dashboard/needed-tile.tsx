import type { ReactNode } from "react";
import { NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import type { DashboardView } from "./dashboard-view.ts";
import type { HeadlineValues } from "./headline-values.ts";
import { stillNeeded } from "./still-needed.ts";

/** What is missing to the target, and what each remaining working day must bring. */
export function NeededTile(props: {
  readonly view: DashboardView;
  readonly values: HeadlineValues | null;
}): ReactNode {
  const { t } = useLanguage();
  const needed = stillNeeded({
    reached: props.values?.credited_sales,
    target: props.values?.target,
    today: props.view.today,
    to: props.view.period.span.to,
    calendar: props.view.calendar,
  });
  if (needed === null) return null;
  const done = /^0(\.0+)?$/.test(needed.missing.amount);
  return (
    <section className="panel tile" aria-label={t("dashboard.still_needed")}>
      <h2 className="tile-label">{t("dashboard.still_needed")}</h2>
      <div className="tile-value">
        {done ? (
          <span className="positive">{t("dashboard.target_reached")}</span>
        ) : (
          <NumberText value={needed.missing} unit="money" compact />
        )}
      </div>
      <div className="tile-facts">
        {needed.perMonth === null || done ? null : (
          <div className="tile-fact">
            <span className="tile-fact-name">
              {t("dashboard.per_month", { months: needed.perMonth.months })}
            </span>
            <NumberText value={needed.perMonth.amount} unit="money" compact />
          </div>
        )}
        <div className="tile-fact">
          <span className="tile-fact-name">{t("dashboard.per_day", { days: needed.workingDays })}</span>
          {done || needed.perDay === null ? null : <NumberText value={needed.perDay} unit="money" compact />}
        </div>
      </div>
    </section>
  );
}
