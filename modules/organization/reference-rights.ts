/** Data that everybody reads and sales operations keeps: teams, territories, catalogue, calendars. */
export const referenceRights = {
  director: ["all", null],
  sales_ops: "all",
  manager: ["all", null],
  rep: ["all", null],
  finance: ["all", null],
  service: ["all", null],
  channel: ["all", null],
  auditor: ["all", null],
  admin: "all",
} as const;
