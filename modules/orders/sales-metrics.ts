import { defineMetric } from "../../kernel/metric.ts";
import {
  confirmed,
  confirmedSale,
  credited,
  orderLines,
  orders,
  salesDays,
  withSeller,
} from "./sales-sources.ts";

const companyNet = { kind: "sum", field: "company_net" } as const;
const companyCost = { kind: "sum", field: "company_cost" } as const;

export const netSales = defineMetric({
  key: "net_sales",
  kind: "base",
  label: { zh: "净销售额", en: "Net sales" },
  unit: "money",
  sentence: {
    zh: "已确认订单各行净额（数量 × 单价 × (1 − 折扣)，每行四舍五入到分）之和，退货与折让为负；按下单日汇率折成本位币",
    en: "Sum of the net amounts of the lines of confirmed orders (quantity × unit price × (1 − discount), each line rounded half-up), returns and credit notes negative; at the rate of the order's day",
  },
  measurements: [
    { source: salesDays, aggregate: companyNet },
    { source: orders, aggregate: companyNet, where: confirmed },
    { source: orderLines, aggregate: companyNet, where: confirmed },
  ],
});

export const creditedSales = defineMetric({
  key: "credited_sales",
  kind: "base",
  label: { zh: "有归属的净销售额", en: "Credited net sales" },
  unit: "money",
  sentence: {
    zh: "有销售人员的订单的净销售额；达成率以它为分子",
    en: "Net sales of orders that have a seller; the numerator of attainment",
  },
  measurements: [
    { source: salesDays, aggregate: companyNet, where: withSeller },
    { source: orders, aggregate: companyNet, where: credited },
    { source: orderLines, aggregate: companyNet, where: credited },
  ],
});

export const orderCount = defineMetric({
  key: "orders",
  kind: "base",
  label: { zh: "订单数", en: "Orders" },
  unit: "count",
  sentence: {
    zh: "已确认的销售订单张数（不含退货与折让）",
    en: "Number of confirmed sales orders (returns and credit notes are not counted)",
  },
  measurements: [
    { source: salesDays, aggregate: { kind: "sum", field: "orders" } },
    { source: orders, aggregate: { kind: "count" }, where: confirmedSale },
    { source: orderLines, aggregate: { kind: "count_distinct", field: "order" }, where: confirmedSale },
  ],
});

export const units = defineMetric({
  key: "units",
  kind: "base",
  label: { zh: "销量", en: "Units" },
  unit: "quantity",
  sentence: {
    zh: "已确认订单各行数量之和，退货为负",
    en: "Sum of the quantities of the lines of confirmed orders, returns negative",
  },
  measurements: [
    { source: salesDays, aggregate: { kind: "sum", field: "units" } },
    { source: orders, aggregate: { kind: "sum", field: "units" }, where: confirmed },
    { source: orderLines, aggregate: { kind: "sum", field: "quantity" }, where: confirmed },
  ],
});

export const averageOrder = defineMetric({
  key: "average_order",
  kind: "ratio",
  of: ["net_sales", "orders"],
  label: { zh: "平均订单额", en: "Average order" },
  unit: "money",
  sentence: { zh: "净销售额 ÷ 订单数", en: "Net sales ÷ orders" },
});

export const costOfGoods = defineMetric({
  key: "cost_of_goods",
  kind: "base",
  label: { zh: "销售成本", en: "Cost of goods" },
  unit: "money",
  sentence: {
    zh: "已确认订单各行成本（数量 × 下单时冻结的单位成本，每行四舍五入到分）之和，退货为负",
    en: "Sum of quantity × frozen unit cost over the lines of confirmed orders, each line rounded half-up, returns negative",
  },
  measurements: [
    { source: salesDays, aggregate: companyCost },
    { source: orders, aggregate: companyCost, where: confirmed },
    { source: orderLines, aggregate: companyCost, where: confirmed },
  ],
});

export const uncostedSales = defineMetric({
  key: "uncosted_sales",
  kind: "base",
  label: { zh: "无成本的销售额", en: "Sales without cost" },
  unit: "money",
  sentence: {
    zh: "没有冻结成本的明细的净额；不为零时毛利偏高",
    en: "Net amount of lines that have no frozen cost; where it is not zero, margin is overstated",
  },
  measurements: [
    {
      source: orderLines,
      aggregate: companyNet,
      where: { and: [confirmed, { field: "company_cost", op: "is_empty" }] },
    },
  ],
});

export const grossMargin = defineMetric({
  key: "gross_margin",
  kind: "difference",
  of: ["net_sales", "cost_of_goods"],
  label: { zh: "毛利", en: "Gross margin" },
  unit: "money",
  sentence: { zh: "净销售额 − 销售成本", en: "Net sales − cost of goods" },
});

export const grossMarginRate = defineMetric({
  key: "gross_margin_rate",
  kind: "ratio",
  of: ["gross_margin", "net_sales"],
  label: { zh: "毛利率", en: "Gross margin rate" },
  unit: "share",
  sentence: { zh: "毛利 ÷ 净销售额", en: "Gross margin ÷ net sales" },
});

export const salesGrowth = defineMetric({
  key: "sales_growth",
  kind: "growth",
  of: "net_sales",
  label: { zh: "销售增长率", en: "Sales growth" },
  unit: "share",
  sentence: {
    zh: "净销售额 ÷ 上年同期净销售额 − 1",
    en: "Net sales ÷ net sales of the same period a year before − 1",
  },
});

export const newCustomers = defineMetric({
  key: "new_customers",
  kind: "base",
  label: { zh: "新客户数", en: "New customers" },
  unit: "count",
  sentence: {
    zh: "第一张已确认销售订单落在该期间的客户数，归属于首单的销售与团队",
    en: "Customers whose first confirmed sale falls in the period, credited to that order's seller and team",
  },
  measurements: [
    { source: salesDays, aggregate: { kind: "sum", field: "first_orders" } },
    {
      source: orders,
      aggregate: { kind: "count" },
      where: { and: [confirmedSale, { field: "first_order", op: "eq", value: true }] },
    },
  ],
});

export const activeCustomers = defineMetric({
  key: "active_customers",
  kind: "base",
  label: { zh: "活跃客户数", en: "Active customers" },
  unit: "count",
  sentence: {
    zh: "该期间内至少有一张已确认销售订单的客户数",
    en: "Customers with at least one confirmed sale in the period",
  },
  measurements: [
    { source: orders, aggregate: { kind: "count_distinct", field: "account" }, where: confirmedSale },
    { source: orderLines, aggregate: { kind: "count_distinct", field: "account" }, where: confirmedSale },
  ],
});

export const salesMetrics = [
  netSales,
  creditedSales,
  orderCount,
  units,
  averageOrder,
  costOfGoods,
  uncostedSales,
  grossMargin,
  grossMarginRate,
  salesGrowth,
  newCustomers,
  activeCustomers,
] as const;
