import { dayOfInstant } from "../../engine/calendar/index.ts";
import { objectNamed } from "../../kernel/catalog.ts";
import type { Workspace } from "../../kernel/transaction.ts";
import {
  type DemoCompany,
  demoLoadOrder,
  demoSeed,
  demoSignInAccounts,
  generateDemoCompany,
} from "../../modules/demo/index.ts";
import type { App } from "../app.server.ts";
import { createWorkspace, listWorkspaces, systemActor } from "../company/workspaces.server.ts";
import { demoPassword, demoWorkspaceName } from "./demo-sign-ins.server.ts";

const timeZone = "Asia/Shanghai";
const batchSize = 1_000;

/**
 * Fill the demo company where there is no workspace yet. Says what it did, one line a step. A filling that was cut off
 * is taken away and begun anew: half a demo company would show wrong numbers.
 */
export async function fillDemo(app: App, onProgress: (line: string) => void): Promise<boolean> {
  const { database } = app;
  await removeHalfFilled(database);
  if ((await listWorkspaces(database)).length > 0) return false;
  onProgress("正在生成演示公司（约 10 秒）… Filling the demo company (about 10 seconds) …");
  await database.owner.query(
    "insert into attain.state (name, value) values ('demo', 'filling') on conflict (name) do update set value = excluded.value",
  );
  const company = generateDemoCompany({ seed: demoSeed, today: dayOfInstant(database.now(), timeZone) });
  const workspace = await createWorkspace(database, app.records, {
    name: demoWorkspaceName,
    title: company.title,
    currency: company.currency,
    timeZone,
    fiscalStartMonth: company.fiscal_start_month,
    fiscalPattern: "months",
    demo: true,
  });
  for (const object of demoLoadOrder)
    await loadObject(app, workspace, object, newRows(object, company, workspace.currency));
  for (const account of demoSignInAccounts)
    await app.signIn.createIdentity({ email: account.email, name: account.name, password: demoPassword });
  await database.owner.query("analyze");
  await database.owner.query("update attain.state set value = 'filled' where name = 'demo'");
  onProgress(
    `演示公司已就绪：${company.records.order.length} 张订单、${company.records.account.length} 个客户。 The demo company is ready.`,
  );
  return true;
}

async function removeHalfFilled(database: App["database"]): Promise<void> {
  const state = await database.owner.query<{ value: string }>(
    "select value from attain.state where name = 'demo'",
  );
  if (state.rows[0]?.value === "filling") await database.owner.query("delete from workspaces where demo");
}

async function loadObject(
  app: App,
  workspace: Workspace,
  object: string,
  rows: readonly unknown[],
): Promise<void> {
  const declaration = objectNamed(app.database.catalog, object);
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = rows.slice(start, start + batchSize);
    await app.database.as(systemActor(workspace, "demo"), (tx) =>
      app.records.createMany(tx, declaration, batch, { trusted: true }),
    );
    // A fresh database knows nothing of its tables yet and would plan the next batch badly.
    if (start === 0 && rows.length > batchSize / 2) await app.database.owner.query("analyze");
  }
}

/** The calendar and the company's own currency were made with the workspace. */
function newRows(
  object: (typeof demoLoadOrder)[number],
  company: DemoCompany,
  companyCurrency: string,
): readonly unknown[] {
  if (object === "fiscal_calendar") return [];
  if (object === "currency") return company.records.currency.filter((row) => row.code !== companyCurrency);
  return company.records[object];
}
