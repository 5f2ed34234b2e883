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
/** One of these, or a fiscal year by its number: "2014". */
export type PeriodChoice = (typeof periodChoices)[number] | `${number}`;

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
  text !== null && ((periodChoices as readonly string[]).includes(text) || /^(19|20|21)\d\d$/.test(text));

/**
 * What a page shows where nothing is chosen: the running year, or the last one with orders where that lies further back
 * (a company whose history has just been imported). `lastOrder` null: none, or not known yet.
 */
export function usualChoice(today: Day, lastOrder: Day | null, calendar: FiscalCalendar): PeriodChoice {
  const thisYear = periodOf(today, "year", calendar).year;
  const lastYear = lastOrder === null ? thisYear : periodOf(lastOrder, "year", calendar).year;
  return lastYear < thisYear ? `${lastYear}` : "year";
}

/** The fiscal years from the first order to the last, the newest first. */
export function orderYears(firstOrder: Day, lastOrder: Day, calendar: FiscalCalendar): number[] {
  const first = periodOf(firstOrder, "year", calendar).year;
  const last = periodOf(lastOrder, "year", calendar).year;
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}

const spanOf = (period: Period): DaySpan => ({ from: period.start, to: period.end });

function periodChosen(choice: PeriodChoice, today: Day, thisYear: Period, calendar: FiscalCalendar): Period {
  if (choice === "year") return thisYear;
  if (choice === "last_year") return previousPeriod(thisYear, calendar);
  if (choice === "month" || choice === "quarter") return periodOf(today, choice, calendar);
  return fiscalYear(Number(choice), calendar);
}

/** The days that a choice means on a day, in the company's own calendar. */
export function chosenPeriod(choice: PeriodChoice, today: Day, calendar: FiscalCalendar): ChosenPeriod {
  const thisYear = periodOf(today, "year", calendar);
  const period = periodChosen(choice, today, thisYear, calendar);
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
