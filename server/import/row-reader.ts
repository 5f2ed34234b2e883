import { ExpressionFault } from "./compile-expression.ts";
import { fieldProblem, type Place, rowProblem } from "./import-problem.ts";
import type { ImportStep } from "./plan-import.ts";
import { type ImportRecord, type ReadContext, readRecord } from "./read-record.ts";
import type { SourceRow } from "./source-rows.ts";
import type { StepTally } from "./step-tally.ts";

const externalIdLabel = { zh: "外部编号", en: "External id" };
const externalIdMax = 120;

/** Turns rows into records, one after the other; null where a row does not count or cannot be used, which it tells. */
export function rowReader(
  step: ImportStep,
  context: ReadContext,
  tally: StepTally,
): (row: SourceRow) => ImportRecord | null {
  const lineOf = new Map<string, number>();
  return (row) => {
    const place: Place = { file: step.file.path, line: row.line, externalId: "" };
    try {
      if (row.fault === undefined && !step.keep(row)) return null;
      const externalId = row.fault === undefined ? step.externalId(row) : "";
      const firstLine = lineOf.get(externalId);
      if (firstLine !== undefined && step.distinct) return null;
      tally.read();
      if (row.fault !== undefined) {
        tally.failed([rowProblem(place, row.fault)]);
        return null;
      }
      if (externalId === "" || externalId.length > externalIdMax || firstLine !== undefined) {
        tally.failed([externalIdProblem(place, externalId, firstLine)]);
        return null;
      }
      lineOf.set(externalId, row.line);
      const outcome = readRecord(step, row, externalId, context);
      if (outcome.kind === "record") return outcome.record;
      tally.failed(outcome.problems);
      return null;
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      tally.read();
      tally.failed([
        fieldProblem(place, {
          field: "external_id",
          label: externalIdLabel,
          value: error.value,
          expected: error.expected,
        }),
      ]);
      return null;
    }
  };
}

function externalIdProblem(place: Place, externalId: string, firstLine: number | undefined) {
  const expected =
    firstLine === undefined
      ? { zh: `1 到 ${externalIdMax} 个字的编号`, en: `an id of 1 to ${externalIdMax} characters` }
      : {
          zh: `不重复的编号（第 ${firstLine} 行已有）`,
          en: `an id that no other row has (line ${firstLine} has it)`,
        };
  return fieldProblem(
    { ...place, externalId },
    { field: "external_id", label: externalIdLabel, value: externalId, expected },
  );
}
