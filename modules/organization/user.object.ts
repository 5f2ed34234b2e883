import { boolean, day, option, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";
import { roleLabels, roles } from "../../kernel/role.ts";

/** A person of the company. Signs in where an identity with the same e-mail exists. */
export const user = defineObject({
  name: "user",
  plural: "users",
  label: { zh: "人员", en: "User" },
  description: { zh: "公司的人员及其角色", en: "The people of the company and their roles" },
  title: "name",
  ownership: { kind: "shared" },
  rights: rightsOf({
    director: ["all", null],
    sales_ops: ["all", null],
    manager: ["all", null],
    rep: ["all", null],
    finance: ["all", null],
    service: ["all", null],
    channel: ["all", null],
    auditor: ["all", null],
    admin: "all",
  }),
  fields: {
    name: text({ label: { zh: "姓名", en: "Name" }, required: true, max: 80, search: true }),
    email: text({
      label: { zh: "邮箱", en: "E-mail" },
      required: true,
      format: "email",
      max: 160,
      search: true,
    }),
    role: option({
      label: { zh: "角色", en: "Role" },
      required: true,
      default: "rep",
      options: Object.fromEntries(roles.map((role) => [role, { label: roleLabels[role] }])),
    }),
    job_title: text({ label: { zh: "职务", en: "Job title" }, max: 80 }),
    phone: text({
      label: { zh: "电话", en: "Phone" },
      format: "phone",
      max: 40,
      maskedFor: ["channel", "service", "auditor"],
    }),
    joined_on: day({ label: { zh: "入职日期", en: "Joined" } }),
    left_on: day({ label: { zh: "离职日期", en: "Left" } }),
    active: boolean({ label: { zh: "在用", en: "Active" }, default: true }),
  },
  unique: [["email"]],
  list: {
    columns: ["name", "email", "role", "job_title", "joined_on", "active"],
    sort: "name",
    filters: ["role", "active"],
  },
  sections: [
    {
      label: { zh: "基本信息", en: "Basics" },
      fields: ["name", "email", "role", "job_title", "phone", "active"],
    },
    { label: { zh: "在职", en: "Employment" }, fields: ["joined_on", "left_on"] },
  ],
});
