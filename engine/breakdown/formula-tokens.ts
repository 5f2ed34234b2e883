import type { FormulaProblemCode, FormulaReference } from "./formula-types.ts";

/** A piece of a formula and its place in the text. */
export type Token = { readonly at: number; readonly length: number } & (
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "reference"; readonly name: FormulaReference }
  | { readonly kind: "operator"; readonly text: string }
  | { readonly kind: "scale"; readonly exponent: number }
  | { readonly kind: "open" | "close" }
  | { readonly kind: "problem"; readonly code: FormulaProblemCode }
);

const NAMES: ReadonlyMap<string, FormulaReference> = new Map([
  ["上年", "prior"],
  ["prior", "prior"],
  ["计算值", "computed"],
  ["computed", "computed"],
  ["父级", "parent"],
  ["上级", "parent"],
  ["parent", "parent"],
]);

const SCALES: ReadonlyMap<string, number> = new Map([
  ["万", 4],
  ["亿", 8],
  ["k", 3],
  ["m", 6],
  ["b", 9],
  ["%", -2],
]);

const SAME: ReadonlyMap<string, string> = new Map([
  ["−", "-"],
  ["–", "-"],
  ["×", "*"],
  ["÷", "/"],
  ["。", "."],
  ["，", ","],
  ["\u3000", " "],
]);

/** Full-width forms (U+FF01 to U+FF5E) and other ways to write a character, one for one, so that places stay. */
function plainForm(text: string): string {
  return text.replace(/[\uff01-\uff5e−–×÷。，\u3000]/g, (character) => {
    const same = SAME.get(character);
    return same ?? String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  });
}

const NUMBER = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/;
const NUMBER_LIKE = /^[\d.,]+/;
const WORD = /^(?:[a-z_]+|[\u4e00-\u9fff]+)/i;
const OPERATORS = "+-*/";

function numberToken(rest: string, at: number): Token {
  const like = NUMBER_LIKE.exec(rest)?.[0] ?? "";
  const exact = NUMBER.exec(rest)?.[0] ?? "";
  if (exact.length !== like.length) return { kind: "problem", code: "bad_number", at, length: like.length };
  return { kind: "number", text: exact.replaceAll(",", ""), at, length: exact.length };
}

/** Scales follow each other without a space ("1.2万亿"), so that a word made of scales alone is several tokens. */
function wordTokens(word: string, at: number): Token[] {
  const name = NAMES.get(word.toLowerCase());
  if (name !== undefined) return [{ kind: "reference", name, at, length: word.length }];
  const scales = [...word].map((character, index): Token | null => {
    const exponent = SCALES.get(character.toLowerCase());
    return exponent === undefined ? null : { kind: "scale", exponent, at: at + index, length: 1 };
  });
  const known = scales.filter((token) => token !== null);
  if (known.length === scales.length) return known;
  return [{ kind: "problem", code: "unknown_name", at, length: word.length }];
}

function tokensAt(rest: string, at: number): { tokens: Token[]; length: number } {
  const first = rest[0] ?? "";
  if (/\s/.test(first)) return { tokens: [], length: 1 };
  if (/[\d.,]/.test(first)) {
    const token = numberToken(rest, at);
    return { tokens: [token], length: token.length };
  }
  const word = WORD.exec(rest)?.[0];
  if (word !== undefined) return { tokens: wordTokens(word, at), length: word.length };
  if (OPERATORS.includes(first))
    return { tokens: [{ kind: "operator", text: first, at, length: 1 }], length: 1 };
  if (first === "(" || first === ")") {
    return { tokens: [{ kind: first === "(" ? "open" : "close", at, length: 1 }], length: 1 };
  }
  if (first === "%") return { tokens: [{ kind: "scale", exponent: -2, at, length: 1 }], length: 1 };
  return { tokens: [{ kind: "problem", code: "unknown_character", at, length: 1 }], length: 1 };
}

/** Cuts a formula into tokens; the leading "=" is left out. What is not understood is a token too, with its place. */
export function readTokens(text: string): Token[] {
  const plain = plainForm(text);
  const start = /^\s*=/.exec(plain)?.[0].length ?? 0;
  const tokens: Token[] = [];
  for (let at = start; at < plain.length; ) {
    const found = tokensAt(plain.slice(at), at);
    tokens.push(...found.tokens);
    at += found.length;
  }
  return tokens;
}
