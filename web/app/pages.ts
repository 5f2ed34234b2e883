import type { ComponentType } from "react";
import type { Text } from "../../kernel/text.ts";
import type { Session } from "../api/session.ts";
import type { IconName } from "./icons.tsx";

export type PageModule = { readonly default: ComponentType };
export type PageArea = "work" | "sales" | "plan" | "settings";

/** A page of the product: one line here, one lazy chunk. */
export type Page = {
  readonly path: string;
  readonly label: Text;
  /** Where it stands in the menu; pages without an area are reached from others. */
  readonly area?: PageArea;
  readonly icon?: IconName;
  /** In the bar at the bottom of a phone. */
  readonly bar?: boolean;
  readonly needs?: (session: Session) => boolean;
  readonly load: () => Promise<PageModule>;
};

export const areaLabels: Readonly<Record<PageArea, Text>> = {
  work: { zh: "工作", en: "Work" },
  sales: { zh: "客户与订单", en: "Customers and orders" },
  plan: { zh: "目标", en: "Targets" },
  settings: { zh: "管理", en: "Administration" },
};

const reads =
  (object: string) =>
  (session: Session): boolean =>
    session.rights[object]?.read !== undefined;

/** A page made from an object's declaration alone. */
const listPage = () => import("../list/list-page.tsx");

/**
 * Every page with its place in the menu. Lists and records of all declared objects exist without a line here, at
 * /{plural} and /{plural}/{id}; a line gives them a place in the menu, or another page in their stead.
 */
export const pages: readonly Page[] = [
  {
    path: "/",
    label: { zh: "工作台", en: "Dashboard" },
    area: "work",
    icon: "dashboard",
    bar: true,
    load: () => import("../dashboard/dashboard-page.tsx"),
  },
  {
    path: "/accounts",
    label: { zh: "客户", en: "Customers" },
    area: "sales",
    icon: "customers",
    bar: true,
    needs: reads("account"),
    load: listPage,
  },
  {
    path: "/contacts",
    label: { zh: "联系人", en: "Contacts" },
    area: "sales",
    icon: "contacts",
    needs: reads("contact"),
    load: listPage,
  },
  {
    path: "/orders",
    label: { zh: "订单", en: "Orders" },
    area: "sales",
    icon: "orders",
    bar: true,
    needs: reads("order"),
    load: listPage,
  },
  {
    path: "/products",
    label: { zh: "产品", en: "Products" },
    area: "sales",
    icon: "products",
    needs: reads("product"),
    load: () => import("../products/products-page.tsx"),
  },
  {
    path: "/targets",
    label: { zh: "目标", en: "Targets" },
    area: "plan",
    icon: "targets",
    bar: true,
    needs: reads("target"),
    load: () => import("../targets/targets-page.tsx"),
  },
  {
    path: "/settings/*",
    label: { zh: "设置", en: "Settings" },
    area: "settings",
    icon: "settings",
    load: () => import("../settings/settings-page.tsx"),
  },
];

/** A page's own address, without the part that it routes itself. */
export const addressOfPage = (page: Page): string => page.path.replace(/\/\*$/, "");

export const pagesOf = (session: Session): Page[] =>
  pages.filter((page) => page.needs === undefined || page.needs(session));
