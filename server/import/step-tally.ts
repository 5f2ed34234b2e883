import type { ImportProblem } from "./import-problem.ts";
import type { ImportEvents, ObjectReport } from "./import-report.ts";

/** Counts the rows of one object and passes on what is to be told of them. */
export type StepTally = {
  readonly read: () => void;
  readonly done: (what: "created" | "updated" | "skipped") => void;
  readonly failed: (problems: readonly ImportProblem[]) => void;
  readonly warn: (problem: ImportProblem) => void;
  /** A row that belongs to no record is told, but it is not one of the object's rows. */
  readonly lost: (problem: ImportProblem) => void;
  readonly report: () => ObjectReport;
};

export function stepTally(object: string, events: ImportEvents): StepTally {
  const counts = { read: 0, created: 0, updated: 0, skipped: 0, failed: 0 };
  return {
    read: () => {
      counts.read += 1;
    },
    done: (what) => {
      counts[what] += 1;
    },
    failed: (problems) => {
      counts.failed += 1;
      for (const problem of problems) events.onProblem(object, problem);
    },
    warn: (problem) => events.onWarning(object, problem),
    lost: (problem) => events.onProblem(object, problem),
    report: () => ({ object, ...counts }),
  };
}
