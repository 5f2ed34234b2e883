import { isDay } from "../../engine/calendar/index.ts";
import {
  formatDecimalTrimmed,
  negateDecimal,
  parseDecimal,
  roundDecimal,
} from "../../engine/decimal/index.ts";
import type { Text } from "../../kernel/text.ts";
import type { Condition, Expression } from "./expression.ts";
import { mappingRefusal } from "./mapping-reader.ts";
import type { SourceHead, SourceRow } from "./source-rows.ts";

/** Makes a value from a row; empty is "". Throws an ExpressionFault where the row's value is not what it should be. */
export type Evaluate = (row: SourceRow) => string;
export type Holds = (row: SourceRow) => boolean;

/** A value of the row that an expression cannot use. */
export class ExpressionFault extends Error {
  readonly value: string;
  readonly expected: Text;

  constructor(value: string, expected: Text) {
    super(expected.en);
    this.value = value;
    this.expected = expected;
  }
}

/** Rows of a joined file by their key; `repeated` are keys that more than one row has. */
export type Lookup = {
  readonly head: SourceHead;
  readonly rows: ReadonlyMap<string, SourceRow>;
  readonly repeated: ReadonlySet<string>;
};

export type Join = Extract<Expression, { kind: "join" }>;

/** What expressions are compiled against: the columns of their row, and the joined files by join. */
export type ExpressionScope = {
  readonly head: SourceHead;
  readonly headOf: (file: string) => SourceHead;
  /** Filled before the first row is evaluated. */
  readonly lookupOf: (join: Join) => Lookup;
};

/** @throws Refusal import.mapping where a column is missing or stands twice in its file */
export function compileExpression(expression: Expression, scope: ExpressionScope): Evaluate {
  switch (expression.kind) {
    case "column": {
      const index = columnIndex(scope.head, expression.name, expression.place);
      return (row) => (row.cells[index] ?? "").trim();
    }
    case "constant":
      return () => expression.value;
    case "template":
      return compileTemplate(expression, scope);
    case "map":
      return compileMap(expression, scope);
    case "join":
      return compileJoin(expression, scope);
    case "first": {
      const parts = expression.of.map((part) => compileExpression(part, scope));
      return (row) => {
        for (const part of parts) {
          const value = part(row);
          if (value !== "") return value;
        }
        return "";
      };
    }
    case "cut": {
      const of = compileExpression(expression.of, scope);
      return (row) => of(row).slice(0, expression.length).trim();
    }
    case "day":
      return compileDay(expression, scope);
    case "decimal":
      return compileDecimal(expression, scope);
  }
}

export function columnIndex(head: SourceHead, name: string, place: string): number {
  const index = head.columns.indexOf(name);
  if (index === -1)
    throw mappingRefusal(place, {
      zh: `文件 ${head.file} 没有列“${name}”，现有：${head.columns.join("、")}`,
      en: `file ${head.file} has no column “${name}”; there are ${head.columns.join(", ")}`,
    });
  if (head.columns.indexOf(name, index + 1) !== -1)
    throw mappingRefusal(place, {
      zh: `文件 ${head.file} 的表头（第 1 行）中“${name}”出现了两次，请改名后再导入`,
      en: `“${name}” stands twice in the head (line 1) of file ${head.file}; rename one of them`,
    });
  return index;
}

/** A template of which any column is empty is empty: half an id is no id. */
function compileTemplate(
  expression: Extract<Expression, { kind: "template" }>,
  scope: ExpressionScope,
): Evaluate {
  const parts = expression.parts.map((part) =>
    typeof part === "string" ? part : compileExpression(part, scope),
  );
  return (row) => {
    let text = "";
    for (const part of parts) {
      if (typeof part === "string") {
        text += part;
        continue;
      }
      const value = part(row);
      if (value === "") return "";
      text += value;
    }
    return text;
  };
}

function compileMap(expression: Extract<Expression, { kind: "map" }>, scope: ExpressionScope): Evaluate {
  const of = compileExpression(expression.of, scope);
  const otherwise =
    expression.otherwise === undefined ? undefined : compileExpression(expression.otherwise, scope);
  const { values } = expression;
  return (row) => {
    const value = of(row);
    const mapped = values.get(value);
    if (mapped !== undefined) return mapped;
    if (otherwise !== undefined) return otherwise(row);
    if (value === "") return "";
    const known = [...values.keys()].slice(0, 20);
    throw new ExpressionFault(value, {
      zh: `映射表中的值：${known.join("、")}`,
      en: `a value of the map: ${known.join(", ")}`,
    });
  };
}

function compileJoin(expression: Join, scope: ExpressionScope): Evaluate {
  const equals = compileExpression(expression.equals, scope);
  const joinedHead = scope.headOf(expression.file);
  const take = compileExpression(expression.take, { ...scope, head: joinedHead });
  compileExpression(expression.on, { ...scope, head: joinedHead });
  let lookup: Lookup | undefined;
  return (row) => {
    const key = equals(row);
    if (key === "") return "";
    lookup ??= scope.lookupOf(expression);
    if (lookup.repeated.has(key))
      throw new ExpressionFault(key, {
        zh: `在 ${joinedHead.file} 中只出现一次的值`,
        en: `a value that stands once in ${joinedHead.file}`,
      });
    const joined = lookup.rows.get(key);
    if (joined === undefined) return "";
    if (joined.fault === undefined) return take(joined);
    throw new ExpressionFault(key, {
      zh: `${joinedHead.file} 第 ${joined.line} 行可读（${joined.fault.zh}）`,
      en: `a readable line ${joined.line} of ${joinedHead.file} (${joined.fault.en})`,
    });
  };
}

const isoLike = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/;

function compileDay(expression: Extract<Expression, { kind: "day" }>, scope: ExpressionScope): Evaluate {
  const of = compileExpression(expression.of, scope);
  const read = expression.format === "" ? readIsoDay : dayReader(expression.format);
  const example = expression.format === "" ? "2026-03-31" : expression.format;
  return (row) => {
    const value = of(row);
    if (value === "") return "";
    const day = read(value);
    if (day === null)
      throw new ExpressionFault(value, { zh: `日期，如 ${example}`, en: `a day such as ${example}` });
    return day;
  };
}

function readIsoDay(text: string): string | null {
  const found = isoLike.exec(text);
  return found === null ? null : dayFrom(found[1] ?? "", found[2] ?? "", found[3] ?? "");
}

function dayFrom(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(text) ? text : null;
}

/** "DD/MM/YY" → a reader of such days. Years of two digits: 70 to 99 are 19xx, the others 20xx. */
function dayReader(format: string): (text: string) => string | null {
  const pattern = format
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/YYYY|YY|MM?|DD?/g, (part) =>
      part === "YYYY"
        ? "(?<y>\\d{4})"
        : part === "YY"
          ? "(?<y>\\d{2})"
          : part.startsWith("M")
            ? "(?<m>\\d{1,2})"
            : "(?<d>\\d{1,2})",
    );
  const reader = new RegExp(`^${pattern}(?:[T\\s].*)?$`);
  return (text) => {
    const { y = "", m = "", d = "" } = reader.exec(text)?.groups ?? {};
    const year = y.length === 2 ? `${Number(y) >= 70 ? "19" : "20"}${y}` : y;
    return dayFrom(year, m, d);
  };
}

function compileDecimal(
  expression: Extract<Expression, { kind: "decimal" }>,
  scope: ExpressionScope,
): Evaluate {
  const of = compileExpression(expression.of, scope);
  const { thousands, point, round, negate } = expression;
  return (row) => {
    const written = of(row);
    if (written === "") return "";
    const ungrouped = thousands === "" ? written : written.replaceAll(thousands, "");
    const parsed = parseDecimal((point === "." ? ungrouped : ungrouped.replace(point, ".")).trim());
    if (parsed === null)
      throw new ExpressionFault(written, { zh: "数字，如 12.5", en: "a number such as 12.5" });
    const rounded = round === undefined || parsed.scale <= round ? parsed : roundDecimal(parsed, round);
    return formatDecimalTrimmed(negate ? negateDecimal(rounded) : rounded);
  };
}

export function compileCondition(condition: Condition, scope: ExpressionScope): Holds {
  switch (condition.kind) {
    case "equals": {
      const value = compileExpression(condition.value, scope);
      return (row) => condition.values.has(value(row));
    }
    case "empty": {
      const value = compileExpression(condition.value, scope);
      return (row) => (value(row) === "") === condition.empty;
    }
    case "not": {
      const part = compileCondition(condition.part, scope);
      return (row) => !part(row);
    }
    case "all":
    case "any": {
      const parts = condition.parts.map((part) => compileCondition(part, scope));
      return condition.kind === "all"
        ? (row) => parts.every((part) => part(row))
        : (row) => parts.some((part) => part(row));
    }
  }
}
