import { charts } from "./zh/charts.ts";
import { customers } from "./zh/customers.ts";
import { dashboard } from "./zh/dashboard.ts";
import { explain } from "./zh/explain.ts";
import { form } from "./zh/form.ts";
import { list } from "./zh/list.ts";
import { orders } from "./zh/orders.ts";
import { products } from "./zh/products.ts";
import { record } from "./zh/record.ts";
import { settings } from "./zh/settings.ts";
import { shell } from "./zh/shell.ts";
import { sign_in } from "./zh/sign-in.ts";
import { targets } from "./zh/targets.ts";

/** One file an area; a page's words lie in its own area. */
export const zh = {
  charts,
  customers,
  dashboard,
  explain,
  form,
  list,
  orders,
  products,
  record,
  settings,
  shell,
  sign_in,
  targets,
} as const;
