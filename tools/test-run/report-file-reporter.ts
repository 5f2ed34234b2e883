import { writeFileSync } from "node:fs";
import type { SerializedError } from "vitest";
import type { Reporter, TestCase, TestModule, TestSuite } from "vitest/node";
import type { Failure, Skipped, StepReport } from "./report.ts";

type Problem = {
  readonly message: string;
  readonly diff?: string | undefined;
  readonly stack?: string | undefined;
};

/** The message, the difference between expected and received, and the lines of our own code that led there. */
function explain(problem: Problem): string {
  const places = (problem.stack ?? "")
    .split("\n")
    .filter((line) => /^\s*at /.test(line) && !line.includes("node_modules") && !line.includes("node:"));
  return [problem.message, problem.diff ?? "", ...places.slice(0, 5)]
    .filter((part) => part !== "")
    .join("\n");
}

const nameOf = (test: TestCase | TestSuite): string => `${test.module.relativeModuleId} > ${test.fullName}`;

function failuresOf(module: TestModule): Failure[] {
  const tests = [...module.children.allTests("failed")].map((test) => ({
    name: nameOf(test),
    message: (test.result().errors ?? []).map(explain).join("\n"),
  }));
  // An error outside of every test: a file that does not load, a hook of a group that fails.
  const suites = [...module.children.allSuites()].flatMap((suite) =>
    suite.errors().map((error) => ({ name: nameOf(suite), message: explain(error) })),
  );
  const files = module.errors().map((error) => ({ name: module.relativeModuleId, message: explain(error) }));
  return [...files, ...suites, ...tests];
}

function skippedOf(module: TestModule): Skipped[] {
  return [...module.children.allTests("skipped")].map((test) => {
    const result = test.result();
    const note = result.state === "skipped" ? result.note : undefined;
    return { name: nameOf(test), reason: note ?? "no reason given" };
  });
}

/** Writes what a run of Vitest found into the file ATTAIN_TEST_REPORT, as JSON. */
export default class ReportFileReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env.ATTAIN_TEST_REPORT;
    if (file === undefined) throw new Error("ATTAIN_TEST_REPORT names no file");
    const report: StepReport = {
      passed: modules.reduce((sum, module) => sum + [...module.children.allTests("passed")].length, 0),
      failures: [
        ...modules.flatMap(failuresOf),
        ...unhandled.map((error) => ({ name: "outside of every test", message: explain(error) })),
      ],
      skipped: modules.flatMap(skippedOf),
    };
    writeFileSync(file, JSON.stringify(report));
  }
}
