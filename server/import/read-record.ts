import type { Catalog } from "../../kernel/catalog.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type ParsedInput, parseInput } from "../records/parse-input.ts";
import { ExpressionFault } from "./compile-expression.ts";
import {
  fieldProblem,
  type ImportProblem,
  type Place,
  refusalProblems,
  rowProblem,
} from "./import-problem.ts";
import type { ChildStep, FieldReader, ImportStep } from "./plan-import.ts";
import type { SourceRow } from "./source-rows.ts";

/** A row on its way to a record: its values are of the fields' kinds, its links are still external ids. */
export type ImportRecord = {
  readonly row: SourceRow;
  readonly externalId: string;
  readonly parsed: ParsedInput;
  readonly children: Readonly<Record<string, readonly SourceRow[]>>;
};
export type ReadOutcome =
  | { readonly kind: "record"; readonly record: ImportRecord }
  | { readonly kind: "failed"; readonly problems: readonly ImportProblem[] };

export type ReadContext = {
  readonly catalog: Catalog;
  readonly companyCurrency: string;
  readonly childRows: (child: ChildStep, key: string) => readonly SourceRow[];
};

const failed = (problems: readonly ImportProblem[]): ReadOutcome => ({ kind: "failed", problems });

/** Where a child row of a record stands; `row` counts from 1. */
export function childPlace(step: ImportStep, children: ImportRecord["children"], externalId: string) {
  return (row: number): Place | undefined => {
    for (const child of step.children) {
      const source = children[child.key]?.[row - 1];
      if (source !== undefined) return { file: child.file.path, line: source.line, externalId };
    }
    return undefined;
  };
}

/** Turn a row and its child rows into a record, or name everything that is wrong with them. */
export function readRecord(
  step: ImportStep,
  row: SourceRow,
  externalId: string,
  context: ReadContext,
): ReadOutcome {
  const place: Place = { file: step.file.path, line: row.line, externalId };
  const problems: ImportProblem[] = [];
  const input: Record<string, unknown> = { external_id: externalId };
  readFields(step.fields, row, input, place, problems);
  const children: Record<string, readonly SourceRow[]> = {};
  for (const child of step.children) {
    const key = evaluated(() => child.equals(row), child.key, place, problems);
    const rows = key === undefined || key === "" ? [] : context.childRows(child, key);
    children[child.key] = rows;
    input[child.key] = rows.map((childRow) => readChild(child, childRow, externalId, problems));
  }
  try {
    const parsed = parseInput(step.object, input, {
      catalog: context.catalog,
      role: "admin",
      companyCurrency: context.companyCurrency,
      trusted: false,
    });
    return problems.length > 0
      ? failed(problems)
      : { kind: "record", record: { row, externalId, parsed, children } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failed([...problems, ...refusalProblems(error, place, childPlace(step, children, externalId))]);
  }
}

function readChild(
  child: ChildStep,
  row: SourceRow,
  externalId: string,
  problems: ImportProblem[],
): Record<string, unknown> {
  const place: Place = { file: child.file.path, line: row.line, externalId };
  const input: Record<string, unknown> = {};
  if (row.fault !== undefined) problems.push(rowProblem(place, row.fault));
  else readFields(child.fields, row, input, place, problems);
  return input;
}

function readFields(
  fields: readonly FieldReader[],
  row: SourceRow,
  input: Record<string, unknown>,
  place: Place,
  problems: ImportProblem[],
): void {
  for (const reader of fields) {
    try {
      const value = reader.evaluate(row);
      input[reader.key] = value === "" ? null : reader.field.kind === "ref" ? { external_id: value } : value;
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      problems.push(faultProblem(error, reader, place));
    }
  }
}

const faultProblem = (fault: ExpressionFault, reader: FieldReader, place: Place): ImportProblem =>
  fieldProblem(place, {
    field: reader.key,
    label: reader.field.label,
    value: fault.value,
    expected: fault.expected,
  });

function evaluated(
  evaluate: () => string,
  name: string,
  place: Place,
  problems: ImportProblem[],
): string | undefined {
  try {
    return evaluate();
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    problems.push(
      rowProblem(
        place,
        { zh: `${name}：应为${error.expected.zh}`, en: `${name}: expected ${error.expected.en}` },
        error.value,
      ),
    );
    return undefined;
  }
}
