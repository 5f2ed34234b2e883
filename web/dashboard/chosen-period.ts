import {
  type Day,
  type FiscalCalendar,
  fiscalYear,
  type Period,
  periodOf,
  previousPeriod,
} from "../../engine/calendar/index.ts";

/** The spans that a dashboard offers; the running fiscal year is the usual one. */
export const periodChoices = ["month", "quarter", "year", "last_year"] as const;
export type PeriodChoice = (typeof periodChoices)[number];

/** Half-open: `to` is the first day after. */
export type DaySpan = { readonly from: Day; readonly to: Day };

export type ChosenPeriod = {
  readonly choice: PeriodChoice;
  readonly period: Period;
  readonly span: DaySpan;
  /** The fiscal year around the span, by whose months the trend is drawn, and the year before it. */
  readonly year: DaySpan;
  readonly yearBefore: DaySpan;
  /** Whether the span is still running today. */
  readonly running: boolean;
};

export const isPeriodChoice = (text: string | null): text is PeriodChoice =>
  (periodChoices as readonly (string | null)[]).includes(text);

const spanOf = (period: Period): DaySpan => ({ from: period.start, to: period.end });

/** The days that a choice means on a day, in the company's own calendar. */
export function chosenPeriod(choice: PeriodChoice, today: Day, calendar: FiscalCalendar): ChosenPeriod {
  const thisYear = periodOf(today, "year", calendar);
  const period =
    choice === "last_year"
      ? previousPeriod(thisYear, calendar)
      : choice === "year"
        ? thisYear
        : periodOf(today, choice, calendar);
  const year = periodOf(period.start, "year", calendar);
  const span = spanOf(period);
  return {
    choice,
    period,
    span,
    year: spanOf(year),
    yearBefore: spanOf(fiscalYear(year.year - 1, calendar)),
    running: today >= span.from && today < span.to,
  };
}
