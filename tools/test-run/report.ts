/** What one step of the test run found. */
export type StepReport = {
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly skipped: readonly Skipped[];
};

export type Failure = { readonly name: string; readonly message: string };
export type Skipped = { readonly name: string; readonly reason: string };

export const emptyReport: StepReport = { passed: 0, failures: [], skipped: [] };

/** The reports of several steps as one. */
export function sumReports(reports: readonly StepReport[]): StepReport {
  return {
    passed: reports.reduce((sum, report) => sum + report.passed, 0),
    failures: reports.flatMap((report) => report.failures),
    skipped: reports.flatMap((report) => report.skipped),
  };
}

/** The counts in one line, such as `412 passed, 0 failed, 3 skipped`; the last part only where something was skipped. */
export function countsLine({ passed, failures, skipped }: StepReport): string {
  const counts = `${passed} passed, ${failures.length} failed`;
  return skipped.length > 0 ? `${counts}, ${skipped.length} skipped` : counts;
}

const indented = (text: string): string => text.trimEnd().replace(/^/gm, "    ");

/** What failed and what was skipped, for the person at the terminal; empty where all passed. */
export function details({ failures, skipped }: StepReport): string {
  const failed = failures.map(({ name, message }) => `  ✗ ${name}\n${indented(message)}\n`);
  const left = skipped.map(({ name, reason }) => `  – ${name}: ${reason}\n`);
  return [...failed, ...left].join("");
}
