import { type RefusalCode, refusalTable } from "./refusal-table.ts";
import { fillText, type Locale, type Text } from "./text.ts";

/** What is wrong with one field: the sentence names the field, the value and what would be right. */
export type FieldProblem = {
  readonly field: string;
  readonly label: Text;
  readonly value: unknown;
  readonly expected: Text;
  /** Which row of a list of inputs, from 1, where there are several (order lines, import rows). */
  readonly row?: number;
};

/**
 * An expected "no": stable code, HTTP status, a sentence in the user's language. Everything else that is thrown is a
 * bug (crash and log) or an outside failure (retry).
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly FieldProblem[];

  constructor(
    code: RefusalCode,
    values: Readonly<Record<string, unknown>> = {},
    problems: readonly FieldProblem[] = [],
  ) {
    super(fillText(refusalTable[code].text.en, plainValues(values, "en")));
    this.name = "Refusal";
    this.code = code;
    this.values = values;
    this.problems = problems;
  }

  get status(): number {
    return refusalTable[this.code].status;
  }
}

/** The sentence of a refusal in the user's language. */
export function refusalSentence(refusal: Refusal, locale: Locale): string {
  const sentence = fillText(refusalTable[refusal.code].text[locale], plainValues(refusal.values, locale));
  const problems = refusal.problems.map((problem) => problemSentence(problem, locale));
  return problems.length === 0
    ? sentence
    : `${sentence}${locale === "zh" ? "：" : ": "}${problems.join(locale === "zh" ? "；" : "; ")}`;
}

const problemTemplates: Text = {
  zh: "{row}{label}（{field}）的值“{value}”不对，应为{expected}",
  en: "{row}{label} ({field}): “{value}” is not valid, expected {expected}",
};

/** One field's problem as a sentence: field, value, what would be right. */
export function problemSentence(problem: FieldProblem, locale: Locale): string {
  const rowText =
    problem.row === undefined ? "" : locale === "zh" ? `第 ${problem.row} 行 ` : `row ${problem.row} `;
  return fillText(problemTemplates[locale], {
    row: rowText,
    label: problem.label[locale],
    field: problem.field,
    value: shortValue(problem.value),
    expected: problem.expected[locale],
  });
}

function shortValue(value: unknown): string {
  const text = typeof value === "string" ? value : value === undefined ? "" : (JSON.stringify(value) ?? "");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}

function plainValues(values: Readonly<Record<string, unknown>>, locale: Locale): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isText(value) ? value[locale] : value]),
  );
}
