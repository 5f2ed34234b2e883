import type { Catalog } from "../kernel/catalog.ts";
import { apiKey } from "./access/index.ts";
import { currency, exchangeRate, fiscalCalendar } from "./company/index.ts";
import { account, contact } from "./customers/index.ts";
import { order, orderLine, salesDay, salesMetrics } from "./orders/index.ts";
import { membership, team, territory, user } from "./organization/index.ts";
import { category, product, productCost, productPrice } from "./products/index.ts";
import { target, targetMetrics, targetPlan } from "./targets/index.ts";

/** Everything the product is made of. Adding an object is its file and one line here. */
export const catalog: Catalog = {
  objects: [
    territory,
    team,
    user,
    membership,
    account,
    contact,
    category,
    product,
    productPrice,
    productCost,
    currency,
    exchangeRate,
    fiscalCalendar,
    order,
    orderLine,
    salesDay,
    targetPlan,
    target,
    apiKey,
  ],
  metrics: [...salesMetrics, ...targetMetrics],
  dimensions: [
    { key: "team", label: { zh: "团队", en: "Team" } },
    { key: "seller", label: { zh: "销售", en: "Seller" } },
    { key: "territory", label: { zh: "区域", en: "Territory" } },
    { key: "product", label: { zh: "产品", en: "Product" } },
    { key: "category", label: { zh: "产品类别", en: "Category" } },
    { key: "customer", label: { zh: "客户", en: "Customer" } },
    { key: "channel", label: { zh: "渠道", en: "Channel" } },
  ],
};
