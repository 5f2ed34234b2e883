import { type FieldProblem, problemSentence, type Refusal, refusalSentence } from "../../kernel/refusal.ts";
import type { Locale, Text } from "../../kernel/text.ts";

/** Why a row was not taken over, or what is odd about it: where it stands, the field, the value, what would be right. */
export type ImportProblem = {
  readonly file: string;
  readonly line: number;
  readonly externalId: string;
  readonly field: string;
  readonly value: string;
  readonly sentence: Text;
};

export type Place = { readonly file: string; readonly line: number; readonly externalId: string };

/** A row that cannot be used as a whole. */
export const rowProblem = (place: Place, sentence: Text, value = ""): ImportProblem => ({
  ...place,
  field: "",
  value,
  sentence,
});

export function fieldProblem(place: Place, problem: Omit<FieldProblem, "row">): ImportProblem {
  return {
    ...place,
    field: problem.field,
    value: plain(problem.value),
    sentence: { zh: problemSentence(problem, "zh"), en: problemSentence(problem, "en") },
  };
}

/** A refusal of a record as problems of its row; those of child rows are placed at the child's own line. */
export function refusalProblems(
  refusal: Refusal,
  place: Place,
  childPlace: (row: number) => Place | undefined,
): ImportProblem[] {
  if (refusal.problems.length === 0) {
    const { field, value } = refusal.values;
    return [
      {
        ...place,
        field: plain(field),
        value: plain(value),
        sentence: { zh: refusalSentence(refusal, "zh"), en: refusalSentence(refusal, "en") },
      },
    ];
  }
  return refusal.problems.map(({ row, ...problem }) =>
    fieldProblem((row === undefined ? undefined : childPlace(row)) ?? place, problem),
  );
}

const plain = (value: unknown): string =>
  typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);

/** "SalesOrderHeader.csv 第 12 行（43660）：…" */
export function problemLine(problem: ImportProblem, locale: Locale): string {
  const id = problem.externalId;
  const where =
    locale === "zh"
      ? `${problem.file} 第 ${problem.line} 行${id === "" ? "" : `（${id}）`}：`
      : `${problem.file} line ${problem.line}${id === "" ? "" : ` (${id})`}: `;
  return `${where}${problem.sentence[locale]}`;
}
