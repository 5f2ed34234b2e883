import { type ThemeConfig, theme } from "antd";
import { type Appearance, tokens } from "./tokens.ts";

/** System fonts first (sharp, and nothing to load), the delivered Chinese font where the machine has none. */
export const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", "Hiragino Sans GB", ' +
  '"Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "Noto Sans SC", sans-serif';

/** The tokens as Ant Design reads them. */
export function antdTheme(appearance: Appearance, motion: boolean): ThemeConfig {
  const own = tokens[appearance];
  return {
    algorithm: appearance === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily,
      fontSize: 14,
      borderRadius: 6,
      borderRadiusLG: 10,
      controlHeight: 34,
      wireframe: false,
      motion,
      colorPrimary: own.primary,
      colorInfo: own.primary,
      colorLink: own.primary,
      colorSuccess: own.positive,
      colorError: own.negative,
      colorWarning: own.warning,
      colorText: own.text,
      colorTextSecondary: own.text_secondary,
      colorTextTertiary: own.text_tertiary,
      colorTextPlaceholder: own.text_tertiary,
      colorBgLayout: own.page,
      colorBgContainer: own.surface,
      colorBgElevated: own.raised,
      colorBorder: own.border_strong,
      colorBorderSecondary: own.border,
    },
    components: {
      // White on the light blue of the dark appearance could not be read.
      Button:
        appearance === "dark"
          ? { primaryColor: "#0e1217", primaryShadow: "none" }
          : { primaryShadow: "none" },
    },
  };
}
