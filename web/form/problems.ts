import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { ProblemJson } from "../api/errors.ts";
import type { FieldProblems } from "./draft.ts";

/** "lines.product", "lines[0].product" and "product" of row 1 all mean the field of a line. */
const lastPart = (field: string): string => field.split(".").at(-1) ?? field;

/** Put the server's problems beside the fields they are about; the rest is said above the form. */
export function placeProblems(
  object: ObjectDeclaration,
  keys: readonly string[],
  problems: readonly ProblemJson[],
  /** Beside its field a problem need not name the field again. */
  beside: (problem: ProblemJson) => string = (problem) => problem.message,
): FieldProblems {
  const childKeys = Object.keys(object.children ?? {});
  const fields: Record<string, string> = {};
  const rows: Record<string, Record<number, Record<string, string>>> = {};
  const others: string[] = [];
  for (const problem of problems) {
    const child = childKeys.find((key) => problem.field.startsWith(key)) ?? childKeys[0];
    if (problem.row !== undefined && child !== undefined) {
      const index = problem.row - 1;
      const ofRow = { ...rows[child]?.[index], [lastPart(problem.field)]: beside(problem) };
      rows[child] = { ...rows[child], [index]: ofRow };
    } else if (keys.includes(problem.field)) fields[problem.field] = beside(problem);
    else others.push(problem.message);
  }
  return { fields, rows, others };
}
