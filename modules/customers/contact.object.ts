import { option, ref, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { customerRights } from "./customer-rights.ts";

/** A person at a customer. */
export const contact = defineObject({
  name: "contact",
  plural: "contacts",
  label: { zh: "联系人", en: "Contact" },
  description: { zh: "客户方的人及其在采购中的角色", en: "People at a customer and their part in buying" },
  title: "name",
  ownership: { kind: "owned", owner: "owner" },
  rights: customerRights,
  fields: {
    name: text({ label: { zh: "姓名", en: "Name" }, required: true, max: 80, search: true }),
    account: ref("account", { label: { zh: "客户", en: "Account" }, required: true, onDelete: "cascade" }),
    owner: ref("user", { label: { zh: "负责人", en: "Owner" }, onDelete: "restrict" }),
    part: option({
      label: { zh: "采购角色", en: "Part in buying" },
      options: {
        decision_maker: { label: { zh: "决策人", en: "Decision maker" }, color: "red" },
        influencer: { label: { zh: "影响者", en: "Influencer" }, color: "orange" },
        user: { label: { zh: "使用者", en: "User" }, color: "blue" },
        purchaser: { label: { zh: "采购", en: "Purchaser" }, color: "purple" },
        finance: { label: { zh: "财务", en: "Finance" }, color: "green" },
      },
    }),
    job_title: text({ label: { zh: "职务", en: "Job title" }, max: 80 }),
    mobile: text({
      label: { zh: "手机", en: "Mobile" },
      format: "phone",
      max: 40,
      search: true,
      maskedFor: ["auditor", "finance"],
    }),
    email: text({
      label: { zh: "邮箱", en: "E-mail" },
      format: "email",
      max: 160,
      search: true,
      maskedFor: ["auditor", "finance"],
    }),
    note: text({ label: { zh: "备注", en: "Note" }, format: "lines", max: 4000 }),
  },
  indexes: [["account"], ["owner"]],
  list: {
    columns: ["name", "account", "part", "job_title", "mobile", "email", "owner"],
    sort: "name",
    filters: ["account", "part", "owner"],
  },
  sections: [
    { label: { zh: "基本信息", en: "Basics" }, fields: ["name", "account", "part", "job_title", "owner"] },
    { label: { zh: "联系方式", en: "Contact" }, fields: ["mobile", "email", "note"] },
  ],
});
