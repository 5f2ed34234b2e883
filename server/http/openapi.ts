import type { Catalog } from "../../kernel/catalog.ts";
import type { JsonSchema } from "../../kernel/kinds/index.ts";
import { type RefusalCode, refusalTable } from "../../kernel/refusal-table.ts";
import type { Route } from "./route.ts";
import { inputSchema, pascalName, recordSchema, sharedSchemas } from "./schemas.ts";

/** The OpenAPI 3.1 document of the API, written from the same routes and declarations that serve it. */
export function openApiDocument(catalog: Catalog, routes: readonly Route[]): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  return {
    openapi: "3.1.0",
    info: {
      title: "Attain 达成",
      version: "1",
      description:
        "Sales management: record, measure, set targets. Every refusal is application/problem+json with a stable code.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "an API key: att_…" },
        session: { type: "apiKey", in: "cookie", name: "attain.session_token" },
      },
      schemas: { ...sharedSchemas, ...objectSchemas(catalog) },
    },
    "x-refusals": Object.fromEntries(
      Object.entries(refusalTable).map(([code, { status, text }]) => [code, { status, ...text }]),
    ),
  };
}

function objectSchemas(catalog: Catalog): Record<string, JsonSchema> {
  return Object.fromEntries(
    catalog.objects.flatMap((declaration) => {
      const name = pascalName(declaration.name);
      return [
        [name, recordSchema(catalog, declaration)],
        [`${name}Input`, inputSchema(catalog, declaration, false)],
        ...(declaration.parent === undefined
          ? [[`${name}Change`, inputSchema(catalog, declaration, true)] as const]
          : []),
      ] as const;
    }),
  );
}

/** What every guarded route may answer beside its own refusals. */
const always: readonly RefusalCode[] = ["request.too_many", "server.bug", "database.unavailable"];
const guarded: readonly RefusalCode[] = [
  "sign_in.required",
  "sign_in.bad_key",
  "sign_in.no_workspace",
  "right.missing",
  "right.field",
];

function operation(route: Route): JsonSchema {
  const pathParameters = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => ({
    name: match[1] ?? "",
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const queryParameters = (route.query ?? []).map((each) => ({
    name: each.name,
    in: "query",
    required: false,
    description: each.description,
    schema: each.schema,
  }));
  const codes = [
    ...new Set([
      ...(route.refusals ?? []),
      ...(route.right.kind === "public" ? [] : guarded),
      ...(route.body === undefined
        ? []
        : (["input.not_json", "input.too_large", "sign_in.other_site"] as const)),
      ...always,
    ]),
  ];
  return {
    operationId: route.operation,
    tags: [route.tag],
    summary: route.summary.en,
    description: route.summary.zh,
    ...(route.right.kind === "public" ? { security: [] } : {}),
    parameters: [...pathParameters, ...queryParameters],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: route.body } } } }),
    responses: {
      [String(route.status ?? 200)]: {
        description: "done",
        content: { [route.contentType ?? "application/json"]: { schema: route.response } },
      },
      ...refusalResponses(codes),
    },
  };
}

function refusalResponses(codes: readonly RefusalCode[]): Record<string, JsonSchema> {
  const byStatus = Map.groupBy(codes, (code) => String(refusalTable[code].status));
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.join(", "),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}
