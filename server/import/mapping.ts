import { parseDecimal } from "../../engine/decimal/index.ts";
import { type Condition, type Expression, parseCondition, parseExpression } from "./expression.ts";
import {
  anyObjectPart,
  flagPart,
  listPart,
  mappingRefusal,
  objectPart,
  type Part,
  partAt,
  textPart,
} from "./mapping-reader.ts";

/** How the company's own files become records. docs/import.md describes it for people. */
export type Mapping = {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly objects: readonly ObjectMapping[];
};

export type SourceFile = {
  readonly alias: string;
  /** Path inside the import's folder. */
  readonly path: string;
  readonly encoding: string;
  readonly separator: string;
  /** False: quotation marks are ordinary characters. */
  readonly quote: string | false;
  /** Names of the columns of a file without a head line. */
  readonly columns: readonly string[] | undefined;
};

export type FieldMappings = ReadonlyMap<string, Expression>;

export type ObjectMapping = {
  readonly place: string;
  readonly object: string;
  readonly from: string;
  readonly keep: Condition | undefined;
  /** Rows that repeat an external id belong to the first one and do not count; without it they are faults. */
  readonly distinct: boolean;
  readonly externalId: Expression;
  readonly fields: FieldMappings;
  readonly children: ReadonlyMap<string, ChildMapping>;
  readonly checks: readonly CheckMapping[];
};

export type ChildMapping = {
  readonly place: string;
  readonly from: string;
  /** A child row belongs to the record whose `equals` has the value of its `on`. */
  readonly on: Expression;
  readonly equals: Expression;
  readonly keep: Condition | undefined;
  /** A record without any child row is taken over all the same. */
  readonly optional: boolean;
  readonly fields: FieldMappings;
};

/** A number of the stored record against one that the source states: a difference is named, not refused. */
export type CheckMapping = {
  readonly place: string;
  readonly field: string;
  readonly equals: Expression;
  /** Plain decimal; a greater difference is named. */
  readonly tolerance: string;
  /** The tolerance counts once for each row of these children. */
  readonly times: string | undefined;
};

/** @throws Refusal import.mapping, naming the place in the JSON */
export function parseMapping(json: unknown): Mapping {
  const root = objectPart({ place: "", value: json }, ["$schema", "about", "files", "objects"]);
  const filesPart = partAt(root, "", "files");
  const files = new Map(
    Object.entries(anyObjectPart(filesPart)).map(([alias, value]) => [
      alias,
      parseFile(alias, { place: `files.${alias}`, value }),
    ]),
  );
  const objects = listPart(partAt(root, "", "objects")).map((part) => parseObject(part, files));
  if (objects.length === 0)
    throw mappingRefusal("objects", { zh: "至少需要一个对象", en: "at least one object is needed" });
  return { files, objects };
}

function parseFile(alias: string, part: Part): SourceFile {
  const object =
    typeof part.value === "string"
      ? { file: part.value }
      : objectPart(part, ["file", "encoding", "separator", "quote", "columns"]);
  const at = (key: string): Part => partAt(object, part.place, key);
  const path = textPart(at("file"));
  if (/^([/\\]|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).includes(".."))
    throw mappingRefusal(at("file").place, {
      zh: "文件应在导入文件夹之内",
      en: "a file lies inside the import's folder",
    });
  return {
    alias,
    path,
    encoding: parseEncoding(at("encoding")),
    separator: at("separator").value === undefined ? "," : textPart(at("separator")),
    quote:
      at("quote").value === undefined ? '"' : at("quote").value === false ? false : textPart(at("quote")),
    columns:
      at("columns").value === undefined ? undefined : listPart(at("columns")).map((each) => textPart(each)),
  };
}

function parseEncoding(part: Part): string {
  const name = part.value === undefined ? "utf-8" : textPart(part);
  try {
    return new TextDecoder(name).encoding;
  } catch {
    throw mappingRefusal(part.place, {
      zh: `不认识编码“${name}”，可用 utf-8、gbk、gb18030、utf-16le、big5 等`,
      en: `encoding “${name}” is not known; there are utf-8, gbk, gb18030, utf-16le, big5 and others`,
    });
  }
}

type Files = ReadonlyMap<string, SourceFile>;

function fileName(part: Part, files: Files): string {
  const alias = textPart(part);
  if (files.has(alias)) return alias;
  throw mappingRefusal(part.place, {
    zh: `files 中没有“${alias}”，可用：${[...files.keys()].join("、")}`,
    en: `there is no “${alias}” under files; there are ${[...files.keys()].join(", ")}`,
  });
}

function parseObject(part: Part, files: Files): ObjectMapping {
  const object = objectPart(part, [
    "object",
    "from",
    "keep",
    "distinct",
    "external_id",
    "fields",
    "children",
    "checks",
  ]);
  const at = (key: string): Part => partAt(object, part.place, key);
  const children = at("children");
  return {
    place: part.place,
    object: textPart(at("object")),
    from: fileName(at("from"), files),
    keep: at("keep").value === undefined ? undefined : parseCondition(at("keep")),
    distinct: flagPart(at("distinct")),
    externalId: parseExpression(at("external_id")),
    fields: parseFields(at("fields")),
    children: new Map(
      children.value === undefined
        ? []
        : Object.entries(anyObjectPart(children)).map(([key, value]) => [
            key,
            parseChild({ place: `${children.place}.${key}`, value }, files),
          ]),
    ),
    checks: at("checks").value === undefined ? [] : listPart(at("checks")).map(parseCheck),
  };
}

function parseFields(part: Part): FieldMappings {
  return new Map(
    Object.entries(anyObjectPart(part)).map(([key, value]) => [
      key,
      parseExpression({ place: `${part.place}.${key}`, value }),
    ]),
  );
}

function parseChild(part: Part, files: Files): ChildMapping {
  const object = objectPart(part, ["from", "on", "equals", "keep", "optional", "fields"]);
  const at = (key: string): Part => partAt(object, part.place, key);
  return {
    place: part.place,
    from: fileName(at("from"), files),
    on: parseExpression(at("on")),
    equals: parseExpression(at("equals")),
    keep: at("keep").value === undefined ? undefined : parseCondition(at("keep")),
    optional: flagPart(at("optional")),
    fields: parseFields(at("fields")),
  };
}

function parseCheck(part: Part): CheckMapping {
  const object = objectPart(part, ["field", "equals", "tolerance", "times"]);
  const at = (key: string): Part => partAt(object, part.place, key);
  const tolerance = at("tolerance").value === undefined ? "0" : textPart(at("tolerance"));
  if ((parseDecimal(tolerance)?.units ?? -1n) < 0n)
    throw mappingRefusal(at("tolerance").place, {
      zh: '应为不小于零的小数，如 "0.005"',
      en: 'expected a decimal from zero, such as "0.005"',
    });
  return {
    place: part.place,
    field: textPart(at("field")),
    equals: parseExpression(at("equals")),
    tolerance,
    times: at("times").value === undefined ? undefined : textPart(at("times")),
  };
}
