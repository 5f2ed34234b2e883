import { integer, option, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";
import { settingsRights } from "./settings-rights.ts";

/** How the company cuts its years. A workspace has one; it is made with the workspace. */
export const fiscalCalendar = defineObject({
  name: "fiscal_calendar",
  plural: "fiscal_calendars",
  label: { zh: "财年日历", en: "Fiscal calendar" },
  description: {
    zh: "财年从哪个月开始，按自然月还是 4-4-5 周划分",
    en: "In which month the year starts, and whether it is cut in months or 4-4-5 weeks",
  },
  title: "name",
  ownership: { kind: "shared" },
  rights: rightsOf(settingsRights),
  fields: {
    name: text({ label: { zh: "名称", en: "Name" }, required: true, max: 80 }),
    start_month: integer({
      label: { zh: "起始月份", en: "Start month" },
      required: true,
      min: 1,
      max: 12,
      default: 1,
    }),
    pattern: option({
      label: { zh: "划分方式", en: "Pattern" },
      required: true,
      default: "months",
      options: {
        months: { label: { zh: "自然月", en: "Calendar months" } },
        "4-4-5": { label: { zh: "4-4-5 周", en: "4-4-5 weeks" } },
      },
    }),
  },
  unique: [["name"]],
  list: { columns: ["name", "start_month", "pattern"], sort: "name" },
  sections: [{ label: { zh: "基本信息", en: "Basics" }, fields: ["name", "start_month", "pattern"] }],
});
