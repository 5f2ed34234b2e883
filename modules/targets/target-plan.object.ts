import { integer, option, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";

/** A set of targets for a fiscal year. Only active plans count; an archived one stays to compare with. */
export const targetPlan = defineObject({
  name: "target_plan",
  plural: "target_plans",
  label: { zh: "目标方案", en: "Target plan" },
  description: {
    zh: "一个财年的一套目标；只有“执行中”的方案计入达成",
    en: "A set of targets for a fiscal year; only active plans count",
  },
  title: "name",
  ownership: { kind: "shared" },
  rights: rightsOf({
    director: "all",
    sales_ops: "all",
    manager: ["all", null],
    rep: ["all", null],
    finance: ["all", null],
    channel: ["all", null],
    auditor: ["all", null],
    admin: "all",
  }),
  fields: {
    name: text({ label: { zh: "名称", en: "Name" }, required: true, max: 80, search: true }),
    fiscal_year: integer({ label: { zh: "财年", en: "Fiscal year" }, required: true, min: 1990, max: 2200 }),
    status: option({
      label: { zh: "状态", en: "Status" },
      required: true,
      default: "active",
      options: {
        draft: { label: { zh: "草稿", en: "Draft" }, color: "default" },
        active: { label: { zh: "执行中", en: "Active" }, color: "green" },
        archived: { label: { zh: "已归档", en: "Archived" }, color: "orange" },
      },
    }),
    note: text({ label: { zh: "说明", en: "Note" }, format: "lines", max: 2000 }),
  },
  unique: [["name"]],
  list: {
    columns: ["name", "fiscal_year", "status"],
    sort: "-fiscal_year",
    filters: ["status", "fiscal_year"],
  },
  sections: [{ label: { zh: "基本信息", en: "Basics" }, fields: ["name", "fiscal_year", "status", "note"] }],
});
