import type { MovingHoliday } from "../../engine/forecast/calendar/moving-holidays.ts";

const HOLIDAYS: readonly MovingHoliday[] = ["chinese_new_year", "dragon_boat", "mid_autumn", "easter"];

/** Where a command writes; the caller decides what that is. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
}

export interface ForecastArguments {
  readonly input: string;
  readonly output: string;
  readonly horizon: number;
  readonly seasons: readonly number[] | undefined;
  /** Interval levels in percent, ascending. */
  readonly levels: readonly number[];
  readonly quantiles: readonly number[];
  readonly jobs: number;
  readonly badRows: "refuse" | "skip";
  readonly verdicts: string | undefined;
  readonly language: "zh" | "en";
  readonly quiet: boolean;
  /** Moving holidays whose effect is estimated and carried forward (dated series only). */
  readonly holidays: readonly MovingHoliday[];
  readonly workingDays: boolean;
}

/** Wrong use of the command line: the message says what was given and what would be right. */
export class UsageError extends Error {}

export const FORECAST_USAGE = `attain forecast --input FILE.csv --horizon H --output OUT.csv [options]
attain 预测：读入长表 series,period,value（可为 .gz），写出每一步的预测与区间

  --input FILE       csv with the columns series,period,value; .gz too; "-" for standard input
  --horizon H        steps ahead, a whole number of at least 1
  --output FILE      csv series,step,mean,median,lo80,hi80,lo95,hi95,model; .gz too; "-" for standard output
  --season M         periods in a season: 12, or 24,168 for two; 1 for none. Left out: from the dates or the data
  --level 80,95      interval levels in percent
  --quantiles 0.1,.. further quantiles, as columns q0.1, …
  --jobs N           worker threads (default 1); the result does not depend on it
  --bad-rows WHAT    refuse (default): stop and list them; skip: list them and go on
  --holidays LIST    of chinese_new_year, dragon_boat, mid_autumn, easter: known effects of dated series
  --working-days     the number of Mondays to Fridays in a period as a known effect
  --verdicts FILE    also write one verdict per series (jsonl: figures and sentences)
  --language zh|en   language of verdicts and messages (default zh)
  --quiet            no progress
`;

/** Splits `--name value` and `--name=value`; refuses unknown names and missing values. */
export function readOptions(
  args: readonly string[],
  known: readonly string[],
  flags: readonly string[],
): Map<string, string> {
  const options = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    const match = /^--([a-z-]+)(?:=(.*))?$/s.exec(arg);
    const name = match?.[1];
    if (name === undefined || (!known.includes(name) && !flags.includes(name))) {
      throw new UsageError(`unknown argument ${arg}`);
    }
    if (flags.includes(name)) options.set(name, "");
    else {
      const value = match?.[2] ?? args[++i];
      if (value === undefined) throw new UsageError(`--${name} needs a value`);
      options.set(name, value);
    }
  }
  return options;
}

function wholeNumber(text: string, name: string, least: number): number {
  if (!/^\d+$/.test(text) || Number(text) < least) {
    throw new UsageError(`--${name} must be a whole number of at least ${least}, not "${text}"`);
  }
  return Number(text);
}

function numberList(text: string, name: string, above: number, below: number): number[] {
  return text.split(",").map((part) => {
    const value = Number(part.trim());
    if (part.trim() === "" || !(value > above && value < below)) {
      throw new UsageError(`--${name} takes numbers above ${above} and below ${below}, not "${part}"`);
    }
    return value;
  });
}

function knownHoliday(text: string): MovingHoliday {
  const found = HOLIDAYS.find((holiday) => holiday === text.trim());
  if (found === undefined) throw new UsageError(`--holidays knows ${HOLIDAYS.join(", ")}, not "${text}"`);
  return found;
}

/** Reads the arguments of `attain forecast`. @throws UsageError */
export function readForecastArguments(args: readonly string[]): ForecastArguments {
  const options = readOptions(
    args,
    [
      "input",
      "horizon",
      "output",
      "season",
      "level",
      "quantiles",
      "jobs",
      "bad-rows",
      "verdicts",
      "language",
      "holidays",
    ],
    ["quiet", "working-days"],
  );
  const needed = (name: string): string => {
    const value = options.get(name);
    if (value === undefined) throw new UsageError(`--${name} is missing`);
    return value;
  };
  const badRows = options.get("bad-rows") ?? "refuse";
  if (badRows !== "refuse" && badRows !== "skip")
    throw new UsageError(`--bad-rows is refuse or skip, not "${badRows}"`);
  const language = options.get("language") ?? "zh";
  if (language !== "zh" && language !== "en")
    throw new UsageError(`--language is zh or en, not "${language}"`);
  return {
    input: needed("input"),
    output: needed("output"),
    horizon: wholeNumber(needed("horizon"), "horizon", 1),
    seasons: options
      .get("season")
      ?.split(",")
      .map((part) => wholeNumber(part.trim(), "season", 1)),
    levels: numberList(options.get("level") ?? "80,95", "level", 0, 100).sort((a, b) => a - b),
    quantiles: options.has("quantiles") ? numberList(needed("quantiles"), "quantiles", 0, 1) : [],
    jobs: wholeNumber(options.get("jobs") ?? "1", "jobs", 1),
    badRows,
    verdicts: options.get("verdicts"),
    language,
    quiet: options.has("quiet"),
    holidays: (options.get("holidays") ?? "")
      .split(",")
      .filter((part) => part !== "")
      .map(knownHoliday),
    workingDays: options.has("working-days"),
  };
}
