import type { Locale } from "../../kernel/text.ts";
import type { ImportProblem } from "./import-problem.ts";

/** Every row that was read is in exactly one of the other four: read = created + updated + skipped + failed. */
export type ObjectReport = {
  readonly object: string;
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly failed: number;
};

export type ImportReport = {
  readonly objects: readonly ObjectReport[];
  readonly problems: number;
  readonly warnings: number;
};

/** The line of an object, the same in both languages so that programs can read it. */
export function reportLine(report: ObjectReport): string {
  const { object, read, created, updated, skipped, failed } = report;
  return `${object}: read ${read} created ${created} updated ${updated} skipped ${skipped} failed ${failed}`;
}

/** What an import tells while it runs. */
export type ImportEvents = {
  /** An object is done; called in the mapping's order. */
  readonly onObject: (report: ObjectReport) => void;
  /** A row was not taken over. */
  readonly onProblem: (object: string, problem: ImportProblem) => void;
  /** A row was taken over, or was nobody's, and something about it is odd. */
  readonly onWarning: (object: string, problem: ImportProblem) => void;
  readonly onProgress: (object: string, read: number) => void;
  /** Another import of the same workspace runs; this one waits for it. */
  readonly onWait: () => void;
};

export function progressLine(object: string, read: number, locale: Locale): string {
  const count = read.toLocaleString("en-US");
  return locale === "zh" ? `${object}：已读 ${count} 行 …` : `${object}: ${count} rows read …`;
}
