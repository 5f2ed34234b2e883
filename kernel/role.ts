import type { Text } from "./text.ts";

/** The roles of a workspace. A user and an API key carry exactly one. */
export const roles = [
  "director",
  "sales_ops",
  "manager",
  "rep",
  "finance",
  "service",
  "channel",
  "auditor",
  "admin",
] as const;
export type Role = (typeof roles)[number];

export const roleLabels: Readonly<Record<Role, Text>> = {
  director: { zh: "销售总监", en: "Sales director" },
  sales_ops: { zh: "销售运营", en: "Sales operations" },
  manager: { zh: "销售经理", en: "Sales manager" },
  rep: { zh: "销售代表", en: "Sales rep" },
  finance: { zh: "财务", en: "Finance" },
  service: { zh: "客服", en: "Service" },
  channel: { zh: "渠道", en: "Channel" },
  auditor: { zh: "审计", en: "Auditor" },
  admin: { zh: "管理员", en: "Administrator" },
};

export function isRole(value: unknown): value is Role {
  return typeof value === "string" && (roles as readonly string[]).includes(value);
}
