import { Alert, App, Button, Radio, Select } from "antd";
import { type ReactNode, useState } from "react";
import {
  addDays,
  type FiscalCalendar,
  fiscalYear,
  periodLabel,
  periodOf,
  periodsBetween,
} from "../../engine/calendar/index.ts";
import { errorSentence } from "../api/errors.ts";
import { useSession } from "../api/session.ts";
import { ErrorNotice } from "../app/notice.tsx";
import { Page } from "../app/page.tsx";
import { useLanguage } from "../language/language.ts";
import { type Company, useChangeCompany, useCompany } from "./use-company.ts";
import "./calendar-page.css";

/** In which month the year starts and how it is cut, with the periods that come of it. */
export default function CalendarPage(): ReactNode {
  const { t } = useLanguage();
  const company = useCompany();
  return (
    <Page title={t("settings.calendar")} subtitle={t("settings.calendar_hint")}>
      {company.isError ? <ErrorNotice error={company.error} retry={() => void company.refetch()} /> : null}
      {company.data === undefined ? null : <CalendarForm company={company.data} />}
    </Page>
  );
}

const months = Array.from({ length: 12 }, (_, index) => index + 1);

function CalendarForm({ company }: { readonly company: Company }): ReactNode {
  const { t, locale } = useLanguage();
  const { message } = App.useApp();
  const mayChange = useSession().role === "admin";
  const change = useChangeCompany();
  const [startMonth, setStartMonth] = useState(company.fiscal_start_month);
  const [pattern, setPattern] = useState(company.fiscal_pattern);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const isChanged = startMonth !== company.fiscal_start_month || pattern !== company.fiscal_pattern;
  const monthName = new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en", {
    month: "long",
    timeZone: "UTC",
  });
  const save = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await change({ fiscal_start_month: startMonth, fiscal_pattern: pattern });
      void message.success(t("settings.saved"));
    } catch (error) {
      setProblem(errorSentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="panel settings-form">
        {problem === null ? null : <Alert type="error" showIcon role="alert" title={problem} />}
        <div className="settings-facts">
          <label htmlFor="start-month">{t("settings.start_month")}</label>
          <Select
            id="start-month"
            style={{ width: 160 }}
            disabled={!mayChange}
            value={startMonth}
            options={months.map((month) => ({
              value: month,
              label: monthName.format(new Date(Date.UTC(2026, month - 1, 1))),
            }))}
            onChange={setStartMonth}
          />
          <span>{t("settings.pattern")}</span>
          <Radio.Group
            disabled={!mayChange}
            value={pattern}
            options={[
              { value: "months", label: t("settings.pattern_months") },
              { value: "4-4-5", label: t("settings.pattern_weeks") },
            ]}
            onChange={(event) => setPattern(event.target.value)}
          />
        </div>
        {mayChange ? (
          <div className="settings-actions">
            <Button type="primary" loading={busy} disabled={!isChanged} onClick={() => void save()}>
              {t("shell.save")}
            </Button>
          </div>
        ) : (
          <p className="settings-note">{t("settings.admin_only")}</p>
        )}
      </div>
      <YearPreview calendar={{ startMonth, pattern }} />
    </>
  );
}

/** The fiscal year of today as these settings cut it. */
function YearPreview({ calendar }: { readonly calendar: FiscalCalendar }): ReactNode {
  const { t, locale } = useLanguage();
  const { today } = useSession();
  const year = fiscalYear(periodOf(today, "year", calendar).year, calendar);
  const quarters = periodsBetween(year.start, year.end, "quarter", calendar);
  return (
    <section className="panel calendar-year" aria-label={t("settings.calendar_preview")}>
      <h2>
        {periodLabel(year, locale, calendar)}{" "}
        <span className="tertiary number">
          {year.start} – {addDays(year.end, -1)}
        </span>
      </h2>
      <div className="calendar-quarters">
        {quarters.map((quarter) => (
          <div key={quarter.key}>
            <h3>{periodLabel(quarter, locale, calendar)}</h3>
            <ul>
              {periodsBetween(quarter.start, quarter.end, "month", calendar).map((month) => {
                const isNow = month.start <= today && today < month.end;
                return (
                  <li key={month.key} className={isNow ? "calendar-now" : ""}>
                    <span>{periodLabel(month, locale, calendar)}</span>
                    <span className="tertiary number">
                      {month.start.slice(5)} – {addDays(month.end, -1).slice(5)}
                    </span>
                  </li>
                );
              })}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
