import {
  anyObjectPart,
  countPart,
  flagPart,
  listPart,
  mappingRefusal,
  objectPart,
  type Part,
  partAt,
  plainPart,
  textPart,
} from "./mapping-reader.ts";

/**
 * How a value is made from a row of a file. Small on purpose: what cannot be said in it belongs into the file. Nothing
 * in it can run a program or reach outside of the mapping's files.
 */
export type Expression =
  | { readonly kind: "column"; readonly name: string; readonly place: string }
  | { readonly kind: "constant"; readonly value: string }
  | { readonly kind: "template"; readonly parts: readonly (string | Expression)[] }
  | {
      readonly kind: "map";
      readonly of: Expression;
      readonly values: ReadonlyMap<string, string>;
      /** Undefined: a value that the map does not know is a fault of the row. */
      readonly otherwise: Expression | undefined;
    }
  | {
      readonly kind: "join";
      readonly file: string;
      readonly on: Expression;
      readonly equals: Expression;
      readonly take: Expression;
      readonly place: string;
    }
  | { readonly kind: "first"; readonly of: readonly Expression[] }
  | { readonly kind: "cut"; readonly of: Expression; readonly length: number }
  | { readonly kind: "day"; readonly of: Expression; readonly format: string }
  | {
      readonly kind: "decimal";
      readonly of: Expression;
      readonly round: number | undefined;
      readonly thousands: string;
      readonly point: string;
      readonly negate: boolean;
    };

export type Condition =
  | { readonly kind: "equals"; readonly value: Expression; readonly values: ReadonlySet<string> }
  | { readonly kind: "empty"; readonly value: Expression; readonly empty: boolean }
  | { readonly kind: "not"; readonly part: Condition }
  | { readonly kind: "all" | "any"; readonly parts: readonly Condition[] };

const forms = "column, constant, template, map, join, first, cut, day, decimal";

/** @throws Refusal import.mapping */
export function parseExpression(part: Part): Expression {
  if (typeof part.value === "string")
    return { kind: "column", name: textPart(part).trim(), place: part.place };
  const object = anyObjectPart(part);
  const { place } = part;
  const at = (key: string): Part => partAt(object, place, key);
  if ("column" in object) {
    objectPart(part, ["column"]);
    return { kind: "column", name: textPart(at("column")).trim(), place };
  }
  if ("constant" in object) {
    objectPart(part, ["constant"]);
    return { kind: "constant", value: plainPart(at("constant")) };
  }
  if ("template" in object) {
    objectPart(part, ["template"]);
    return parseTemplate(at("template"));
  }
  if ("map" in object) return parseMap(part);
  if ("join" in object) {
    objectPart(part, ["join", "on", "equals", "take"]);
    return {
      kind: "join",
      file: textPart(at("join")),
      on: parseExpression(at("on")),
      equals: parseExpression(at("equals")),
      take: parseExpression(at("take")),
      place,
    };
  }
  if ("first" in object) {
    objectPart(part, ["first"]);
    return { kind: "first", of: listPart(at("first")).map(parseExpression) };
  }
  if ("cut" in object) {
    objectPart(part, ["cut", "length"]);
    return { kind: "cut", of: parseExpression(at("cut")), length: countPart(at("length"), 1_000) };
  }
  if ("day" in object) return parseDay(part);
  if ("decimal" in object) return parseDecimalForm(part);
  throw mappingRefusal(place, {
    zh: `应为列名，或带有其中之一的对象：${forms}`,
    en: `expected a column's name or an object with one of: ${forms}`,
  });
}

/** "SO-{OrderID}" → "SO-", the column OrderID. */
function parseTemplate(part: Part): Expression {
  const template = textPart(part);
  const pieces = template.split(/\{([^{}]*)\}/);
  if (pieces.length < 3 || pieces.some((piece, index) => index % 2 === 0 && /[{}]/.test(piece)))
    throw mappingRefusal(part.place, {
      zh: "模板中应有列名，如 {订单号}-{行号}",
      en: "a template has columns such as {Order}-{Line}",
    });
  return {
    kind: "template",
    parts: pieces.flatMap((piece, index): (string | Expression)[] => {
      if (index % 2 === 1) return [{ kind: "column", name: piece.trim(), place: part.place }];
      return piece === "" ? [] : [piece];
    }),
  };
}

function parseMap(part: Part): Expression {
  const object = objectPart(part, ["map", "of", "otherwise"]);
  const values = partAt(object, part.place, "map");
  const otherwise = partAt(object, part.place, "otherwise");
  return {
    kind: "map",
    of: parseExpression(partAt(object, part.place, "of")),
    values: new Map(
      Object.entries(anyObjectPart(values)).map(([from, to]) => [
        from,
        to === null ? "" : plainPart({ place: `${values.place}.${from}`, value: to }),
      ]),
    ),
    otherwise:
      otherwise.value === undefined
        ? undefined
        : otherwise.value === null
          ? { kind: "constant", value: "" }
          : parseExpression(otherwise),
  };
}

const dayFormat = /^(?:(?:YYYY|YY|MM|M|DD|D)[^A-Za-z0-9]*){3}$/;

function parseDay(part: Part): Expression {
  const object = objectPart(part, ["day", "format"]);
  const format = partAt(object, part.place, "format");
  const written = format.value === undefined ? "" : textPart(format);
  if (
    written !== "" &&
    !(dayFormat.test(written) && /Y/.test(written) && /M/.test(written) && /D/.test(written))
  )
    throw mappingRefusal(format.place, {
      zh: "日期格式由 YYYY、MM、DD 和分隔符组成，如 DD/MM/YYYY",
      en: "a format is made of YYYY, MM, DD and separators, such as DD/MM/YYYY",
    });
  return { kind: "day", of: parseExpression(partAt(object, part.place, "day")), format: written };
}

function parseDecimalForm(part: Part): Expression {
  const object = objectPart(part, ["decimal", "round", "thousands", "point", "negate"]);
  const at = (key: string): Part => partAt(object, part.place, key);
  return {
    kind: "decimal",
    of: parseExpression(at("decimal")),
    round: at("round").value === undefined ? undefined : countPart(at("round"), 12),
    thousands: at("thousands").value === undefined ? "" : textPart(at("thousands")),
    point: at("point").value === undefined ? "." : textPart(at("point")),
    negate: flagPart(at("negate")),
  };
}

/** Which rows count: `{"value": …, "equals": "x"}`, `in`, `empty`, `not`, `all`, `any`. */
export function parseCondition(part: Part): Condition {
  const object = anyObjectPart(part);
  const at = (key: string): Part => partAt(object, part.place, key);
  if ("not" in object) {
    objectPart(part, ["not"]);
    return { kind: "not", part: parseCondition(at("not")) };
  }
  for (const kind of ["all", "any"] as const)
    if (kind in object) {
      objectPart(part, [kind]);
      return { kind, parts: listPart(at(kind)).map(parseCondition) };
    }
  objectPart(part, ["value", "equals", "in", "empty"]);
  const value = parseExpression(at("value"));
  if ("empty" in object) return { kind: "empty", value, empty: flagPart(at("empty")) };
  if ("equals" in object) return { kind: "equals", value, values: new Set([plainPart(at("equals"))]) };
  if ("in" in object) return { kind: "equals", value, values: new Set(listPart(at("in")).map(plainPart)) };
  throw mappingRefusal(part.place, {
    zh: "条件需要 equals、in 或 empty",
    en: "a condition needs equals, in or empty",
  });
}

/** The files that an expression looks into beside its own row, with the key by which it looks. */
export function joinsOf(expression: Expression): Extract<Expression, { kind: "join" }>[] {
  switch (expression.kind) {
    case "column":
    case "constant":
      return [];
    case "template":
      return [];
    case "map":
      return [
        ...joinsOf(expression.of),
        ...(expression.otherwise === undefined ? [] : joinsOf(expression.otherwise)),
      ];
    case "join":
      return [
        expression,
        ...joinsOf(expression.on),
        ...joinsOf(expression.equals),
        ...joinsOf(expression.take),
      ];
    case "first":
      return expression.of.flatMap(joinsOf);
    case "cut":
    case "day":
    case "decimal":
      return joinsOf(expression.of);
  }
}

export function joinsOfCondition(condition: Condition): Extract<Expression, { kind: "join" }>[] {
  switch (condition.kind) {
    case "equals":
    case "empty":
      return joinsOf(condition.value);
    case "not":
      return joinsOfCondition(condition.part);
    case "all":
    case "any":
      return condition.parts.flatMap(joinsOfCondition);
  }
}
