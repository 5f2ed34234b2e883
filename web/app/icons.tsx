import {
  AimOutlined,
  AppstoreOutlined,
  BarChartOutlined,
  FileTextOutlined,
  SettingOutlined,
  ShopOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";

/** Icons of the menu, by what they stand for. */
export const icons = {
  dashboard: BarChartOutlined,
  customers: ShopOutlined,
  contacts: TeamOutlined,
  orders: FileTextOutlined,
  products: AppstoreOutlined,
  targets: AimOutlined,
  settings: SettingOutlined,
} as const satisfies Record<string, ComponentType>;

export type IconName = keyof typeof icons;
