import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** One competition series with its official split. */
export interface BenchmarkSeries {
  readonly id: string;
  readonly group: string;
  /** Season of the scaled errors (1 for M4 Weekly, as published). */
  readonly season: number;
  /** Seasons given to the engine. */
  readonly seasons: readonly number[];
  readonly train: Float64Array;
  readonly test: Float64Array;
}

export type Collection = "m1" | "m4-weekly" | "m4-hourly";

/** True when the folder holds the files of the competitions. */
export function benchmarkDataPresent(folder: string): boolean {
  return (
    existsSync(join(folder, "m1", "m1_series.csv.gz")) && existsSync(join(folder, "m4", "Hourly-test.csv"))
  );
}

/** Reads a collection from the folder that holds `m1/` and `m4/`. */
export function readCollection(folder: string, collection: Collection): BenchmarkSeries[] {
  if (collection === "m1") return readM1(join(folder, "m1"));
  return collection === "m4-weekly"
    ? readM4(join(folder, "m4"), "Weekly", 1, [52])
    : readM4(join(folder, "m4"), "Hourly", 24, [24, 168]);
}

function lines(file: string): string[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text.split(/\r?\n/).filter((line) => line !== "");
}

const M1_GROUPS: Readonly<Record<string, string>> = {
  "1": "M1 yearly",
  "4": "M1 quarterly",
  "12": "M1 monthly",
};

function readM1(folder: string): BenchmarkSeries[] {
  const frequencies = new Map<string, string>();
  for (const line of lines(join(folder, "m1_info.csv")).slice(1)) {
    // Only the description may hold commas; the four columns after it never do.
    const cells = line.split(",");
    frequencies.set(cells[0] ?? "", cells[cells.length - 4] ?? "");
  }
  const parts = new Map<string, { train: number[]; test: number[] }>();
  for (const line of lines(join(folder, "m1_series.csv.gz")).slice(1)) {
    const [id = "", part, , , value = ""] = line.split(",");
    let entry = parts.get(id);
    if (entry === undefined) {
      entry = { train: [], test: [] };
      parts.set(id, entry);
    }
    entry[part === "train" ? "train" : "test"].push(Number(value));
  }
  return Array.from(parts, ([id, { train, test }]) => {
    const frequency = frequencies.get(id) ?? "";
    const season = Number(frequency);
    return {
      id,
      group: M1_GROUPS[frequency] ?? `M1 ${frequency}`,
      season,
      seasons: season > 1 ? [season] : [],
      train: Float64Array.from(train),
      test: Float64Array.from(test),
    };
  });
}

function readM4(folder: string, name: string, season: number, seasons: readonly number[]): BenchmarkSeries[] {
  const wide = (file: string): [string, Float64Array][] =>
    lines(join(folder, file))
      .slice(1)
      .map((line) => {
        const [id = "", ...cells] = line.replaceAll('"', "").split(",");
        return [id, Float64Array.from(cells.filter((cell) => cell !== "" && cell !== "NA").map(Number))];
      });
  const tests = new Map(wide(`${name}-test.csv`));
  return wide(`${name}-train.csv.gz`).map(([id, train]) => ({
    id,
    group: `M4 ${name.toLowerCase()}`,
    season,
    seasons,
    train,
    test: tests.get(id) ?? new Float64Array(0),
  }));
}

/**
 * The collection one or more horizons earlier: the last test-length part of the training data takes the place of
 * the test part, which is never looked at. Series too short for it are left out.
 */
export function insideTraining(series: readonly BenchmarkSeries[], horizonsBack: number): BenchmarkSeries[] {
  return series.flatMap((one) => {
    const end = one.train.length - (horizonsBack - 1) * one.test.length;
    const cut = end - one.test.length;
    if (cut < Math.max(8, 2 * one.season + 2)) return [];
    return [{ ...one, train: one.train.slice(0, cut), test: one.train.slice(cut, end) }];
  });
}
