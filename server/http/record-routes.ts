import type { Action, ObjectDeclaration } from "../../kernel/object.ts";
import type { App } from "../app.server.ts";
import { exportRecords } from "../records/export.server.ts";
import { countRecords, groupRecords, listRecords } from "../records/list.server.ts";
import { readChoice, readId, readList, readListQuery, readVersion } from "./read-query.ts";
import type { Parameter, Route, RouteInput } from "./route.ts";
import { integer, list, nullable, object, pascalName, schemaRef, text } from "./schemas.ts";

const limits = { preset: 50, max: 200 };
const filterParameters: readonly Parameter[] = [
  { name: "filter", schema: text, description: "predicate as JSON" },
  { name: "q", schema: text, description: "search words; each must be found" },
  {
    name: "deleted",
    schema: { type: "string", enum: ["only"] },
    description: "deleted records instead of live ones",
  },
];
const sortParameter: Parameter = {
  name: "sort",
  schema: text,
  description: "up to three fields, - for descending: -ordered_on,number",
};

/** The routes that every object has. */
export function recordRoutes(app: App, declaration: ObjectDeclaration): Route[] {
  const { records, database } = app;
  const { catalog } = database;
  const name = pascalName(declaration.name);
  const path = `/api/${declaration.plural}`;
  const base = (action: Action, operation: string, zh: string, en: string) => ({
    operation: `${operation}${name}`,
    tag: declaration.plural,
    summary: { zh: `${zh}${declaration.label.zh}`, en: `${en}: ${declaration.label.en}` },
    right: { kind: "object", object: declaration.name, action } as const,
  });
  const reading = <T>({ actor }: RouteInput, work: Parameters<typeof database.as<T>>[1]): Promise<T> =>
    database.as(actor, work, "read only");
  const id = (input: RouteInput): string => readId(declaration, input.params.id);

  const reads: Route[] = [
    {
      ...base("read", "list", "列出", "List"),
      method: "GET",
      path,
      query: [
        ...filterParameters,
        sortParameter,
        { name: "limit", schema: integer, description: "1 to 200, 50 unless told" },
        { name: "after", schema: text, description: "next of the page before" },
      ],
      response: object({ rows: list(schemaRef(name)), next: nullable(text) }, ["rows", "next"]),
      refusals: ["predicate.invalid", "input.unknown_field", "input.parameter"],
      handle: (input) =>
        reading(input, (tx) => listRecords(tx, catalog, declaration, readListQuery(input.query, limits))),
    },
    {
      ...base("read", "count", "统计", "Count"),
      method: "GET",
      path: `${path}/count`,
      query: filterParameters,
      response: object({ count: integer }, ["count"]),
      handle: (input) =>
        reading(input, async (tx) => ({
          count: await countRecords(tx, catalog, declaration, readListQuery(input.query, limits)),
        })),
    },
    {
      ...base("read", "group", "分组", "Group"),
      method: "GET",
      path: `${path}/group`,
      query: [
        { name: "by", schema: text, description: "the field to group by" },
        { name: "sums", schema: text, description: "number fields to sum, comma separated" },
        ...filterParameters,
      ],
      response: object({ groups: list(object({ value: {}, count: integer, sums: { type: "object" } })) }, [
        "groups",
      ]),
      handle: (input) =>
        reading(input, async (tx) => ({
          groups: await groupRecords(tx, catalog, declaration, {
            ...readListQuery(input.query, limits),
            by: input.query.by ?? "",
            sums: readList(input.query, "sums"),
          }),
        })),
    },
    {
      ...base("export", "export", "导出", "Export"),
      method: "GET",
      path: `${path}/export`,
      query: [
        {
          name: "format",
          schema: { type: "string", enum: ["xlsx", "csv"] },
          description: "xlsx unless told",
        },
        { name: "columns", schema: text, description: "fields, comma separated" },
        ...filterParameters,
        sortParameter,
      ],
      response: { type: "string", format: "binary" },
      contentType: "application/octet-stream",
      refusals: ["export.too_many", "predicate.invalid", "input.unknown_field"],
      handle: async (input) => {
        const format = readChoice(input.query, "format", ["xlsx", "csv"]) ?? "xlsx";
        const file = await reading(input, (tx) =>
          exportRecords(tx, catalog, declaration, {
            ...readListQuery(input.query, limits),
            columns: readList(input.query, "columns"),
            format,
          }),
        );
        input.reply.header("content-type", file.contentType);
        input.reply.header(
          "content-disposition",
          `attachment; filename="${declaration.plural}.${format}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        );
        return file.content;
      },
    },
    {
      ...base("read", "read", "查看", "Read"),
      method: "GET",
      path: `${path}/{id}`,
      response: schemaRef(name),
      refusals: ["record.not_found"],
      handle: (input) => reading(input, (tx) => records.read(tx, declaration, id(input))),
    },
    {
      ...base("read", "history", "历史：", "History"),
      method: "GET",
      path: `${path}/{id}/history`,
      response: object(
        {
          entries: list(
            object({
              version: integer,
              at: text,
              by: nullable(schemaRef("Reference")),
              via: text,
              action: text,
              changes: { type: "object" },
            }),
          ),
        },
        ["entries"],
      ),
      refusals: ["record.not_found"],
      handle: (input) => reading(input, (tx) => records.history(tx, declaration, id(input))),
    },
  ];
  // Children are written with their parent, kept sums by the database: neither has an address to write to.
  if (declaration.parent !== undefined || Object.keys(declaration.rights.create).length === 0) return reads;
  const writes: Route[] = [
    {
      ...base("create", "create", "新建", "Create"),
      method: "POST",
      path,
      status: 201,
      body: schemaRef(`${name}Input`),
      response: schemaRef(name),
      refusals: [
        "input.invalid",
        "input.unknown_field",
        "input.read_only",
        "reference.not_found",
        "record.duplicate",
        "right.scope",
      ],
      handle: (input) => database.as(input.actor, (tx) => records.create(tx, declaration, input.body)),
    },
    {
      ...base("update", "update", "修改", "Change"),
      method: "PATCH",
      path: `${path}/{id}`,
      body: schemaRef(`${name}Change`),
      response: schemaRef(name),
      refusals: [
        "record.not_found",
        "record.conflict",
        "record.version_missing",
        "input.invalid",
        "reference.not_found",
        "right.scope",
      ],
      handle: (input) =>
        database.as(input.actor, (tx) => records.update(tx, declaration, id(input), input.body)),
    },
    {
      ...base("delete", "delete", "删除", "Delete"),
      method: "DELETE",
      path: `${path}/{id}`,
      query: [{ name: "version", schema: integer, description: "the version that was read" }],
      response: object({ id: text }, ["id"]),
      refusals: ["record.not_found", "record.in_use", "record.conflict", "right.scope"],
      handle: (input) =>
        database.as(input.actor, async (tx) => {
          await records.remove(tx, declaration, id(input), readVersion(input.query));
          return { id: id(input) };
        }),
    },
    {
      ...base("delete", "restore", "恢复", "Restore"),
      method: "POST",
      path: `${path}/{id}/restore`,
      response: schemaRef(name),
      refusals: ["record.not_found", "record.duplicate"],
      handle: (input) => database.as(input.actor, (tx) => records.restore(tx, declaration, id(input))),
    },
  ];
  return [...reads, ...writes];
}
