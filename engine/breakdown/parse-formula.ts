import { parseDecimal } from "../decimal/index.ts";
import { readTokens, type Token } from "./formula-tokens.ts";
import { type Formula, FormulaStop, type Operator, type ParsedFormula } from "./formula-types.ts";

const LONGEST = 200;
const DEEPEST = 40;

type Reader = { readonly tokens: readonly Token[]; readonly end: number; next: number };

const peek = (reader: Reader): Token | undefined => reader.tokens[reader.next];

function operation(operator: Operator, left: Formula, right: Formula): Formula {
  const at = left.at;
  return { kind: "operation", operator, left, right, at, length: right.at + right.length - at };
}

const isOneOf = (token: Token | undefined, operators: string): token is Token & { text: Operator } =>
  token?.kind === "operator" && operators.includes(token.text);

function readSum(reader: Reader, depth: number): Formula {
  let left = readProduct(reader, depth);
  for (let token = peek(reader); isOneOf(token, "+-"); token = peek(reader)) {
    reader.next += 1;
    left = operation(token.text, left, readProduct(reader, depth));
  }
  return left;
}

function readProduct(reader: Reader, depth: number): Formula {
  let left = readSigned(reader, depth);
  for (let token = peek(reader); isOneOf(token, "*/"); token = peek(reader)) {
    reader.next += 1;
    left = operation(token.text, left, readSigned(reader, depth));
  }
  return left;
}

function readSigned(reader: Reader, depth: number): Formula {
  if (depth > DEEPEST) throw new FormulaStop("too_deep", peek(reader)?.at ?? reader.end, 1);
  const token = peek(reader);
  if (!isOneOf(token, "+-")) return readScaled(reader, depth);
  reader.next += 1;
  const operand = readSigned(reader, depth + 1);
  if (token.text === "+") return operand;
  return { kind: "negative", operand, at: token.at, length: operand.at + operand.length - token.at };
}

/** An operand and what follows it: 万, 亿, K, M, B, %. */
function readScaled(reader: Reader, depth: number): Formula {
  let operand = readOperand(reader, depth);
  for (let token = peek(reader); token?.kind === "scale"; token = peek(reader)) {
    reader.next += 1;
    const length = token.at + token.length - operand.at;
    operand = { kind: "scaled", operand, exponent: token.exponent, at: operand.at, length };
  }
  return operand;
}

function readOperand(reader: Reader, depth: number): Formula {
  const token = peek(reader);
  if (token === undefined) throw new FormulaStop("operand_missing", reader.end, 0);
  reader.next += 1;
  const { at, length } = token;
  switch (token.kind) {
    case "number": {
      const value = parseDecimal(token.text);
      if (value === null) throw new FormulaStop("bad_number", at, length);
      return { kind: "number", value, at, length };
    }
    case "reference":
      return { kind: "reference", name: token.name, at, length };
    case "open": {
      const inner = readSum(reader, depth + 1);
      const close = peek(reader);
      if (close === undefined) throw new FormulaStop("parenthesis_open", at, length);
      if (close.kind !== "close") throw new FormulaStop("operator_missing", close.at, close.length);
      reader.next += 1;
      return { ...inner, at, length: close.at + close.length - at };
    }
    case "problem":
      throw new FormulaStop(token.code, at, length);
    default:
      throw new FormulaStop(
        token.kind === "close" && reader.next === 1 ? "parenthesis_unopened" : "operand_missing",
        at,
        length,
      );
  }
}

function readAll(text: string): Formula {
  if (text.length > LONGEST) throw new FormulaStop("too_long", LONGEST, text.length - LONGEST);
  const reader: Reader = { tokens: readTokens(text), end: text.length, next: 0 };
  const wrong = reader.tokens.find((token) => token.kind === "problem");
  if (wrong?.kind === "problem") throw new FormulaStop(wrong.code, wrong.at, wrong.length);
  if (reader.tokens.length === 0) throw new FormulaStop("empty", text.length, 0);
  const formula = readSum(reader, 0);
  const rest = peek(reader);
  if (rest === undefined) return formula;
  throw new FormulaStop(
    rest.kind === "close" ? "parenthesis_unopened" : "operator_missing",
    rest.at,
    rest.length,
  );
}

/**
 * Reads what is typed into a cell: "=上年*1.1", "=prior*1.1", "=(计算值+父级*5%)/2", "1.2万". The leading "=" may be left
 * out. + − × ÷ and their keyboard forms, parentheses, 万 亿 K M B %, full-width characters, commas between thousands;
 * % is a hundredth, as in a spreadsheet. The first problem is returned with its place; nothing is thrown.
 */
export function parseFormula(text: string): ParsedFormula {
  try {
    return { ok: true, formula: readAll(text) };
  } catch (stop) {
    if (stop instanceof FormulaStop) return { ok: false, problem: stop.problem };
    throw stop;
  }
}
