import type { DemoRole } from "./demo-company.ts";

/** A person whom a visitor of the demo may be with one click. The password is set by whoever fills the demo. */
export type DemoSignInAccount = {
  /** External id of the user. */
  readonly user: string;
  readonly email: string;
  readonly name: string;
  readonly role: DemoRole;
  /** What this person shows of the product. */
  readonly hint: { readonly zh: string; readonly en: string };
};

const account = (
  user: string,
  name: string,
  role: DemoRole,
  hint: DemoSignInAccount["hint"],
): DemoSignInAccount => ({ user, email: `${user}@attain.example`, name, role, hint });

/** One person a role, the director first. */
export const demoSignInAccounts: readonly DemoSignInAccount[] = [
  account("shenguodong", "沈国栋", "director", {
    zh: "全公司的目标与达成",
    en: "Targets and attainment of the company",
  }),
  account("luojingyi", "罗静怡", "sales_ops", {
    zh: "目标、产品与组织",
    en: "Targets, products and organisation",
  }),
  account("guhaifeng", "顾海峰", "manager", { zh: "华东大区及其团队", en: "East China and its team" }),
  account("chenwei", "陈伟", "rep", { zh: "自己的客户与订单", en: "One's own customers and orders" }),
  account("xuwenhui", "许文慧", "finance", {
    zh: "订单、成本与汇率",
    en: "Orders, costs and exchange rates",
  }),
  account("fangzhiyuan", "方志远", "channel", { zh: "经销商与渠道订单", en: "Dealers and channel orders" }),
  account("sunqian", "孙倩", "service", { zh: "客户与历史订单", en: "Customers and their past orders" }),
  account("panliqun", "潘立群", "auditor", {
    zh: "只读查看全部数据",
    en: "Reads everything, changes nothing",
  }),
  account("dengkai", "邓凯", "admin", { zh: "系统设置与权限", en: "Settings and rights" }),
];
