import type { ReactNode } from "react";
import type { MoneyJson } from "../api/json.ts";
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
        {done || needed.perMonth === null ? null : (
          <Rate
            name={t("dashboard.per_month")}
            value={needed.perMonth.amount}
            left={t("dashboard.months_left", { months: needed.perMonth.months })}
          />
        )}
        {done || needed.perDay === null ? null : (
          <Rate
            name={t("dashboard.per_day")}
            value={needed.perDay}
            left={t("dashboard.working_days_left", { days: needed.workingDays })}
          />
        )}
      </div>
    </section>
  );
}

type RateProps = { readonly name: string; readonly value: MoneyJson; readonly left: string };

function Rate({ name, value, left }: RateProps): ReactNode {
  return (
    <div className="tile-fact">
      <span>
        <span className="tile-fact-name">{name}</span> <NumberText value={value} unit="money" compact />
      </span>
      <span className="tile-fact-name number">{left}</span>
    </div>
  );
}
