import { ref, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";
import { referenceRights } from "./reference-rights.ts";

/** A team of the sales organisation. Teams form a tree; who leads and who belongs is dated in memberships. */
export const team = defineObject({
  name: "team",
  plural: "teams",
  label: { zh: "团队", en: "Team" },
  description: {
    zh: "销售组织的团队树；成员与负责人按日期记录在“团队成员”中",
    en: "The tree of sales teams; leaders and members are dated in memberships",
  },
  title: "name",
  ownership: { kind: "shared" },
  rights: rightsOf(referenceRights),
  fields: {
    name: text({ label: { zh: "名称", en: "Name" }, required: true, max: 80, search: true }),
    parent: ref("team", { label: { zh: "上级团队", en: "Parent team" }, onDelete: "restrict" }),
    territory: ref("territory", { label: { zh: "负责区域", en: "Territory" } }),
  },
  indexes: [["parent"]],
  list: { columns: ["name", "parent", "territory"], sort: "name" },
  sections: [{ label: { zh: "基本信息", en: "Basics" }, fields: ["name", "parent", "territory"] }],
});
