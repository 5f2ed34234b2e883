/** The company's own settings: everybody reads them, administrators and finance keep them. */
export const settingsRights = {
  director: ["all", null],
  sales_ops: ["all", null],
  manager: ["all", null],
  rep: ["all", null],
  finance: "all",
  service: ["all", null],
  channel: ["all", null],
  auditor: ["all", null],
  admin: "all",
} as const;
