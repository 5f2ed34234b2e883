import { instant, option, ref, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";
import { roleLabels, roles } from "../../kernel/role.ts";

/** A key for programs. Acts as a user, or with a role alone. Only its hash is kept; the key is shown once, when it is made. */
export const apiKey = defineObject({
  name: "api_key",
  plural: "api_keys",
  label: { zh: "API 密钥", en: "API key" },
  description: {
    zh: "供程序访问的密钥：以某人或某角色的权限行事，明文只在创建时显示一次",
    en: "Keys for programs: act as a person or a role; shown once, when made",
  },
  title: "name",
  ownership: { kind: "shared" },
  rights: rightsOf({ admin: "all" }),
  fields: {
    name: text({ label: { zh: "名称", en: "Name" }, required: true, max: 80 }),
    user: ref("user", { label: { zh: "以此人身份", en: "Acts as" }, frozen: true, onDelete: "cascade" }),
    role: option({
      label: { zh: "角色", en: "Role" },
      frozen: true,
      options: Object.fromEntries(roles.map((role) => [role, { label: roleLabels[role] }])),
    }),
    prefix: text({ label: { zh: "密钥前缀", en: "Prefix" }, readOnly: true, max: 20 }),
    hash: text({ label: { zh: "散列", en: "Hash" }, readOnly: true, max: 64, hiddenFrom: roles }),
    last_used_at: instant({ label: { zh: "最近使用", en: "Last used" }, readOnly: true }),
  },
  unique: [["hash"]],
  list: { columns: ["name", "prefix", "user", "role", "last_used_at"], sort: "name" },
  sections: [
    { label: { zh: "基本信息", en: "Basics" }, fields: ["name", "user", "role", "prefix", "last_used_at"] },
  ],
});
