import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import { type JsonSchema, kindOf } from "../../kernel/kinds/index.ts";
import { allFields, type ObjectDeclaration } from "../../kernel/object.ts";

export const pascalName = (name: string): string =>
  name
    .split("_")
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
    .join("");
export const schemaRef = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
export const object = (properties: JsonSchema, required: readonly string[] = []): JsonSchema => ({
  type: "object",
  properties,
  ...(required.length === 0 ? {} : { required }),
});
export const list = (items: JsonSchema): JsonSchema => ({ type: "array", items });
export const text: JsonSchema = { type: "string" };
export const integer: JsonSchema = { type: "integer" };
export const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: "null" }] });

/** Shapes that many routes share. */
export const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
  Money: {
    ...object({ amount: { type: "string", description: "plain decimal, exact" }, currency: text }, [
      "amount",
      "currency",
    ]),
    description: "An amount with its currency",
  },
  Reference: {
    anyOf: [
      object({ id: { type: "string", format: "uuid" }, title: nullable(text) }, ["id"]),
      object({ external_id: text }, ["external_id"]),
      text,
    ],
    description: "A link: read as {id, title}; given as an id, {id} or {external_id}",
  },
  Problem: object({
    type: text,
    title: text,
    status: integer,
    detail: { type: "string", description: "a sentence in the user's language" },
    code: { type: "string", description: "stable code of the refusal" },
    problems: list(
      object({ field: text, label: text, value: {}, expected: text, row: integer, message: text }),
    ),
    values: { type: "object" },
  }),
  Predicate: {
    type: "object",
    description: 'The filter language: {"field","op","value"}, {"and":[…]}, {"or":[…]}, {"not":…}',
  },
};

/** A record as read. Fields that a role may not see are absent. */
export function recordSchema(catalog: Catalog, declaration: ObjectDeclaration): JsonSchema {
  const fields = Object.entries(allFields(declaration)).map(([key, field]) => [
    key,
    { ...nullable(kindOf(field).jsonSchema(field)), title: field.label.en, description: field.label.zh },
  ]);
  const children = Object.entries(declaration.children ?? {}).map(([key, child]) => [
    key,
    list(schemaRef(pascalName(objectNamed(catalog, child.object).name))),
  ]);
  return {
    type: "object",
    title: declaration.label.en,
    description: declaration.description.en,
    properties: { id: { type: "string", format: "uuid" }, ...Object.fromEntries([...fields, ...children]) },
    required: ["id"],
  };
}

/** A record as given. */
export function inputSchema(catalog: Catalog, declaration: ObjectDeclaration, change: boolean): JsonSchema {
  const fields = Object.entries(allFields(declaration)).filter(
    ([, field]) => field.readOnly !== true && !(change && field.frozen === true),
  );
  const required = change
    ? ["version"]
    : fields
        .filter(
          ([, field]) => field.required === true && !("default" in field && field.default !== undefined),
        )
        .map(([key]) => key);
  const children = Object.entries(declaration.children ?? {}).map(([key, child]) => [
    key,
    list(schemaRef(`${pascalName(objectNamed(catalog, child.object).name)}Input`)),
  ]);
  return {
    type: "object",
    properties: {
      ...(change ? { version: integer } : {}),
      ...Object.fromEntries(fields.map(([key, field]) => [key, nullable(kindOf(field).jsonSchema(field))])),
      ...Object.fromEntries(children),
    },
    // What the rules fill where it is left out (currency, price) is not demanded here.
    ...(required.length === 0
      ? {}
      : { required: required.filter((key) => !["currency", "unit_price"].includes(key)) }),
    additionalProperties: false,
  };
}
