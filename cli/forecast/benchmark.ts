import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { mase, meanOf, owa, smape } from "../../engine/forecast/evaluation/accuracy.ts";
import { coverage, msis } from "../../engine/forecast/evaluation/interval-accuracy.ts";
import { forecast } from "../../engine/forecast/forecast.ts";
import { naive2 } from "../../engine/forecast/models/naive.ts";
import { theta } from "../../engine/forecast/models/theta.ts";
import { type CommandIo, readOptions, UsageError } from "./arguments.ts";
import {
  type BenchmarkSeries,
  benchmarkDataPresent,
  type Collection,
  insideTraining,
  readCollection,
} from "./benchmark-data.ts";
import { calibrate } from "./calibrate.ts";
import { PUBLISHED } from "./published-rows.ts";

const USAGE = `attain forecast-benchmark [--data FOLDER] [--only m1,m4-weekly,m4-hourly] [--every N] [--training] [--calibrate]
  --data       folder with m1/ and m4/ (default: ATTAIN_SHARED_DATA, else ../shared/data beside the repository)
  --every N    only every N-th series (a quick look)
  --training   the same tables one horizon earlier, inside the training parts
  --calibrate  print the pooled error quantiles from the training parts instead
`;

const COLLECTIONS: readonly Collection[] = ["m1", "m4-weekly", "m4-hourly"];

/** Accuracy of one method over a group of series. */
export interface GroupAccuracy {
  readonly smape: number;
  readonly mase: number;
}

interface Scored {
  readonly points: ReadonlyMap<string, Float64Array>;
  readonly series: BenchmarkSeries;
  readonly coverage95: number;
  readonly coverage80: number;
  readonly msis: number | undefined;
}

/** Where the competition files are looked for when the command line does not say. */
export function defaultDataFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");
  return environment.ATTAIN_SHARED_DATA ?? join(repository, "..", "shared", "data");
}

/** `attain forecast-benchmark`: accuracy, calibration and time beside the published rows. */
export async function forecastBenchmarkCommand(args: string[], io: CommandIo): Promise<number> {
  try {
    const options = readOptions(args, ["data", "only", "every"], ["training", "calibrate", "help"]);
    if (options.has("help")) {
      io.out(USAGE);
      return 0;
    }
    const folder = options.get("data") ?? defaultDataFolder(process.env);
    if (!benchmarkDataPresent(folder)) {
      io.err(`no competition data in ${folder}: give --data FOLDER\n`);
      return 3;
    }
    if (options.has("calibrate")) {
      calibrate(folder, (line) => io.out(`${line}\n`));
      return 0;
    }
    const every = Number(options.get("every") ?? "1");
    if (!Number.isInteger(every) || every < 1)
      throw new UsageError("--every takes a whole number of at least 1");
    const only = options.get("only")?.split(",") ?? COLLECTIONS;
    for (const name of only) {
      const collection = COLLECTIONS.find((known) => known === name);
      if (collection === undefined)
        throw new UsageError(`--only knows ${COLLECTIONS.join(", ")}, not "${name}"`);
      const all = readCollection(folder, collection);
      const series = (options.has("training") ? insideTraining(all, 1) : all).filter(
        (_, i) => i % every === 0,
      );
      benchmark(collection, series, io);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}

function benchmark(collection: Collection, all: readonly BenchmarkSeries[], io: CommandIo): void {
  const start = performance.now();
  const processorStart = process.cpuUsage();
  const scored = all.map(score);
  const seconds = (performance.now() - start) / 1000;
  const processor = process.cpuUsage(processorStart);
  const worked = (processor.user + processor.system) / 1e6;
  const groups = [...new Set(all.map((series) => series.group))];
  const table = (title: string, part: readonly Scored[]): void => {
    io.out(`\n${title} (${part.length} series)\n`);
    io.out(line("method", "sMAPE", "MASE", "OWA"));
    const base = accuracyOf(part, "Naive2");
    for (const method of ["Naive2", "Theta", "Attain"]) {
      const own = accuracyOf(part, method);
      io.out(line(method, own.smape.toFixed(3), own.mase.toFixed(3), owa(own, base).toFixed(3)));
    }
    for (const row of PUBLISHED[title] ?? []) io.out(line(row.method, row.smape, row.mase, row.owa));
    const share = (of: (one: Scored) => number | undefined): string =>
      ((meanOf(part.map(of)) ?? Number.NaN) * 100).toFixed(1);
    const score95 = (meanOf(part.map((one) => one.msis)) ?? Number.NaN).toFixed(2);
    io.out(
      `coverage 80 %: ${share((one) => one.coverage80)} %, 95 %: ${share((one) => one.coverage95)} %; MSIS 95 %: ${score95}\n`,
    );
  };
  for (const group of groups)
    table(
      group,
      scored.filter((one) => one.series.group === group),
    );
  if (groups.length > 1) table(`${collection.toUpperCase()} all`, scored);
  const perThousand = (value: number): string => ((value / all.length) * 1000).toFixed(1);
  io.out(
    `time: ${seconds.toFixed(1)} s, ${perThousand(seconds)} s per 1,000 series on one thread (${perThousand(worked)} s of processor)\n`,
  );
}

function line(...cells: string[]): string {
  return `${cells.map((cell, i) => (i === 0 ? cell.padEnd(44) : cell.padStart(8))).join(" ")}\n`;
}

function score(series: BenchmarkSeries): Scored {
  const horizon = series.test.length;
  const { points, distribution } = forecast({ history: series.train, horizon, seasons: series.seasons });
  const bounds = (level: number) => ({
    lower: Float64Array.from({ length: horizon }, (_, k) => distribution.quantile(k + 1, (1 - level) / 2)),
    upper: Float64Array.from({ length: horizon }, (_, k) => distribution.quantile(k + 1, (1 + level) / 2)),
  });
  const wide = bounds(0.95);
  return {
    series,
    points: new Map([
      ["Naive2", naive2(series.train, series.season, horizon)],
      ["Theta", theta(series.train, series.season, horizon)],
      ["Attain", points],
    ]),
    coverage95: coverage(series.test, wide),
    coverage80: coverage(series.test, bounds(0.8)),
    msis: msis(series.train, series.test, wide, 0.95, series.season),
  };
}

function accuracyOf(scored: readonly Scored[], method: string): GroupAccuracy {
  const of = (measure: (one: Scored, points: Float64Array) => number | undefined): number =>
    meanOf(scored.map((one) => measure(one, one.points.get(method) as Float64Array))) ?? Number.NaN;
  return {
    smape: of(({ series }, points) => smape(series.test, points)),
    mase: of(({ series }, points) => mase(series.train, series.test, points, series.season)),
  };
}
