import { option, ref, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { customerRights } from "./customer-rights.ts";

/** A customer: a company or a person that buys, or may buy. */
export const account = defineObject({
  name: "account",
  plural: "accounts",
  label: { zh: "客户", en: "Account" },
  description: { zh: "购买或可能购买的公司与个人", en: "Companies and persons that buy or may buy" },
  title: "name",
  ownership: { kind: "owned", owner: "owner" },
  rights: customerRights,
  fields: {
    name: text({ label: { zh: "客户名称", en: "Name" }, required: true, max: 160, search: true }),
    kind: option({
      label: { zh: "类型", en: "Kind" },
      default: "company",
      options: {
        company: { label: { zh: "企业", en: "Company" } },
        person: { label: { zh: "个人", en: "Person" } },
        dealer: { label: { zh: "经销商", en: "Dealer" } },
      },
    }),
    level: option({
      label: { zh: "等级", en: "Level" },
      default: "normal",
      options: {
        vip: { label: { zh: "VIP", en: "VIP" }, color: "gold" },
        key: { label: { zh: "重要", en: "Key" }, color: "blue" },
        normal: { label: { zh: "普通", en: "Normal" }, color: "default" },
        prospect: { label: { zh: "潜在", en: "Prospect" }, color: "green" },
      },
    }),
    industry: text({ label: { zh: "行业", en: "Industry" }, max: 80, search: true }),
    owner: ref("user", { label: { zh: "负责人", en: "Owner" }, onDelete: "restrict" }),
    territory: ref("territory", { label: { zh: "区域", en: "Territory" } }),
    parent: ref("account", { label: { zh: "上级客户", en: "Parent account" } }),
    city: text({ label: { zh: "城市", en: "City" }, max: 80, search: true }),
    address: text({ label: { zh: "地址", en: "Address" }, max: 240 }),
    phone: text({
      label: { zh: "电话", en: "Phone" },
      format: "phone",
      max: 40,
      search: true,
      maskedFor: ["auditor"],
    }),
    website: text({ label: { zh: "网址", en: "Website" }, format: "url", max: 240 }),
    tax_number: text({ label: { zh: "税号", en: "Tax number" }, max: 40, search: true }),
    note: text({ label: { zh: "备注", en: "Note" }, format: "lines", max: 4000 }),
  },
  indexes: [["owner"], ["territory"], ["name"], ["parent"]],
  list: {
    columns: ["name", "level", "industry", "city", "territory", "owner"],
    sort: "name",
    filters: ["level", "kind", "owner", "territory", "industry", "city"],
  },
  sections: [
    {
      label: { zh: "基本信息", en: "Basics" },
      fields: ["name", "kind", "level", "industry", "owner", "parent"],
    },
    {
      label: { zh: "联系方式", en: "Contact" },
      fields: ["territory", "city", "address", "phone", "website"],
    },
    { label: { zh: "开票与备注", en: "Billing and notes" }, fields: ["tax_number", "note"] },
  ],
});
