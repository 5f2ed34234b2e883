import { ref, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";
import { referenceRights } from "../organization/index.ts";

export const category = defineObject({
  name: "category",
  plural: "categories",
  label: { zh: "产品类别", en: "Category" },
  description: { zh: "产品的分类，可分级", en: "Classes of products; a tree" },
  title: "name",
  ownership: { kind: "shared" },
  rights: rightsOf(referenceRights),
  fields: {
    name: text({ label: { zh: "名称", en: "Name" }, required: true, max: 80, search: true }),
    parent: ref("category", { label: { zh: "上级类别", en: "Parent" } }),
  },
  list: { columns: ["name", "parent"], sort: "name" },
  sections: [{ label: { zh: "基本信息", en: "Basics" }, fields: ["name", "parent"] }],
});
