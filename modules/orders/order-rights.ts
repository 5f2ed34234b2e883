import { rightsOf } from "../../kernel/rights.ts";

/** Orders belong to their seller; his manager sees and keeps the team's. Only finance and operations delete. */
export const orderRights = rightsOf({
  director: ["all", "all", null],
  sales_ops: "all",
  manager: ["team", "team", null],
  rep: ["own", "own", null],
  finance: "all",
  service: ["all", null],
  channel: ["own", "own", null],
  auditor: ["all", null],
  admin: "all",
});
