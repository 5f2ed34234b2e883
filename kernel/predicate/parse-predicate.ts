import type { Field, FieldValue } from "../field.ts";
import { kindOf, type Operator, operators } from "../kinds/index.ts";
import { Refusal } from "../refusal.ts";
import type { Text } from "../text.ts";
import type { FieldPath, Predicate } from "./predicate.ts";

/** Finds a field by path and checks that the asker may use it; throws a refusal otherwise. */
export type FieldLookup = (path: string) => { readonly path: FieldPath; readonly field: Field };
/** Turns what people give for a value of a field (an external id of a link, say) into what the kind accepts. */
export type ValueLookup = (field: Field, value: unknown) => unknown;

const limits = { depth: 8, parts: 200, values: 1000 };

const invalid = (zh: string, en: string): Refusal => {
  const reason: Text = { zh, en };
  return new Refusal("predicate.invalid", { reason });
};

/**
 * Check a predicate given as JSON and give it the kinds' values.
 * @throws Refusal predicate.invalid, input.unknown_field, right.field, input.invalid
 */
export function parsePredicate(
  input: unknown,
  lookup: FieldLookup,
  value: ValueLookup = (_field, given) => given,
): Predicate {
  let count = 0;
  const parse = (node: unknown, depth: number): Predicate => {
    count += 1;
    if (depth > limits.depth)
      throw invalid(`嵌套超过 ${limits.depth} 层`, `nested deeper than ${limits.depth}`);
    if (count > limits.parts)
      throw invalid(`条件超过 ${limits.parts} 个`, `more than ${limits.parts} conditions`);
    if (typeof node !== "object" || node === null || Array.isArray(node))
      throw invalid(
        '每个条件应是对象，如 {"field":…,"op":…,"value":…}',
        'each condition is an object such as {"field":…,"op":…,"value":…}',
      );
    if ("and" in node || "or" in node) {
      const key = "and" in node ? "and" : "or";
      const parts = (node as Record<string, unknown>)[key];
      if (!Array.isArray(parts)) throw invalid(`${key} 后应是列表`, `${key} takes a list`);
      return { kind: key, parts: parts.map((part) => parse(part, depth + 1)) };
    }
    if ("not" in node) return { kind: "not", part: parse(node.not, depth + 1) };
    return parseComparison(node as Record<string, unknown>, lookup, value);
  };
  return parse(input, 0);
}

function parseComparison(
  node: Record<string, unknown>,
  lookup: FieldLookup,
  valueLookup: ValueLookup,
): Predicate {
  if (typeof node.field !== "string") throw invalid("缺少 field", "field is missing");
  const { path, field } = lookup(node.field);
  const op = node.op;
  if (!isOperator(op) || !kindOf(field).operators.includes(op))
    throw invalid(
      `字段 ${node.field} 不能用 op “${String(op)}”，可用：${kindOf(field).operators.join("、")}`,
      `field ${node.field} has no op “${String(op)}”; use one of ${kindOf(field).operators.join(", ")}`,
    );
  return {
    kind: "compare",
    path,
    op,
    values: parseValues(node.field, field, op, node.value, valueLookup),
  };
}

function isOperator(op: unknown): op is Operator {
  return typeof op === "string" && (operators as readonly string[]).includes(op);
}

function parseValues(
  name: string,
  field: Field,
  op: Operator,
  given: unknown,
  valueLookup: ValueLookup,
): FieldValue[] {
  if (op === "is_empty" || op === "not_empty") return [];
  const list = op === "in" || op === "not_in" ? given : [given];
  if (!Array.isArray(list)) throw invalid(`${name} 的 ${op} 后应是列表`, `${op} of ${name} takes a list`);
  if (list.length > limits.values)
    throw invalid(`${name} 的值超过 ${limits.values} 个`, `${name} has more than ${limits.values} values`);
  return list.map((value) => {
    // A filter on money compares amounts in the record's own currency; two digits fit all but a few, where the API's amount object says it.
    const kind = kindOf(field);
    const found = valueLookup(field, value);
    const parsed =
      (op === "contains" || op === "starts_with") && kind.parsePart !== undefined
        ? kind.parsePart(found)
        : kind.parse(found, field, { currency: currencyOfInput(value) });
    if (!parsed.ok)
      throw new Refusal("input.invalid", {}, [
        { field: name, label: field.label, value, expected: parsed.expected },
      ]);
    return parsed.value;
  });
}

function currencyOfInput(value: unknown): string {
  const named =
    typeof value === "object" && value !== null && "currency" in value ? value.currency : undefined;
  return typeof named === "string" ? named : "CNY";
}
