import { rightsOf } from "../../kernel/rights.ts";

/** Customers belong to their owner; his manager sees and keeps the team's. */
export const customerRights = rightsOf({
  director: "all",
  sales_ops: "all",
  manager: "team",
  rep: ["own", "own", null],
  finance: ["all", null],
  service: ["all", null],
  channel: ["own", "own", null],
  auditor: ["all", null],
  admin: "all",
});
