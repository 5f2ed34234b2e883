/** The design tokens: one visual language, in light and dark. Every colour on a page is one of these. */
export type Appearance = "light" | "dark";

const light = {
  page: "#f5f6f8",
  surface: "#ffffff",
  raised: "#ffffff",
  subtle: "#f0f2f5",
  hover: "#eef2fa",
  selected: "#e5edfc",
  border: "#e2e5ea",
  border_strong: "#c9ced6",
  text: "#1a202b",
  text_secondary: "#545d6b",
  text_tertiary: "#6c7685",
  primary: "#1f56c4",
  primary_hover: "#3a6dd6",
  primary_soft: "#e5edfc",
  positive: "#0b7a52",
  positive_soft: "#e0f4ea",
  negative: "#c22f2f",
  negative_soft: "#fde9e7",
  warning: "#946200",
  warning_soft: "#fdf1d8",
  shadow: "0 1px 2px rgb(16 24 40 / 5%), 0 1px 3px rgb(16 24 40 / 6%)",
  shadow_raised: "0 8px 24px rgb(16 24 40 / 12%)",
} as const;

type Tokens = { readonly [K in keyof typeof light]: string };

const dark: Tokens = {
  page: "#0e1217",
  surface: "#161b22",
  raised: "#1c222b",
  subtle: "#1e252e",
  hover: "#1f2936",
  selected: "#1d3054",
  border: "#2a323d",
  border_strong: "#3d4857",
  text: "#e7eaef",
  text_secondary: "#aab3c0",
  text_tertiary: "#8b96a5",
  primary: "#7aa5ff",
  primary_hover: "#96b8ff",
  primary_soft: "#1d3054",
  positive: "#4fc792",
  positive_soft: "#12321f",
  negative: "#ff8a80",
  negative_soft: "#3d1c1c",
  warning: "#e0b04a",
  warning_soft: "#382b10",
  shadow: "0 1px 2px rgb(0 0 0 / 40%)",
  shadow_raised: "0 8px 28px rgb(0 0 0 / 55%)",
};

export const tokens: Readonly<Record<Appearance, Tokens>> = { light, dark };

/** Series of a chart, in order; chosen to stay apart for colour-blind readers and on both grounds. */
export const chartColors: Readonly<Record<Appearance, readonly string[]>> = {
  light: ["#1f56c4", "#e08a00", "#0f9d76", "#9a4fc4", "#d2476b", "#3a9fc9", "#8a7a2e", "#6b7687"],
  dark: ["#7aa5ff", "#f0b04d", "#4fc7a0", "#c58cea", "#f0829c", "#6cc3e6", "#c9b75e", "#9aa5b5"],
};

/** CSS names: `primary_soft` is `--primary-soft`. */
export const cssName = (token: string): string => `--${token.replaceAll("_", "-")}`;

/** Hand the tokens of an appearance to the style sheets. */
export function applyTokens(appearance: Appearance, root: HTMLElement): void {
  root.dataset.appearance = appearance;
  root.style.colorScheme = appearance;
  for (const [token, value] of Object.entries(tokens[appearance])) {
    root.style.setProperty(cssName(token), value);
  }
}
