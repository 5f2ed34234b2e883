import { charts } from "./en/charts.ts";
import { customers } from "./en/customers.ts";
import { dashboard } from "./en/dashboard.ts";
import { explain } from "./en/explain.ts";
import { form } from "./en/form.ts";
import { list } from "./en/list.ts";
import { orders } from "./en/orders.ts";
import { products } from "./en/products.ts";
import { record } from "./en/record.ts";
import { settings } from "./en/settings.ts";
import { shell } from "./en/shell.ts";
import { sign_in } from "./en/sign-in.ts";
import { targets } from "./en/targets.ts";

/** One file an area; a page's words lie in its own area. */
export const en = {
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
