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
  text_tertiary: "#657080",
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

type MarkColor = { readonly ground: string; readonly text: string };
const markNames = [
  "default",
  "blue",
  "geekblue",
  "cyan",
  "green",
  "gold",
  "orange",
  "red",
  "purple",
] as const;
export type MarkName = (typeof markNames)[number];

/** Coloured words of states and levels, by the colour that the declaration names. Readable on their own ground. */
export const markColors: Readonly<Record<Appearance, Readonly<Record<MarkName, MarkColor>>>> = {
  light: {
    default: { ground: "#eceff3", text: "#4b5563" },
    blue: { ground: "#e2ecfd", text: "#1a4eb5" },
    geekblue: { ground: "#e7e9fc", text: "#3a45b5" },
    cyan: { ground: "#dcf2f4", text: "#0a5f6b" },
    green: { ground: "#dff4e9", text: "#0a6846" },
    gold: { ground: "#fcf0d3", text: "#7a5100" },
    orange: { ground: "#fdeadb", text: "#944600" },
    red: { ground: "#fde8e6", text: "#b02323" },
    purple: { ground: "#f1e8fb", text: "#6b2ba3" },
  },
  dark: {
    default: { ground: "#2a313b", text: "#c3cad4" },
    blue: { ground: "#1b3158", text: "#a5c3ff" },
    geekblue: { ground: "#272c5c", text: "#b9c0ff" },
    cyan: { ground: "#113a41", text: "#83d8e4" },
    green: { ground: "#12382a", text: "#7fdcb2" },
    gold: { ground: "#3d3010", text: "#ecc76b" },
    orange: { ground: "#432a14", text: "#f5b583" },
    red: { ground: "#471f1f", text: "#ffaaa3" },
    purple: { ground: "#382250", text: "#d9b5f7" },
  },
};

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
  for (const [name, { ground, text }] of Object.entries(markColors[appearance])) {
    root.style.setProperty(`--mark-${name}`, ground);
    root.style.setProperty(`--mark-${name}-text`, text);
  }
}
