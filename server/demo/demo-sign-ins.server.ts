import { demoSignInAccounts } from "../../modules/demo/index.ts";
import type { App } from "../app.server.ts";
import { listWorkspaces } from "../company/workspaces.server.ts";

export const demoWorkspaceName = "demo";
/** Printed at the start and offered on the sign-in page; the demo company holds nothing that is anybody's. */
export const demoPassword = "attain-demo-2026";

/** One-click accounts, only where a demo company is there. */
export async function demoSignIns(
  app: App,
): Promise<
  { email: string; name: string; role: string; password: string; hint: { zh: string; en: string } }[]
> {
  const workspaces = await listWorkspaces(app.database);
  if (!workspaces.some((workspace) => workspace.demo)) return [];
  return demoSignInAccounts.map(({ email, name, role, hint }) => ({
    email,
    name,
    role,
    hint,
    password: demoPassword,
  }));
}
