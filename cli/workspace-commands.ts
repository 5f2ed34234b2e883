import { randomBytes } from "node:crypto";
import { objectNamed } from "../kernel/catalog.ts";
import { roles } from "../kernel/role.ts";
import type { Workspace } from "../kernel/transaction.ts";
import type { App } from "../server/app.server.ts";
import { createApiKey } from "../server/company/api-keys.server.ts";
import { givePassword } from "../server/company/passwords.server.ts";
import {
  createWorkspace,
  listWorkspaces,
  systemActor,
  workspaceNamed,
} from "../server/company/workspaces.server.ts";
import { type Command, exitCodes, type Terminal, WrongUse } from "./command.ts";
import { choiceOption, integerOption } from "./option-values.ts";
import { personNamed } from "./people.ts";
import { withApp } from "./with-app.ts";

export const workspaceOption = {
  value: "W",
  required: true,
  help: { zh: "公司的名称（workspace list 列出）", en: "the workspace's name (see workspace list)" },
} as const;

const passwordBytes = 12;

/** Lines of "name value", one a line. */
const pairs = (terminal: Terminal, values: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(values)) terminal.out(`${name} ${value}`);
};

export const workspaceCreate: Command = {
  name: "workspace create",
  summary: { zh: "新建一家公司", en: "make a workspace, one for each company" },
  positionals: ["W"],
  options: {
    currency: {
      value: "CODE",
      required: true,
      help: { zh: "本位币，建立后不能修改", en: "its own currency; fixed afterwards" },
    },
    "fiscal-start": {
      value: "MONTH",
      help: { zh: "财年起始月份 1–12，默认 1", en: "month in which the fiscal year starts, 1 unless told" },
    },
    pattern: {
      value: "months|4-4-5",
      help: { zh: "财年划分方式，默认 months", en: "how the year is cut, months unless told" },
    },
    title: { value: "T", help: { zh: "公司全称", en: "the company's full name" } },
    "time-zone": {
      value: "Z",
      help: {
        zh: "时区；人民币公司默认 Asia/Shanghai，其他 UTC",
        en: "time zone; Asia/Shanghai for CNY, otherwise UTC, unless told",
      },
    },
    admin: {
      value: "EMAIL",
      help: {
        zh: "同时建立管理员，打印其初始密码",
        en: "also make an administrator and print the first password",
      },
    },
  },
  run: async ({ positionals: [name = ""], options, terminal }) => {
    const currency = (options.currency ?? "").toUpperCase();
    const fiscalStartMonth = integerOption(options, "fiscal-start", 1, 12) ?? 1;
    const fiscalPattern = choiceOption(options, "pattern", ["months", "4-4-5"]) ?? "months";
    return await withApp(terminal, async (app) => {
      const workspace = await createWorkspace(app.database, app.records, {
        name,
        title: options.title ?? name,
        currency,
        timeZone: options["time-zone"] ?? (currency === "CNY" ? "Asia/Shanghai" : "UTC"),
        fiscalStartMonth,
        fiscalPattern,
      });
      pairs(terminal, { workspace: workspace.name });
      if (options.admin !== undefined) await makeAdministrator(app, workspace, options.admin, terminal);
      return exitCodes.ok;
    });
  },
};

async function makeAdministrator(
  app: App,
  workspace: Workspace,
  email: string,
  terminal: Terminal,
): Promise<void> {
  const actor = systemActor(workspace, "command", terminal.locale);
  const user = await app.database.as(actor, (tx) =>
    app.records.create(tx, objectNamed(app.database.catalog, "user"), {
      name: email.split("@")[0] ?? email,
      email,
      role: "admin",
    }),
  );
  const password = newPassword();
  await givePassword(app, actor, user.id, { password });
  pairs(terminal, { admin: email, password });
}

const newPassword = (): string => randomBytes(passwordBytes).toString("base64url");

export const workspaceList: Command = {
  name: "workspace list",
  summary: { zh: "列出所有公司", en: "list the workspaces" },
  positionals: [],
  options: {},
  run: ({ terminal }) =>
    withApp(terminal, async (app) => {
      for (const { name, currency, timeZone, title } of await listWorkspaces(app.database))
        terminal.out([name, currency, timeZone, title].join("\t"));
      return exitCodes.ok;
    }),
};

export const apiKeyCreate: Command = {
  name: "api-key create",
  summary: { zh: "新建 API 密钥，只打印这一次", en: "make an API key; it is printed this once" },
  positionals: [],
  options: {
    workspace: workspaceOption,
    role: {
      value: "ROLE",
      help: { zh: `以角色行事：${roles.join("、")}`, en: `acts with a role: ${roles.join(", ")}` },
    },
    user: {
      value: "ID|EMAIL",
      help: { zh: "以此人行事（外部编号或邮箱）", en: "acts as a person (external id or e-mail)" },
    },
    name: { value: "N", help: { zh: "密钥的名称", en: "what the key is called" } },
  },
  run: async ({ options, terminal }) => {
    if ((options.role === undefined) === (options.user === undefined))
      throw new WrongUse({ zh: "请给出 --role 或 --user 其中之一", en: "give either --role or --user" });
    const role = choiceOption(options, "role", roles);
    return await withApp(terminal, async (app) => {
      const workspace = await workspaceNamed(app.database, options.workspace ?? "");
      const person = options.user === undefined ? null : await personNamed(app, workspace, options.user);
      const { key } = await app.database.as(systemActor(workspace, "command", terminal.locale), (tx) =>
        createApiKey(tx, app.records, {
          name: options.name ?? `attain ${tx.today} ${person?.name ?? role ?? ""}`,
          ...(person === null ? { role } : { user: { id: person.id } }),
        }),
      );
      terminal.out(key);
      return exitCodes.ok;
    });
  },
};

export const userPassword: Command = {
  name: "user password",
  summary: { zh: "为人员设置密码", en: "give a person a password" },
  positionals: ["EMAIL"],
  options: {
    workspace: workspaceOption,
    stdin: {
      help: {
        zh: "从标准输入读取密码，否则随机生成并打印",
        en: "read it from standard input; otherwise one is made and printed",
      },
    },
  },
  run: async ({ positionals: [email = ""], options, terminal }) => {
    const given = options.stdin === undefined ? null : (await terminal.readInput()).replace(/\r?\n$/, "");
    return await withApp(terminal, async (app) => {
      const workspace = await workspaceNamed(app.database, options.workspace ?? "");
      const person = await personNamed(app, workspace, email);
      const password = given ?? newPassword();
      await givePassword(app, systemActor(workspace, "command", terminal.locale), person.id, { password });
      if (given === null) terminal.out(password);
      return exitCodes.ok;
    });
  },
};
