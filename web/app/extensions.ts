import type { ComponentType } from "react";
import type { Text } from "../../kernel/text.ts";
import { mayDo, type Session } from "../api/session.ts";
import type { ListExtensionProps, RecordExtensionProps } from "./extension-props.ts";

/**
 * What a capability adds to the generated page of a record: "head" stands under the key facts (figures), "panel" is a
 * section beside the related lists.
 */
export type RecordExtension = {
  readonly key: string;
  readonly label: Text;
  readonly place: "head" | "panel";
  readonly needs?: (session: Session) => boolean;
  readonly load: () => Promise<{ readonly default: ComponentType<RecordExtensionProps> }>;
};

/** What a capability adds above a generated list (figures of the whole). */
export type ListExtension = {
  readonly key: string;
  readonly needs?: (session: Session) => boolean;
  readonly load: () => Promise<{ readonly default: ComponentType<ListExtensionProps> }>;
};

const measures =
  (metric: string) =>
  (session: Session): boolean =>
    session.metrics.includes(metric);

/** By object name. */
export const recordExtensions: Readonly<Record<string, readonly RecordExtension[]>> = {
  account: [
    {
      key: "figures",
      label: { zh: "客户数字", en: "The customer in figures" },
      place: "head",
      needs: measures("net_sales"),
      load: () => import("../customers/account-figures.tsx"),
    },
    {
      key: "purchases",
      label: { zh: "采购情况", en: "Purchases" },
      place: "panel",
      needs: measures("net_sales"),
      load: () => import("../customers/account-purchases.tsx"),
    },
    {
      key: "timeline",
      label: { zh: "往来时间线", en: "Timeline" },
      place: "panel",
      load: () => import("../customers/account-timeline.tsx"),
    },
  ],
  product: [
    {
      key: "figures",
      label: { zh: "产品数字", en: "The product in figures" },
      place: "head",
      needs: measures("net_sales"),
      load: () => import("../products/product-figures.tsx"),
    },
    {
      key: "panels",
      label: { zh: "销售与价格", en: "Sales and prices" },
      place: "panel",
      needs: measures("net_sales"),
      load: () => import("../products/product-panels.tsx"),
    },
  ],
  user: [
    {
      key: "password",
      label: { zh: "登录密码", en: "Sign-in password" },
      place: "panel",
      needs: (session) => mayDo(session, "user", "update"),
      load: () => import("../settings/password-panel.tsx"),
    },
  ],
};
export const listExtensions: Readonly<Record<string, readonly ListExtension[]>> = {
  product: [
    { key: "view", needs: measures("net_sales"), load: () => import("../products/product-view-switch.tsx") },
  ],
};
