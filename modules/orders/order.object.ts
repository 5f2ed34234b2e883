import { boolean, currency, day, decimal, money, option, ref, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { costHiddenFrom } from "../products/index.ts";
import { channels, orderKinds, orderStates } from "./order-options.ts";
import { orderRights } from "./order-rights.ts";

/**
 * A sale, a return or a credit note with its lines. Team, rate, price, cost and tax are frozen when the order is made:
 * later changes of people, catalogue and rates do not rewrite it. Totals are the sums of the lines.
 */
export const order = defineObject({
  name: "order",
  plural: "orders",
  label: { zh: "订单", en: "Order" },
  description: {
    zh: "销售订单、退货与折让。团队、汇率、价格、成本、税率在下单时冻结；合计为明细之和",
    en: "Sales, returns and credit notes. Team, rate, price, cost and tax are frozen; totals are the sums of the lines",
  },
  title: "number",
  ownership: { kind: "owned", owner: "seller", team: "team" },
  rights: orderRights,
  numbering: { field: "number", prefix: "SO" },
  fields: {
    number: text({ label: { zh: "订单号", en: "Number" }, max: 40, search: true, frozen: true }),
    kind: option({
      label: { zh: "类型", en: "Kind" },
      required: true,
      frozen: true,
      default: "sale",
      options: orderKinds,
    }),
    status: option({
      label: { zh: "状态", en: "Status" },
      required: true,
      default: "confirmed",
      options: orderStates,
    }),
    ordered_on: day({ label: { zh: "下单日期", en: "Ordered on" }, required: true }),
    account: ref("account", { label: { zh: "客户", en: "Account" }, required: true, onDelete: "restrict" }),
    seller: ref("user", { label: { zh: "销售", en: "Seller" }, onDelete: "restrict" }),
    team: ref("team", {
      label: { zh: "团队（下单时）", en: "Team (at the sale)" },
      readOnly: true,
      onDelete: "restrict",
    }),
    territory: ref("territory", { label: { zh: "区域", en: "Territory" }, onDelete: "restrict" }),
    channel: option({
      label: { zh: "渠道", en: "Channel" },
      required: true,
      default: "direct",
      options: channels,
    }),
    currency: currency({ label: { zh: "币种", en: "Currency" }, required: true }),
    rate: decimal({ label: { zh: "汇率（冻结）", en: "Rate (frozen)" }, scale: 10, readOnly: true }),
    original_order: ref("order", { label: { zh: "原订单", en: "Original order" } }),
    units: decimal({ label: { zh: "数量合计", en: "Units" }, scale: 4, readOnly: true }),
    list_amount: money({
      label: { zh: "折前金额", en: "List amount" },
      currencyFrom: "currency",
      readOnly: true,
    }),
    discount_amount: money({
      label: { zh: "折扣金额", en: "Discount" },
      currencyFrom: "currency",
      readOnly: true,
    }),
    net_amount: money({ label: { zh: "净额", en: "Net amount" }, currencyFrom: "currency", readOnly: true }),
    tax_amount: money({ label: { zh: "税额", en: "Tax" }, currencyFrom: "currency", readOnly: true }),
    company_net: money({
      label: { zh: "净额（本位币）", en: "Net (company currency)" },
      currencyFrom: "company",
      readOnly: true,
    }),
    company_cost: money({
      label: { zh: "成本（本位币）", en: "Cost (company currency)" },
      currencyFrom: "company",
      readOnly: true,
      hiddenFrom: costHiddenFrom,
    }),
    first_order: boolean({
      label: { zh: "首单", en: "First order" },
      help: { zh: "该客户的第一张已确认销售订单", en: "The customer's first confirmed sale" },
      readOnly: true,
    }),
    note: text({ label: { zh: "备注", en: "Note" }, format: "lines", max: 4000 }),
  },
  unique: [["number"]],
  indexes: [["ordered_on"], ["seller", "ordered_on"], ["team", "ordered_on"], ["account", "ordered_on"]],
  children: {
    lines: { object: "order_line", by: "order", label: { zh: "明细", en: "Lines" }, required: true },
  },
  list: {
    columns: ["number", "kind", "ordered_on", "account", "seller", "team", "channel", "net_amount", "status"],
    sort: "-ordered_on",
    filters: ["kind", "status", "channel", "seller", "team", "territory", "account", "ordered_on"],
  },
  sections: [
    {
      label: { zh: "订单", en: "Order" },
      fields: ["number", "kind", "status", "ordered_on", "account", "original_order"],
    },
    {
      label: { zh: "归属", en: "Credit" },
      fields: ["seller", "team", "territory", "channel", "first_order"],
    },
    {
      label: { zh: "金额", en: "Amounts" },
      fields: [
        "currency",
        "rate",
        "units",
        "list_amount",
        "discount_amount",
        "net_amount",
        "tax_amount",
        "company_net",
        "company_cost",
      ],
    },
    { label: { zh: "备注", en: "Note" }, fields: ["note"] },
  ],
});
