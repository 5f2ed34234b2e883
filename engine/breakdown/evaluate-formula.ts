import { type Decimal, divideHalfUp, powerOfTen } from "../decimal/index.ts";
import { type Formula, type FormulaProblem, type FormulaReference, FormulaStop } from "./formula-types.ts";

/** Values of the names, in whole currency (yuan, not fen) or pieces; null where there is none. */
export type FormulaReferences = Readonly<Record<FormulaReference, Decimal | null>>;

export type FormulaResult =
  | { readonly ok: true; readonly value: Decimal }
  | { readonly ok: false; readonly problem: FormulaProblem };

/** An exact fraction; the denominator is positive. */
type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

const fraction = (value: Decimal): Fraction => ({
  numerator: value.units,
  denominator: powerOfTen(value.scale),
});

function applyOperator(formula: Formula & { kind: "operation" }, left: Fraction, right: Fraction): Fraction {
  switch (formula.operator) {
    case "+":
    case "-": {
      const other = right.numerator * left.denominator;
      const sum = left.numerator * right.denominator + (formula.operator === "+" ? other : -other);
      return { numerator: sum, denominator: left.denominator * right.denominator };
    }
    case "*":
      return {
        numerator: left.numerator * right.numerator,
        denominator: left.denominator * right.denominator,
      };
    case "/": {
      if (right.numerator === 0n)
        throw new FormulaStop("division_by_zero", formula.right.at, formula.right.length);
      const sign = right.numerator < 0n ? -1n : 1n;
      return {
        numerator: left.numerator * right.denominator * sign,
        denominator: left.denominator * right.numerator * sign,
      };
    }
  }
}

function compute(formula: Formula, references: FormulaReferences): Fraction {
  switch (formula.kind) {
    case "number":
      return fraction(formula.value);
    case "reference": {
      const value = references[formula.name];
      if (value === null) throw new FormulaStop("reference_missing", formula.at, formula.length);
      return fraction(value);
    }
    case "negative": {
      const { numerator, denominator } = compute(formula.operand, references);
      return { numerator: -numerator, denominator };
    }
    case "scaled": {
      const operand = compute(formula.operand, references);
      const power = powerOfTen(Math.abs(formula.exponent));
      return formula.exponent >= 0
        ? { ...operand, numerator: operand.numerator * power }
        : { ...operand, denominator: operand.denominator * power };
    }
    case "operation":
      return applyOperator(formula, compute(formula.left, references), compute(formula.right, references));
  }
}

function roundFraction({ numerator, denominator }: Fraction, scale: number): Decimal {
  return { units: divideHalfUp(numerator * powerOfTen(scale), denominator), scale };
}

/**
 * The formula's value with `scale` digits: computed in exact fractions and rounded once at the end, half away from
 * zero, so that "=上年/3*3" is last year's value. A name without a value and a division by zero are problems with
 * their place.
 */
export function evaluateFormula(
  formula: Formula,
  references: FormulaReferences,
  scale: number,
): FormulaResult {
  try {
    return { ok: true, value: roundFraction(compute(formula, references), scale) };
  } catch (stop) {
    if (stop instanceof FormulaStop) return { ok: false, problem: stop.problem };
    throw stop;
  }
}
