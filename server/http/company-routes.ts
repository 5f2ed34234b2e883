import { mayMeasure, objectNamed } from "../../kernel/catalog.ts";
import { allFields } from "../../kernel/object.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { sightOf } from "../../kernel/rights.ts";
import { roleLabels, roles } from "../../kernel/role.ts";
import type { Actor } from "../../kernel/transaction.ts";
import type { App } from "../app.server.ts";
import { createApiKey } from "../company/api-keys.server.ts";
import { changeCompany, readCompany } from "../company/company.server.ts";
import { changeOwnPassword, givePassword } from "../company/passwords.server.ts";
import { calendarOf } from "../company/workspaces.server.ts";
import { demoSignIns } from "../demo/demo-sign-ins.server.ts";
import { saveCells } from "../targets/save-cells.server.ts";
import { workspacesOf } from "./actor.server.ts";
import { readId } from "./read-query.ts";
import type { Route } from "./route.ts";
import { integer, list, object, schemaRef, text } from "./schemas.ts";

/** Routes that belong to no single object: the session, the company, rights, passwords, keys, the target grid. */
export function companyRoutes(app: App): Route[] {
  const { database, records } = app;
  const { catalog } = database;
  return [
    {
      method: "GET",
      path: "/api/health",
      operation: "health",
      tag: "service",
      summary: { zh: "服务是否可用", en: "Whether the service is up" },
      right: { kind: "public", why: "load balancers ask without a session; it says nothing of the data" },
      response: object({ status: text }),
      handle: async () => {
        await database.owner.query("select 1");
        return { status: "ok" };
      },
    },
    {
      method: "GET",
      path: "/api/openapi.json",
      operation: "openapi",
      tag: "service",
      summary: { zh: "本接口的 OpenAPI 文档", en: "The OpenAPI document of this API" },
      right: { kind: "public", why: "the document is public in the repository" },
      response: { type: "object" },
      handle: async () => app.openApi(),
    },
    {
      method: "GET",
      path: "/api/demo-sign-in",
      operation: "demoSignIn",
      tag: "service",
      summary: { zh: "演示公司的登录账号", en: "Sign-in accounts of the demo company" },
      right: {
        kind: "public",
        why: "only the demo company's own accounts, only where a demo company is served",
      },
      response: object({ accounts: list(object({ email: text, name: text, role: text, password: text })) }),
      refusals: ["route.not_found"],
      handle: async ({ request }) => {
        const accounts = await demoSignIns(app);
        if (accounts.length === 0) throw new Refusal("route.not_found", { path: request.url });
        return { accounts };
      },
    },
    {
      method: "GET",
      path: "/api/session",
      operation: "session",
      tag: "session",
      summary: { zh: "我是谁、在哪家公司、能做什么", en: "Who I am, in which workspace, and what I may do" },
      right: { kind: "signed_in" },
      response: object({
        user: {},
        role: text,
        workspace: { type: "object" },
        workspaces: list({ type: "object" }),
        rights: { type: "object" },
        fields: { type: "object" },
        metrics: list(text),
        today: text,
      }),
      handle: async ({ actor }) => await sessionJson(app, actor),
    },
    {
      method: "POST",
      path: "/api/session/password",
      operation: "changePassword",
      tag: "session",
      summary: { zh: "修改自己的密码", en: "Change one's own password" },
      right: { kind: "signed_in" },
      body: object({ current: text, new: text }, ["current", "new"]),
      response: object({ changed: { type: "boolean" } }),
      refusals: ["input.invalid"],
      handle: async ({ actor, body, request }) => await changeOwnPassword(app, actor, body, request.headers),
    },
    {
      method: "GET",
      path: "/api/company",
      operation: "readCompany",
      tag: "company",
      summary: { zh: "公司设置", en: "Settings of the company" },
      right: { kind: "signed_in" },
      response: { type: "object" },
      handle: ({ actor }) => database.as(actor, (tx) => readCompany(tx), "read only"),
    },
    {
      method: "PATCH",
      path: "/api/company",
      operation: "changeCompany",
      tag: "company",
      summary: { zh: "修改公司设置", en: "Change the company's settings" },
      right: { kind: "role", roles: ["admin"] },
      body: object({
        title: text,
        time_zone: text,
        currency: text,
        fiscal_start_month: integer,
        fiscal_pattern: text,
      }),
      response: { type: "object" },
      refusals: ["input.invalid", "input.parameter"],
      handle: async ({ actor, body }) => await changeCompany(app, actor, body),
    },
    {
      method: "GET",
      path: "/api/rights",
      operation: "readRights",
      tag: "company",
      summary: { zh: "角色与权限一览", en: "Roles and their rights" },
      right: { kind: "signed_in" },
      response: { type: "object" },
      handle: async () => ({
        roles: roles.map((role) => ({ name: role, label: roleLabels[role] })),
        objects: catalog.objects.map((declaration) => ({
          name: declaration.name,
          label: declaration.label,
          rights: declaration.rights,
          hidden: fieldRoles(declaration.name, "hidden"),
          masked: fieldRoles(declaration.name, "masked"),
        })),
      }),
    },
    {
      method: "POST",
      path: "/api/users/{id}/password",
      operation: "givePassword",
      tag: "users",
      summary: { zh: "为人员设置密码", en: "Give a user a password" },
      right: { kind: "object", object: "user", action: "update" },
      body: object({ password: text }, ["password"]),
      response: object({ set: { type: "boolean" } }),
      refusals: ["record.not_found", "input.invalid"],
      handle: async ({ actor, params, body }) =>
        await givePassword(app, actor, readId(objectNamed(catalog, "user"), params.id), body),
    },
    {
      method: "POST",
      path: "/api/api_keys",
      operation: "createApiKey",
      tag: "api_keys",
      summary: { zh: "新建 API 密钥；明文只返回这一次", en: "Create an API key; it is shown this once" },
      right: { kind: "object", object: "api_key", action: "create" },
      status: 201,
      body: schemaRef("ApiKeyInput"),
      response: { allOf: [schemaRef("ApiKey"), object({ key: text }, ["key"])] },
      refusals: ["input.invalid", "reference.not_found"],
      handle: ({ actor, body }) =>
        database.as(actor, async (tx) => {
          const { record, key } = await createApiKey(tx, records, body);
          return { ...record, key };
        }),
    },
    {
      method: "PUT",
      path: "/api/target_plans/{id}/cells",
      operation: "saveTargetCells",
      tag: "targets",
      summary: {
        zh: "保存目标表格的单元格，要么全部成功要么都不变",
        en: "Save cells of the target grid, all or none",
      },
      right: { kind: "object", object: "target", action: "update" },
      body: object({ cells: list({ type: "object" }) }, ["cells"]),
      response: object({ saved: integer, removed: integer }),
      refusals: ["record.not_found", "target.plan_locked", "input.invalid", "right.scope"],
      handle: ({ actor, params, body }) =>
        database.as(actor, (tx) =>
          saveCells(tx, records, readId(objectNamed(catalog, "target_plan"), params.id), body),
        ),
    },
  ];

  function fieldRoles(objectName: string, sight: "hidden" | "masked"): Record<string, string[]> {
    const found = Object.entries(allFields(objectNamed(catalog, objectName))).map(
      ([key, field]): [string, string[]] => [key, roles.filter((role) => sightOf(field, role) === sight)],
    );
    return Object.fromEntries(found.filter(([, named]) => named.length > 0));
  }
}

async function sessionJson(app: App, actor: Actor) {
  const { catalog } = app.database;
  return await app.database.as(
    actor,
    async (tx) => {
      const calendar = await calendarOf(tx);
      const user =
        actor.userId === null ? null : await app.records.read(tx, objectNamed(catalog, "user"), actor.userId);
      return {
        user: user === null ? null : { id: user.id, name: user.name, email: user.email, role: user.role },
        role: actor.role,
        workspace: {
          ...companyJson(actor),
          fiscal_start_month: calendar.startMonth,
          fiscal_pattern: calendar.pattern,
        },
        workspaces: await workspacesOf(app, actor),
        rights: Object.fromEntries(
          catalog.objects.map((each) => [
            each.name,
            Object.fromEntries(
              Object.entries(each.rights).flatMap(([action, scopes]) =>
                scopes[actor.role] === undefined ? [] : [[action, scopes[actor.role]]],
              ),
            ),
          ]),
        ),
        fields: Object.fromEntries(
          catalog.objects.map((each) => [
            each.name,
            Object.fromEntries(
              Object.entries(allFields(each)).flatMap(([key, field]) =>
                sightOf(field, actor.role) === "hidden" ? [] : [[key, sightOf(field, actor.role)]],
              ),
            ),
          ]),
        ),
        metrics: catalog.metrics
          .filter((metric) => mayMeasure(catalog, metric, actor.role))
          .map((metric) => metric.key),
        today: tx.today,
      };
    },
    "read only",
  );
}

function companyJson(actor: Actor) {
  const { id, name, title, currency, timeZone, demo } = actor.workspace;
  return { id, name, title, currency, time_zone: timeZone, demo };
}
