import { Segmented, Select } from "antd";
import type { ReactNode } from "react";
import { periodOf } from "../../engine/calendar/index.ts";
import { mayDo, useSession } from "../api/session.ts";
import { useLanguage } from "../language/language.ts";
import { orderYears, type PeriodChoice, periodChoices } from "./chosen-period.ts";
import { calendarOf } from "./use-dashboard-view.ts";
import { useOrderSpan } from "./use-order-span.ts";

type SwitchProps = { readonly choice: PeriodChoice; readonly onChange: (choice: PeriodChoice) => void };

/** The spans that a page of numbers offers: the running ones, last year, and any year further back with orders. */
export function PeriodSwitch({ choice, onChange }: SwitchProps): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const calendar = calendarOf(session);
  const span = useOrderSpan(mayDo(session, "order", "read")).data;
  const thisYear = periodOf(session.today, "year", calendar).year;
  const earlier =
    span === undefined || span === null
      ? []
      : orderYears(span.first, span.last, calendar).filter((year) => year < thisYear - 1);
  const named = (periodChoices as readonly string[]).includes(choice);
  return (
    <>
      <Segmented<string>
        aria-label={t("dashboard.period")}
        value={named ? choice : ""}
        onChange={(next) => onChange(next as PeriodChoice)}
        options={periodChoices.map((each) => ({ value: each, label: t(`dashboard.period_${each}`) }))}
      />
      {earlier.length === 0 && named ? null : (
        <Select<string>
          aria-label={t("dashboard.earlier_years")}
          placeholder={t("dashboard.earlier_years")}
          value={named ? null : choice}
          onChange={(year) => onChange(year as PeriodChoice)}
          options={earlier.map((year) => ({ value: String(year), label: t("dashboard.year", { year }) }))}
        />
      )}
    </>
  );
}
