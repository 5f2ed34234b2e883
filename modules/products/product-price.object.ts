import { day, decimal, ref } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";
import { referenceRights } from "../organization/index.ts";

/** The list price of a product from a day on, in the company's currency, until the next row. */
export const productPrice = defineObject({
  name: "product_price",
  plural: "product_prices",
  label: { zh: "目录价", en: "List price" },
  description: {
    zh: "产品目录价的历史：自生效日起有效，直到下一条",
    en: "List prices of a product, each valid from its day until the next",
  },
  title: "valid_from",
  ownership: { kind: "shared" },
  rights: rightsOf({ ...referenceRights, finance: "all" }),
  fields: {
    product: ref("product", {
      label: { zh: "产品", en: "Product" },
      required: true,
      frozen: true,
      onDelete: "cascade",
    }),
    valid_from: day({ label: { zh: "生效日期", en: "Valid from" }, required: true }),
    price: decimal({ label: { zh: "目录价", en: "List price" }, scale: 6, min: "0", required: true }),
  },
  unique: [["product", "valid_from"]],
  list: { columns: ["product", "valid_from", "price"], sort: "-valid_from", filters: ["product"] },
  sections: [{ label: { zh: "基本信息", en: "Basics" }, fields: ["product", "valid_from", "price"] }],
});
