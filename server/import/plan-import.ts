import { type Decimal, decimal } from "../../engine/decimal/index.ts";
import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import type { Field } from "../../kernel/field.ts";
import { allFields, type ObjectDeclaration } from "../../kernel/object.ts";
import {
  compileCondition,
  compileExpression,
  type Evaluate,
  type ExpressionScope,
  type Holds,
  type Join,
  type Lookup,
} from "./compile-expression.ts";
import { type Condition, type Expression, joinsOf, joinsOfCondition } from "./expression.ts";
import type {
  CheckMapping,
  ChildMapping,
  FieldMappings,
  Mapping,
  ObjectMapping,
  SourceFile,
} from "./mapping.ts";
import { mappingRefusal } from "./mapping-reader.ts";
import type { SourceHead } from "./source-rows.ts";

/** One object of the mapping, bound to its declaration and to the columns of its files. */
export type ImportStep = {
  readonly object: ObjectDeclaration;
  readonly file: SourceFile;
  readonly head: SourceHead;
  readonly keep: Holds;
  readonly distinct: boolean;
  readonly externalId: Evaluate;
  readonly fields: readonly FieldReader[];
  readonly children: readonly ChildStep[];
  readonly checks: readonly CheckStep[];
  /** The files that the step looks into; loaded before its first row. */
  readonly joins: readonly Join[];
};

export type FieldReader = { readonly key: string; readonly field: Field; readonly evaluate: Evaluate };

export type ChildStep = {
  readonly key: string;
  readonly object: ObjectDeclaration;
  readonly file: SourceFile;
  readonly head: SourceHead;
  readonly on: Evaluate;
  readonly equals: Evaluate;
  readonly keep: Holds;
  readonly optional: boolean;
  readonly fields: readonly FieldReader[];
};

export type CheckStep = {
  readonly key: string;
  readonly field: Field;
  readonly equals: Evaluate;
  /** What the number is compared with, in words: the column's name. */
  readonly stated: string;
  readonly tolerance: Decimal;
  readonly times: string | undefined;
};

export type Sources = {
  readonly headOf: (alias: string) => SourceHead;
  readonly lookupOf: (join: Join) => Lookup;
};

/** Check the whole mapping against the declarations and the files' heads, before a single record is written. */
export function planImport(mapping: Mapping, catalog: Catalog, sources: Sources): ImportStep[] {
  return mapping.objects.map((each) => planStep(each, mapping, catalog, sources));
}

function fileOf(mapping: Mapping, alias: string): SourceFile {
  const file = mapping.files.get(alias);
  if (file === undefined) throw new Error(`no file "${alias}"`);
  return file;
}

function planStep(step: ObjectMapping, mapping: Mapping, catalog: Catalog, sources: Sources): ImportStep {
  const object = declaredObject(step, catalog);
  const scope = scopeOf(step.from, sources);
  return {
    object,
    file: fileOf(mapping, step.from),
    head: scope.head,
    keep: condition(step.keep, scope),
    distinct: step.distinct,
    externalId: compileExpression(step.externalId, scope),
    fields: planFields(step.fields, object, scope, step.place),
    children: [...step.children].map(([key, child]) =>
      planChild(key, child, object, catalog, scope, mapping, sources),
    ),
    checks: step.checks.map((check) => planCheck(check, object, scope)),
    joins: joinsOfStep(step),
  };
}

function declaredObject(step: ObjectMapping, catalog: Catalog): ObjectDeclaration {
  const importable = catalog.objects.filter((each) => each.parent === undefined);
  const object = importable.find((each) => each.name === step.object);
  if (object !== undefined) return object;
  const names = importable.map((each) => each.name).join(", ");
  throw mappingRefusal(`${step.place}.object`, {
    zh: `没有对象“${step.object}”，可用：${names}`,
    en: `there is no object “${step.object}”; objects are ${names}`,
  });
}

function scopeOf(alias: string, sources: Sources): ExpressionScope {
  return {
    head: sources.headOf(alias),
    headOf: (file) => sources.headOf(file),
    lookupOf: sources.lookupOf,
  };
}

const condition = (keep: Condition | undefined, scope: ExpressionScope): Holds =>
  keep === undefined ? () => true : compileCondition(keep, scope);

function planFields(
  fields: FieldMappings,
  object: ObjectDeclaration,
  scope: ExpressionScope,
  place: string,
): FieldReader[] {
  const known = allFields(object);
  const writable = Object.entries(known).filter(
    ([key, field]) => field.readOnly !== true && key !== "external_id",
  );
  return [...fields].map(([key, expression]) => {
    const field = writable.find(([name]) => name === key)?.[1];
    if (field === undefined) {
      const names = writable.map(([name]) => name).join(", ");
      throw mappingRefusal(
        `${place}.fields.${key}`,
        key in known
          ? {
              zh: `${object.label.zh}的字段“${key}”由系统填写，可用：${names}`,
              en: `field “${key}” of ${object.label.en} is set by the system; fields are ${names}`,
            }
          : {
              zh: `${object.label.zh}没有字段“${key}”，可用：${names}`,
              en: `${object.label.en} has no field “${key}”; fields are ${names}`,
            },
      );
    }
    return { key, field, evaluate: compileExpression(expression, scope) };
  });
}

function planChild(
  key: string,
  child: ChildMapping,
  parent: ObjectDeclaration,
  catalog: Catalog,
  parentScope: ExpressionScope,
  mapping: Mapping,
  sources: Sources,
): ChildStep {
  const declared = parent.children?.[key];
  if (declared === undefined) {
    const names = Object.keys(parent.children ?? {}).join(", ") || "—";
    throw mappingRefusal(child.place, {
      zh: `${parent.label.zh}没有子表“${key}”，可用：${names}`,
      en: `${parent.label.en} has no children “${key}”; there are ${names}`,
    });
  }
  const object = objectNamed(catalog, declared.object);
  const scope = scopeOf(child.from, sources);
  return {
    key,
    object,
    file: fileOf(mapping, child.from),
    head: scope.head,
    on: compileExpression(child.on, scope),
    equals: compileExpression(child.equals, parentScope),
    keep: condition(child.keep, scope),
    optional: child.optional,
    fields: planFields(child.fields, object, scope, child.place),
  };
}

function planCheck(check: CheckMapping, object: ObjectDeclaration, scope: ExpressionScope): CheckStep {
  const field = object.fields[check.field];
  if (field === undefined || !["money", "decimal", "integer", "percent"].includes(field.kind))
    throw mappingRefusal(`${check.place}.field`, {
      zh: `${object.label.zh}没有数字字段“${check.field}”`,
      en: `${object.label.en} has no number field “${check.field}”`,
    });
  if (check.times !== undefined && object.children?.[check.times] === undefined)
    throw mappingRefusal(`${check.place}.times`, {
      zh: `${object.label.zh}没有子表“${check.times}”`,
      en: `${object.label.en} has no children “${check.times}”`,
    });
  return {
    key: check.field,
    field,
    equals: compileExpression(check.equals, scope),
    stated: columnNamed(check.equals) ?? check.place,
    tolerance: decimal(check.tolerance),
    times: check.times,
  };
}

/** The column that an expression of one column is about. */
function columnNamed(expression: Expression): string | undefined {
  switch (expression.kind) {
    case "column":
      return expression.name;
    case "map":
    case "cut":
    case "day":
    case "decimal":
      return columnNamed(expression.of);
    default:
      return undefined;
  }
}

function joinsOfStep(step: ObjectMapping): Join[] {
  const own: Expression[] = [
    step.externalId,
    ...step.fields.values(),
    ...step.checks.map((check) => check.equals),
  ];
  const children = [...step.children.values()];
  return [...own, ...children.flatMap((child) => [child.on, child.equals, ...child.fields.values()])]
    .flatMap(joinsOf)
    .concat(
      [step.keep, ...children.map((child) => child.keep)].flatMap((keep) =>
        keep === undefined ? [] : joinsOfCondition(keep),
      ),
    );
}
