import type { Decimal } from "../decimal/index.ts";

/** What a formula may name: last year's value, the computed value, the value of the level above. */
export type FormulaReference = "prior" | "computed" | "parent";

/** A formula as a tree. `at` and `length` say where it stands in the text, counted in UTF-16 units. */
export type Formula = { readonly at: number; readonly length: number } & (
  | { readonly kind: "number"; readonly value: Decimal }
  | { readonly kind: "reference"; readonly name: FormulaReference }
  | { readonly kind: "negative"; readonly operand: Formula }
  | { readonly kind: "scaled"; readonly operand: Formula; readonly exponent: number }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Formula;
      readonly right: Formula;
    }
);

export type Operator = "+" | "-" | "*" | "/";

export type FormulaProblemCode =
  | "empty"
  | "too_long"
  | "too_deep"
  | "unknown_character"
  | "unknown_name"
  | "bad_number"
  | "operand_missing"
  | "operator_missing"
  | "parenthesis_open"
  | "parenthesis_unopened"
  | "division_by_zero"
  | "reference_missing";

/** What is wrong and where in the text, for the mark under the cell's input. */
export type FormulaProblem = {
  readonly code: FormulaProblemCode;
  readonly at: number;
  readonly length: number;
};

export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly problem: FormulaProblem };

/** Carries a problem out of the depth of parser and evaluator; both turn it into an answer. */
export class FormulaStop extends Error {
  readonly problem: FormulaProblem;
  constructor(code: FormulaProblemCode, at: number, length: number) {
    super(code);
    this.problem = { code, at, length };
  }
}
