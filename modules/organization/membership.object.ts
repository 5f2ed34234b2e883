import { boolean, day, ref } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";
import { referenceRights } from "./reference-rights.ts";

/**
 * Who was in which team when. `ends_on` is the first day on which the person is no longer there (half-open); empty
 * means until further notice. A sale belongs to the team in which its seller was on the day of the sale.
 */
export const membership = defineObject({
  name: "membership",
  plural: "memberships",
  label: { zh: "团队成员", en: "Membership" },
  description: {
    zh: "谁在什么时间属于哪个团队，谁是负责人",
    en: "Who belonged to which team when, and who led it",
  },
  title: "user",
  ownership: { kind: "shared" },
  rights: rightsOf(referenceRights),
  fields: {
    user: ref("user", { label: { zh: "人员", en: "Person" }, required: true, onDelete: "cascade" }),
    team: ref("team", { label: { zh: "团队", en: "Team" }, required: true, onDelete: "restrict" }),
    lead: boolean({ label: { zh: "负责人", en: "Leader" }, default: false }),
    starts_on: day({ label: { zh: "开始日期", en: "From" }, required: true }),
    ends_on: day({ label: { zh: "结束日期（不含）", en: "Until (exclusive)" } }),
  },
  indexes: [["user", "starts_on"], ["team"]],
  unique: [["user", "team", "starts_on"]],
  list: {
    columns: ["user", "team", "lead", "starts_on", "ends_on"],
    sort: "-starts_on",
    filters: ["team", "user", "lead"],
  },
  sections: [
    { label: { zh: "基本信息", en: "Basics" }, fields: ["user", "team", "lead", "starts_on", "ends_on"] },
  ],
});
