import { ref, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";
import { referenceRights } from "./reference-rights.ts";

/** Where customers are: region, province, city. A tree. */
export const territory = defineObject({
  name: "territory",
  plural: "territories",
  label: { zh: "区域", en: "Territory" },
  description: { zh: "客户所在的销售区域，可分级", en: "Where customers are; a tree of sales territories" },
  title: "name",
  ownership: { kind: "shared" },
  rights: rightsOf(referenceRights),
  fields: {
    name: text({ label: { zh: "名称", en: "Name" }, required: true, max: 80, search: true }),
    code: text({ label: { zh: "代码", en: "Code" }, max: 40, search: true }),
    parent: ref("territory", { label: { zh: "上级区域", en: "Parent" } }),
  },
  list: { columns: ["name", "code", "parent"], sort: "name" },
  sections: [{ label: { zh: "基本信息", en: "Basics" }, fields: ["name", "code", "parent"] }],
});
