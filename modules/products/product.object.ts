import { boolean, decimal, ref, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";
import { referenceRights } from "../organization/index.ts";
import { costHiddenFrom } from "./cost-sight.ts";

/** What is sold. Its list price and cost are histories by day; the value of today is shown here. */
export const product = defineObject({
  name: "product",
  plural: "products",
  label: { zh: "产品", en: "Product" },
  description: {
    zh: "销售的产品；目录价与成本按生效日期保留历史",
    en: "What is sold; list price and cost keep their history by day",
  },
  title: "name",
  ownership: { kind: "shared" },
  rights: rightsOf(referenceRights),
  fields: {
    code: text({ label: { zh: "产品编码", en: "Code" }, required: true, max: 60, search: true }),
    name: text({ label: { zh: "产品名称", en: "Name" }, required: true, max: 160, search: true }),
    category: ref("category", { label: { zh: "类别", en: "Category" }, onDelete: "restrict" }),
    unit: text({ label: { zh: "单位", en: "Unit" }, max: 20 }),
    list_price: decimal({
      label: { zh: "目录价", en: "List price" },
      scale: 6,
      readOnly: true,
      dated: { object: "product_price", by: "product", value: "price", from: "valid_from" },
    }),
    unit_cost: decimal({
      label: { zh: "单位成本", en: "Unit cost" },
      scale: 6,
      readOnly: true,
      hiddenFrom: costHiddenFrom,
      dated: { object: "product_cost", by: "product", value: "cost", from: "valid_from" },
    }),
    active: boolean({ label: { zh: "在售", en: "On sale" }, default: true }),
    description: text({ label: { zh: "说明", en: "Description" }, format: "lines", max: 4000 }),
  },
  unique: [["code"]],
  indexes: [["category"], ["name"]],
  list: {
    columns: ["code", "name", "category", "unit", "list_price", "unit_cost", "active"],
    sort: "code",
    filters: ["category", "active"],
  },
  sections: [
    {
      label: { zh: "基本信息", en: "Basics" },
      fields: ["code", "name", "category", "unit", "active", "description"],
    },
    { label: { zh: "今日价格与成本", en: "Price and cost today" }, fields: ["list_price", "unit_cost"] },
  ],
});
