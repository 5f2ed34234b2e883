export { chineseNewYear } from "./chinese-new-year.ts";
export {
  addDays,
  addMonthsClamped,
  type CivilDate,
  civilDate,
  type Day,
  dayFromNumber,
  dayNumber,
  daysBetween,
  daysInMonth,
  isDay,
  shiftDayOneYearBack,
  weekday,
} from "./day.ts";
export { CALENDAR_YEAR, type FiscalCalendar } from "./fiscal-calendar.ts";
export { dayOfInstant } from "./instant.ts";
export {
  fiscalYear,
  GRAINS,
  type Grain,
  nextPeriod,
  type Period,
  periodOf,
  periodsBetween,
  previousPeriod,
  samePeriodLastYear,
} from "./period.ts";
export { type CalendarLocale, periodLabel } from "./period-label.ts";
export { workingDaysBetween } from "./working-days.ts";
