import { currency, day, decimal, integer, money, option, percent, ref, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { costHiddenFrom } from "../products/index.ts";
import { channels, orderKinds, orderStates } from "./order-options.ts";
import { orderRights } from "./order-rights.ts";

/** The order's fields that each line carries a copy of, so that lines can be cut and guarded like their order. */
const inherits = [
  "kind",
  "status",
  "ordered_on",
  "account",
  "seller",
  "team",
  "territory",
  "channel",
  "currency",
] as const;

/** One product on an order. Amounts are computed once from quantity, price and discount and rounded half-up per line. */
export const orderLine = defineObject({
  name: "order_line",
  plural: "order_lines",
  label: { zh: "订单明细", en: "Order line" },
  description: {
    zh: "订单上的一行产品；金额按行四舍五入到币种最小单位，成本与价格冻结",
    en: "One product on an order; amounts are rounded half-up per line, cost and price are frozen",
  },
  title: "line_number",
  ownership: { kind: "owned", owner: "seller", team: "team" },
  rights: orderRights,
  parent: { object: "order", by: "order", inherits },
  fields: {
    order: ref("order", {
      label: { zh: "订单", en: "Order" },
      required: true,
      readOnly: true,
      onDelete: "cascade",
    }),
    line_number: integer({ label: { zh: "行号", en: "Line" }, min: 1, readOnly: true }),
    product: ref("product", { label: { zh: "产品", en: "Product" }, required: true, onDelete: "restrict" }),
    quantity: decimal({ label: { zh: "数量", en: "Quantity" }, scale: 4, required: true }),
    unit_price: decimal({ label: { zh: "单价", en: "Unit price" }, scale: 6, min: "0", required: true }),
    discount: percent({ label: { zh: "折扣", en: "Discount" }, min: "0", max: "1", default: "0" }),
    stated_net: decimal({
      label: { zh: "来源净额", en: "Stated net" },
      help: {
        zh: "外部系统开出的该行净额；填写后以它为准（四舍五入到分），不再由单价计算",
        en: "The net that another system billed for the line; where given it is taken, rounded once, instead of computed",
      },
      scale: 6,
    }),
    unit_cost: decimal({
      label: { zh: "单位成本（本位币，冻结）", en: "Unit cost (company currency, frozen)" },
      scale: 6,
      min: "0",
      hiddenFrom: costHiddenFrom,
    }),
    tax_rate: percent({ label: { zh: "税率", en: "Tax rate" }, min: "0", max: "1" }),
    list_amount: money({
      label: { zh: "折前金额", en: "List amount" },
      currencyFrom: "currency",
      readOnly: true,
    }),
    discount_amount: money({
      label: { zh: "折扣金额", en: "Discount amount" },
      currencyFrom: "currency",
      readOnly: true,
    }),
    net_amount: money({ label: { zh: "净额", en: "Net amount" }, currencyFrom: "currency", readOnly: true }),
    tax_amount: money({ label: { zh: "税额", en: "Tax amount" }, currencyFrom: "currency", readOnly: true }),
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
    kind: option({ label: { zh: "类型", en: "Kind" }, readOnly: true, options: orderKinds }),
    status: option({ label: { zh: "状态", en: "Status" }, readOnly: true, options: orderStates }),
    ordered_on: day({ label: { zh: "下单日期", en: "Ordered on" }, readOnly: true }),
    account: ref("account", { label: { zh: "客户", en: "Account" }, readOnly: true }),
    seller: ref("user", { label: { zh: "销售", en: "Seller" }, readOnly: true }),
    team: ref("team", { label: { zh: "团队（下单时）", en: "Team (at the sale)" }, readOnly: true }),
    territory: ref("territory", { label: { zh: "区域", en: "Territory" }, readOnly: true }),
    channel: option({ label: { zh: "渠道", en: "Channel" }, readOnly: true, options: channels }),
    currency: currency({ label: { zh: "币种", en: "Currency" }, readOnly: true }),
    note: text({ label: { zh: "备注", en: "Note" }, max: 400 }),
  },
  unique: [["order", "line_number"]],
  indexes: [
    ["ordered_on"],
    ["seller", "ordered_on"],
    ["team", "ordered_on"],
    ["product", "ordered_on"],
    ["account", "ordered_on"],
  ],
  list: {
    columns: [
      "order",
      "line_number",
      "ordered_on",
      "account",
      "product",
      "quantity",
      "unit_price",
      "discount",
      "net_amount",
    ],
    sort: "-ordered_on",
    filters: ["product", "account", "seller", "ordered_on"],
  },
  sections: [
    {
      label: { zh: "明细", en: "Line" },
      fields: [
        "product",
        "quantity",
        "unit_price",
        "discount",
        "tax_rate",
        "stated_net",
        "unit_cost",
        "note",
      ],
    },
    {
      label: { zh: "金额", en: "Amounts" },
      fields: ["list_amount", "discount_amount", "net_amount", "tax_amount", "company_net", "company_cost"],
    },
  ],
});
