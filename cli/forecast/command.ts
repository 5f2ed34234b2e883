import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Writable } from "node:stream";
import { createGzip } from "node:zlib";
import {
  type CommandIo,
  FORECAST_USAGE,
  type ForecastArguments,
  readForecastArguments,
  UsageError,
} from "./arguments.ts";
import { headerLine } from "./forecast-task.ts";
import { type BadRow, type FileSurvey, seriesGathered, seriesInBlocks, surveyFile } from "./read-series.ts";
import { runTasks } from "./run-tasks.ts";

/**
 * `attain forecast`: long csv in, forecasts out, without a database.
 * @returns the exit code of the command line: 0 done, 1 bad rows, 2 wrong use, 3 refused (unreadable or empty file)
 */
export async function forecastCommand(args: string[], io: CommandIo): Promise<number> {
  if (args.includes("--help")) {
    io.out(FORECAST_USAGE);
    return 0;
  }
  try {
    return await run(readForecastArguments(args), io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\n\n${FORECAST_USAGE}`);
      return 2;
    }
    if (error instanceof Error && "code" in error) {
      io.err(`${error.message}\n`); // the system's own words: no such file, no permission, broken gzip or csv
      return 3;
    }
    throw error;
  }
}

/** Most bad rows that are listed one by one. */
const LISTED = 20;

async function run(args: ForecastArguments, io: CommandIo): Promise<number> {
  // Standard input can be read only once: it is gathered; a file is surveyed first and then streamed.
  const bad: BadRow[] = [];
  let survey: FileSurvey | undefined;
  if (args.input !== "-") {
    survey = await surveyFile(args.input);
    bad.push(...survey.bad);
    if (reportBadRows(bad, args, io)) return 1;
    if (survey.rows === 0) {
      io.err(args.language === "zh" ? "文件没有数据行。\n" : "the file has no rows of data\n");
      return 3;
    }
    if (!survey.blocks && !args.quiet) {
      io.err(
        args.language === "zh"
          ? "各序列的行没有连在一起，将全部读入内存。\n"
          : "rows of a series are scattered: the file is gathered in memory\n",
      );
    }
  }
  const source =
    survey?.blocks === true ? seriesInBlocks(args.input) : seriesGathered(args.input, (row) => bad.push(row));
  const target = openOutput(args.output, io);
  const verdicts = args.verdicts === undefined ? undefined : openOutput(args.verdicts, io);
  await target.write(headerLine(args));
  const progress = progressTo(args, io, survey?.series);
  let done = 0;
  for await (const { series, result } of runTasks(
    source,
    { ...args, withVerdict: verdicts !== undefined },
    args.jobs,
  )) {
    if (args.input === "-" && done === 0 && reportBadRows(bad, args, io)) return 1;
    done++;
    if (result.refused !== undefined) {
      const { zh, en } = result.refused;
      io.err(
        args.language === "zh"
          ? `序列 ${series.id}：${zh}，未预测。\n`
          : `series ${series.id}: ${en}, not forecast\n`,
      );
    }
    await target.write(result.csv);
    await verdicts?.write(result.verdict);
    progress(done);
  }
  await target.close();
  await verdicts?.close();
  if (!args.quiet) io.err(args.language === "zh" ? `已预测 ${done} 个序列。\n` : `${done} series forecast\n`);
  return 0;
}

/** Lists bad rows by line; true when they stop the run. */
function reportBadRows(bad: readonly BadRow[], args: ForecastArguments, io: CommandIo): boolean {
  if (bad.length === 0) return false;
  const zh = args.language === "zh";
  for (const { line, reason } of bad.slice(0, LISTED))
    io.err(zh ? `第 ${line} 行：${reason}\n` : `line ${line}: ${reason}\n`);
  if (bad.length > LISTED)
    io.err(zh ? `……另有 ${bad.length - LISTED} 行\n` : `… and ${bad.length - LISTED} more\n`);
  const skip = args.badRows === "skip";
  if (zh)
    io.err(
      skip
        ? `跳过 ${bad.length} 行坏数据。\n`
        : `有 ${bad.length} 行坏数据，已停止；加 --bad-rows skip 可跳过。\n`,
    );
  else
    io.err(
      skip
        ? `${bad.length} bad row(s) skipped\n`
        : `${bad.length} bad row(s): nothing written; --bad-rows skip leaves them out\n`,
    );
  return !skip;
}

interface Output {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

function openOutput(file: string, io: CommandIo): Output {
  if (file === "-") return { write: async (text) => io.out(text), close: async () => undefined };
  const stream = createWriteStream(file);
  let head: Writable = stream;
  if (file.endsWith(".gz")) {
    const zip = createGzip();
    zip.pipe(stream);
    head = zip;
  }
  const finished = once(stream, "finish");
  finished.catch(() => undefined); // awaited in close()
  return {
    write: async (text) => {
      if (text !== "" && !head.write(text)) await once(head, "drain");
    },
    close: async () => {
      head.end();
      await finished;
    },
  };
}

/** A line of progress after every percent or hundred series. */
function progressTo(
  args: ForecastArguments,
  io: CommandIo,
  total: number | undefined,
): (done: number) => void {
  if (args.quiet) return () => undefined;
  const every = Math.max(100, Math.ceil((total ?? 0) / 100));
  return (done) => {
    if (done % every !== 0) return;
    const of = total === undefined ? "" : ` / ${total}`;
    io.err(args.language === "zh" ? `已完成 ${done}${of} 个序列\n` : `${done}${of} series\n`);
  };
}
