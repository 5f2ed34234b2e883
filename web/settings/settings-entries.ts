import type { ComponentType } from "react";
import type { Text } from "../../kernel/text.ts";
import type { Session } from "../api/session.ts";

export type SettingsEntry = {
  readonly path: string;
  readonly label: Text;
  readonly needs?: (session: Session) => boolean;
} & ({ readonly object: string } | { readonly load: () => Promise<{ readonly default: ComponentType }> });

const reads =
  (object: string) =>
  (session: Session): boolean =>
    session.rights[object]?.read !== undefined;

const listOf = (object: string, path: string, zh: string, en: string): SettingsEntry => ({
  path,
  label: { zh, en },
  needs: reads(object),
  object,
});

type SettingsGroup = { readonly label: Text; readonly entries: readonly SettingsEntry[] };

/** The settings, one line each: the generated list of an object, or a page of its own. */
export const settingsGroups: readonly SettingsGroup[] = [
  {
    label: { zh: "公司", en: "Company" },
    entries: [
      {
        path: "company",
        label: { zh: "公司信息", en: "Company" },
        load: () => import("./company-page.tsx"),
      },
      {
        path: "calendar",
        label: { zh: "财年日历", en: "Fiscal calendar" },
        load: () => import("./calendar-page.tsx"),
      },
      listOf("currency", "currencies", "币种", "Currencies"),
      listOf("exchange_rate", "exchange-rates", "汇率", "Exchange rates"),
    ],
  },
  {
    label: { zh: "组织与权限", en: "People and rights" },
    entries: [
      listOf("user", "people", "人员", "People"),
      {
        path: "teams",
        label: { zh: "团队", en: "Teams" },
        needs: reads("team"),
        load: () => import("./teams-page.tsx"),
      },
      {
        path: "roles",
        label: { zh: "角色与权限", en: "Roles and rights" },
        load: () => import("./roles-page.tsx"),
      },
    ],
  },
  {
    label: { zh: "基础数据", en: "Reference data" },
    entries: [
      listOf("territory", "territories", "区域", "Territories"),
      listOf("category", "categories", "产品类别", "Categories"),
      listOf("product_price", "product-prices", "目录价", "List prices"),
      listOf("product_cost", "product-costs", "产品成本", "Product costs"),
    ],
  },
  {
    label: { zh: "接口", en: "Interfaces" },
    entries: [
      {
        path: "api-keys",
        label: { zh: "API 密钥", en: "API keys" },
        needs: reads("api_key"),
        load: () => import("./api-keys-page.tsx"),
      },
    ],
  },
];
