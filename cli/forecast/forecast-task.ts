import {
  CHINESE_NEW_YEAR_WINDOW,
  type DayRange,
  holidayRegressors,
  type Regressor,
  workingDayRegressor,
} from "../../engine/forecast/calendar/calendar-regressors.ts";
import { holidayOn, type MovingHoliday } from "../../engine/forecast/calendar/moving-holidays.ts";
import {
  civilDate,
  periodDays,
  type RegularSeries,
  regularSeries,
} from "../../engine/forecast/calendar/period.ts";
import { forecast } from "../../engine/forecast/forecast.ts";
import { verdictInWords } from "../../engine/forecast/verdict/words.ts";
import type { FileSeries } from "./read-series.ts";

/** What a worker needs to know besides the series. */
export interface TaskOptions {
  readonly horizon: number;
  readonly seasons: readonly number[] | undefined;
  readonly levels: readonly number[];
  readonly quantiles: readonly number[];
  readonly language: "zh" | "en";
  readonly withVerdict: boolean;
  readonly holidays: readonly MovingHoliday[];
  readonly workingDays: boolean;
}

export interface TaskResult {
  /** Finished csv lines of the series, with line ends. */
  readonly csv: string;
  /** One line of json, "" when not asked for. */
  readonly verdict: string;
  /** Why a series has no forecast; undefined when it has. */
  readonly refused?: { readonly zh: string; readonly en: string };
}

/** The header line of the result. */
export function headerLine(options: Pick<TaskOptions, "levels" | "quantiles">): string {
  const intervals = options.levels.flatMap((level) => [`lo${level}`, `hi${level}`]);
  const quantiles = options.quantiles.map((p) => `q${p}`);
  return `${["series", "step", "mean", "median", ...intervals, ...quantiles, "model"].join(",")}\n`;
}

/** Forecasts one series of a file into finished lines. Depends on nothing but its arguments. */
export function runTask(series: FileSeries, options: TaskOptions): TaskResult {
  const regular = regularSeries(series.labels, series.values);
  const history = regular?.values ?? series.values;
  const seasons = options.seasons ?? regular?.seasons;
  if (!history.some((value) => value !== null))
    return { csv: "", verdict: "", refused: { zh: "没有任何数值", en: "no value at all" } };
  const unknown = unknownHoliday(regular, options);
  if (unknown !== undefined) return { csv: "", verdict: "", refused: unknown };
  const { points, distribution, model, verdict } = forecast({
    history,
    horizon: options.horizon,
    ...(seasons === undefined ? {} : { seasons }),
    ...(regular === undefined ? {} : { regressors: calendarRegressors(regular, options) }),
  });
  const id = csvCell(series.id);
  let csv = "";
  for (let step = 1; step <= options.horizon; step++) {
    const cells = [points[step - 1] as number, distribution.quantile(step, 0.5)];
    for (const level of options.levels) {
      cells.push(
        distribution.quantile(step, 0.5 - level / 200),
        distribution.quantile(step, 0.5 + level / 200),
      );
    }
    for (const p of options.quantiles) cells.push(distribution.quantile(step, p));
    csv += `${id},${step},${cells.map(formatNumber).join(",")},${model}\n`;
  }
  const text = options.withVerdict
    ? `${JSON.stringify({ series: series.id, model, words: verdictInWords(verdict, options.language), verdict })}\n`
    : "";
  return { csv, verdict: text };
}

/** Why the asked holidays cannot serve this series; undefined when they can. */
function unknownHoliday(regular: RegularSeries | undefined, options: TaskOptions): TaskResult["refused"] {
  if (options.holidays.length === 0 && !options.workingDays) return undefined;
  const first = regular === undefined ? undefined : periodDays(regular.frequency, regular.start);
  if (regular === undefined || first === undefined)
    return {
      zh: "节假日与工作日只能用于以日期为期间的序列",
      en: "holidays and working days need dates of a day or longer",
    };
  const last =
    periodDays(regular.frequency, regular.start + regular.values.length + options.horizon - 1) ?? first;
  for (const holiday of options.holidays) {
    for (const day of [first.start, last.start]) {
      const { year } = civilDate(day);
      if (holidayOn(holiday, year) === undefined)
        return {
          zh: `不知道 ${year} 年 ${holiday} 的日期`,
          en: `the date of ${holiday} in ${year} is not known`,
        };
    }
  }
  return undefined;
}

function calendarRegressors(regular: RegularSeries, options: TaskOptions): Regressor[] {
  if (options.holidays.length === 0 && !options.workingDays) return [];
  const periods: DayRange[] = [];
  for (let t = 0; t < regular.values.length + options.horizon; t++) {
    const days = periodDays(regular.frequency, regular.start + t);
    if (days === undefined) return [];
    periods.push(days);
  }
  const holidays = options.holidays.flatMap((holiday) =>
    holidayRegressors(
      periods,
      holiday === "chinese_new_year" ? CHINESE_NEW_YEAR_WINDOW : { holiday, daysBefore: 7, daysFrom: 3 },
    ),
  );
  return options.workingDays ? [...holidays, workingDayRegressor(periods)] : holidays;
}

/** Twelve significant digits: more than any forecast means, and the same in every runtime. */
function formatNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
