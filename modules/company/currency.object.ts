import { boolean, currency as currencyField, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";
import { settingsRights } from "./settings-rights.ts";

/** A currency in which the company sells. The company's own one is set with the workspace. */
export const currency = defineObject({
  name: "currency",
  plural: "currencies",
  label: { zh: "币种", en: "Currency" },
  description: { zh: "公司用来销售的币种", en: "Currencies in which the company sells" },
  title: "code",
  ownership: { kind: "shared" },
  rights: rightsOf(settingsRights),
  fields: {
    code: currencyField({ label: { zh: "代码", en: "Code" }, required: true, frozen: true }),
    name: text({ label: { zh: "名称", en: "Name" }, max: 60 }),
    active: boolean({ label: { zh: "在用", en: "Active" }, default: true }),
  },
  unique: [["code"]],
  list: { columns: ["code", "name", "active"], sort: "code", filters: ["active"] },
  sections: [{ label: { zh: "基本信息", en: "Basics" }, fields: ["code", "name", "active"] }],
});
