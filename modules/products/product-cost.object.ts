import { day, decimal, ref } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";

/** The standard cost of a product from a day on, in the company's currency, until the next row. */
export const productCost = defineObject({
  name: "product_cost",
  plural: "product_costs",
  label: { zh: "产品成本", en: "Product cost" },
  description: {
    zh: "产品单位成本的历史：自生效日起有效，直到下一条",
    en: "Unit costs of a product, each valid from its day until the next",
  },
  title: "valid_from",
  ownership: { kind: "shared" },
  rights: rightsOf({
    director: ["all", null],
    sales_ops: "all",
    manager: ["all", null],
    finance: "all",
    auditor: ["all", null],
    admin: "all",
  }),
  fields: {
    product: ref("product", {
      label: { zh: "产品", en: "Product" },
      required: true,
      frozen: true,
      onDelete: "cascade",
    }),
    valid_from: day({ label: { zh: "生效日期", en: "Valid from" }, required: true }),
    cost: decimal({ label: { zh: "单位成本", en: "Unit cost" }, scale: 6, min: "0", required: true }),
  },
  unique: [["product", "valid_from"]],
  list: { columns: ["product", "valid_from", "cost"], sort: "-valid_from", filters: ["product"] },
  sections: [{ label: { zh: "基本信息", en: "Basics" }, fields: ["product", "valid_from", "cost"] }],
});
