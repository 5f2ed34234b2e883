import { civilDate } from "./day.ts";
import type { FiscalCalendar } from "./fiscal-calendar.ts";
import type { Period } from "./period.ts";

export type CalendarLocale = "zh" | "en";

const MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A year is called fiscal wherever its days are not those of the calendar year. */
function isCalendarYear(calendar: FiscalCalendar): boolean {
  return calendar.pattern === "months" && calendar.startMonth === 1;
}

function chineseLabel({ grain, start, year, number }: Period, calendar: FiscalCalendar): string {
  const civil = civilDate(start);
  const named = isCalendarYear(calendar) ? `${year}年` : `${year}财年`;
  switch (grain) {
    case "day":
      return `${year}年${civil.month}月${civil.day}日`;
    case "week":
      return `${year}年第${number}周`;
    case "month":
      return calendar.pattern === "months" ? `${year}年${number}月` : `${named}第${number}月`;
    case "quarter":
      return `${named}第${number}季度`;
    case "year":
      return named;
  }
}

function englishLabel({ grain, start, year, number }: Period, calendar: FiscalCalendar): string {
  const civil = civilDate(start);
  const month = MONTHS_EN[civil.month - 1] ?? "";
  const named = isCalendarYear(calendar) ? `${year}` : `FY${year}`;
  switch (grain) {
    case "day":
      return `${civil.day} ${month} ${year}`;
    case "week":
      return `Week ${number}, ${year}`;
    case "month":
      return calendar.pattern === "months" ? `${month} ${year}` : `M${number} ${named}`;
    case "quarter":
      return `Q${number} ${named}`;
    case "year":
      return named;
  }
}

/** A period's name for people: "2026年3月" / "Mar 2026", "2026年第1季度" / "Q1 2026", "2026财年" / "FY2026". */
export function periodLabel(period: Period, locale: CalendarLocale, calendar: FiscalCalendar): string {
  return locale === "zh" ? chineseLabel(period, calendar) : englishLabel(period, calendar);
}
