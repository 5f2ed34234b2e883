import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import { UsageError } from "./arguments.ts";

/** One series as found in the file, in file order. */
export interface FileSeries {
  readonly id: string;
  readonly labels: string[];
  readonly values: (number | null)[];
}

export interface BadRow {
  readonly line: number;
  readonly reason: string;
}

interface Row {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
}

const MISSING = new Set(["", "na", "nan", "null", "none", "n/a"]);

const COLUMN_NAMES: Readonly<Record<"series" | "period" | "value", readonly string[]>> = {
  series: ["series", "序列"],
  period: ["period", "期间"],
  value: ["value", "数值"],
};

async function* rows(file: string, bad: (row: BadRow) => void): AsyncGenerator<Row> {
  const source = file === "-" ? process.stdin : createReadStream(file);
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: true, info: true });
  const failed = (error: Error): void => {
    parser.destroy(error);
  };
  source.on("error", failed);
  if (file.endsWith(".gz")) source.pipe(createGunzip().on("error", failed)).pipe(parser);
  else source.pipe(parser);
  let columns: { series: number; period: number; value: number } | undefined;
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    if (columns === undefined) {
      columns = findColumns(record);
      continue;
    }
    const line = info.lines;
    const id = record[columns.series];
    const label = record[columns.period];
    const text = record[columns.value]?.trim();
    if (id === undefined || label === undefined || text === undefined) {
      bad({ line, reason: `expected series, period and value, found ${record.length} column(s)` });
    } else if (id === "") bad({ line, reason: "the series is empty" });
    else if (MISSING.has(text.toLowerCase())) yield { id, label, value: null };
    else if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) || !Number.isFinite(Number(text))) {
      bad({ line, reason: `"${text}" is not a number` });
    } else yield { id, label, value: Number(text) };
  }
}

function findColumns(header: readonly string[]): { series: number; period: number; value: number } {
  const names = header.map((name) => name.trim().toLowerCase());
  const find = (name: "series" | "period" | "value"): number => {
    const at = names.findIndex((candidate) => COLUMN_NAMES[name].includes(candidate));
    if (at < 0)
      throw new UsageError(`the first line must name the column "${name}"; it has: ${header.join(", ")}`);
    return at;
  };
  return { series: find("series"), period: find("period"), value: find("value") };
}

/** What a first pass over the file finds out. */
export interface FileSurvey {
  readonly series: number;
  readonly rows: number;
  /** Every series stands in one block, so that the file can be streamed. */
  readonly blocks: boolean;
  readonly bad: readonly BadRow[];
}

/** Reads the file once without keeping it: bad rows, number of series, and whether each series is one block. */
export async function surveyFile(file: string): Promise<FileSurvey> {
  const bad: BadRow[] = [];
  const seen = new Set<string>();
  let current: string | undefined;
  let blocks = true;
  let count = 0;
  for await (const row of rows(file, (found) => bad.push(found))) {
    count++;
    if (row.id === current) continue;
    if (seen.has(row.id)) blocks = false;
    seen.add(row.id);
    current = row.id;
  }
  return { series: seen.size, rows: count, blocks, bad };
}

/** Series of a file whose series stand in blocks, one at a time. */
export async function* seriesInBlocks(file: string): AsyncGenerator<FileSeries> {
  let current: FileSeries | undefined;
  for await (const row of rows(file, () => undefined)) {
    if (current === undefined || row.id !== current.id) {
      if (current !== undefined) yield current;
      current = { id: row.id, labels: [], values: [] };
    }
    current.labels.push(row.label);
    current.values.push(row.value);
  }
  if (current !== undefined) yield current;
}

/** Series of a file in any order: all rows are gathered first, series in the order of their first row. */
export async function* seriesGathered(
  file: string,
  bad: (row: BadRow) => void = () => undefined,
): AsyncGenerator<FileSeries> {
  const gathered = new Map<string, FileSeries>();
  for await (const row of rows(file, bad)) {
    let series = gathered.get(row.id);
    if (series === undefined) {
      series = { id: row.id, labels: [], values: [] };
      gathered.set(row.id, series);
    }
    series.labels.push(row.label);
    series.values.push(row.value);
  }
  yield* gathered.values();
}
