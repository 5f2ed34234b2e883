/**
 * The whole test run, `npm test`: types, style, then each project of vitest.config.ts. One line for each step as it
 * ends, then the sum as the last line. Exit code 1 when anything failed.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countsLine, details, type StepReport, sumReports } from "./report.ts";
import { type ProgramResult, runProgram } from "./run-program.ts";

type Step = { readonly title: string; readonly run: () => Promise<StepReport> };

const root = join(import.meta.dirname, "..", "..");
const bin = (name: string): string => join(root, "node_modules", ".bin", name);
const reports = mkdtempSync(join(tmpdir(), "attain-test-reports-"));

function failure(name: string, result: ProgramResult, minutes: number): StepReport {
  const message = result.timedOut ? `stopped after ${minutes} minutes\n${result.output}` : result.output;
  return { passed: 0, failures: [{ name, message }], skipped: [] };
}

/** A checker that says yes or no counts as one test. */
async function check(name: string, args: readonly string[]): Promise<StepReport> {
  const minutesMax = 5;
  const result = await runProgram(bin(name), args, { minutesMax });
  return result.code === 0 ? { passed: 1, failures: [], skipped: [] } : failure(name, result, minutesMax);
}

async function vitest(project: string, minutesMax: number): Promise<StepReport> {
  const file = join(reports, `${project}.json`);
  const reporter = join(import.meta.dirname, "report-file-reporter.ts");
  const args = ["run", "--passWithNoTests", "--project", project, "--reporter", reporter];
  const result = await runProgram(bin("vitest"), args, {
    minutesMax,
    environment: { ATTAIN_TEST_REPORT: file },
  });
  let report: StepReport | undefined;
  try {
    report = JSON.parse(readFileSync(file, "utf8")) as StepReport;
  } catch {
    // It ended before it could write: its output tells why.
  }
  const told = report !== undefined && !result.timedOut && (result.code === 0 || report.failures.length > 0);
  if (told && report !== undefined) return report;
  return sumReports([
    ...(report === undefined ? [] : [report]),
    failure(`vitest ${project}`, result, minutesMax),
  ]);
}

const steps: readonly Step[] = [
  { title: "类型 types", run: () => check("tsc", ["--noEmit", "-p", join(root, "tsconfig.json")]) },
  { title: "风格 style", run: () => check("biome", ["check", "--no-errors-on-unmatched", root]) },
  { title: "仓库 repository", run: () => vitest("repository", 3) },
  { title: "单元 unit", run: () => vitest("unit", 6) },
  { title: "数据库 database and API", run: () => vitest("database", 8) },
  { title: "浏览器 browser", run: () => vitest("browser", 8) },
];

process.chdir(root);
const found: StepReport[] = [];
for (const { title, run } of steps) {
  const begun = performance.now();
  const report = await run();
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  process.stdout.write(`${title}: ${countsLine(report)} (${seconds} s)\n${details(report)}`);
  found.push(report);
}
rmSync(reports, { recursive: true, force: true });
const sum = sumReports(found);
process.stdout.write(`${countsLine(sum)}\n`);
process.exitCode = sum.failures.length > 0 ? 1 : 0;
