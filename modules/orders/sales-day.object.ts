import { day, decimal, integer, money, option, ref } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";
import { costHiddenFrom } from "../products/index.ts";
import { channels } from "./order-options.ts";

/**
 * The confirmed sales of one day by seller, team, territory and channel. Kept by the database in the transaction that
 * changes an order (server/database/kept-sums-sql.ts), so that dashboards read thousands of rows instead of millions.
 * Nobody writes it; its sums equal the orders' by test.
 */
export const salesDay = defineObject({
  name: "sales_day",
  plural: "sales_days",
  label: { zh: "销售日汇总", en: "Sales day" },
  description: {
    zh: "每天按销售、团队、区域、渠道汇总的已确认销售，与订单在同一事务中更新",
    en: "Confirmed sales of a day by seller, team, territory and channel, kept in the transaction of the orders",
  },
  title: "ordered_on",
  ownership: { kind: "owned", owner: "seller", team: "team" },
  rights: rightsOf({
    director: ["all", null],
    sales_ops: ["all", null],
    manager: ["team", null],
    rep: ["own", null],
    finance: ["all", null],
    service: ["all", null],
    channel: ["own", null],
    auditor: ["all", null],
    admin: ["all", null],
  }),
  fields: {
    ordered_on: day({ label: { zh: "日期", en: "Day" }, required: true, readOnly: true }),
    seller: ref("user", { label: { zh: "销售", en: "Seller" }, readOnly: true }),
    team: ref("team", { label: { zh: "团队（下单时）", en: "Team (at the sale)" }, readOnly: true }),
    territory: ref("territory", { label: { zh: "区域", en: "Territory" }, readOnly: true }),
    channel: option({ label: { zh: "渠道", en: "Channel" }, readOnly: true, options: channels }),
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
    units: decimal({ label: { zh: "数量", en: "Units" }, scale: 4, readOnly: true }),
    orders: integer({ label: { zh: "销售订单数", en: "Sales orders" }, readOnly: true }),
    first_orders: integer({ label: { zh: "首单数", en: "First orders" }, readOnly: true }),
  },
  unique: [["ordered_on", "seller", "team", "territory", "channel"]],
  indexes: [
    ["seller", "ordered_on"],
    ["team", "ordered_on"],
  ],
  list: {
    columns: ["ordered_on", "seller", "team", "territory", "channel", "company_net", "orders", "units"],
    sort: "-ordered_on",
    filters: ["ordered_on", "seller", "team", "territory", "channel"],
  },
  sections: [
    {
      label: { zh: "汇总", en: "Sums" },
      fields: [
        "ordered_on",
        "seller",
        "team",
        "territory",
        "channel",
        "company_net",
        "company_cost",
        "units",
        "orders",
        "first_orders",
      ],
    },
  ],
});
