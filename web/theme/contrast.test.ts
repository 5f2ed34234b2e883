import { describe, expect, it } from "vitest";
import { catalog } from "../../modules/catalog.ts";
import { type Appearance, markColors, tokens } from "./tokens.ts";

/** Relative luminance and contrast by WCAG 2.2. */
function luminance(hex: string): number {
  const channel = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const readable = 4.5;
const texts = [
  "text",
  "text_secondary",
  "text_tertiary",
  "primary",
  "positive",
  "negative",
  "warning",
] as const;
const grounds = ["page", "surface", "raised"] as const;
const softs = [
  ["primary", "primary_soft"],
  ["positive", "positive_soft"],
  ["negative", "negative_soft"],
  ["warning", "warning_soft"],
] as const;

describe.each(["light", "dark"] as const)("the colours of the %s appearance", (appearance: Appearance) => {
  const own = tokens[appearance];
  it.each(texts)("leave %s readable on every ground", (text) => {
    for (const ground of grounds) expect(contrast(own[text], own[ground])).toBeGreaterThanOrEqual(readable);
  });
  it.each(softs)("leave %s readable on %s", (text, ground) => {
    expect(contrast(own[text], own[ground])).toBeGreaterThanOrEqual(readable);
  });
  it.each(Object.entries(markColors[appearance]))("leave the mark %s readable", (_name, { ground, text }) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(readable);
  });
});

it("every colour that a declaration names is one of the marks", () => {
  const named = catalog.objects.flatMap((object) =>
    Object.values(object.fields).flatMap((field) =>
      field.kind === "option" ? Object.values(field.options).map((choice) => choice.color) : [],
    ),
  );
  const unknown = named.filter((color) => color !== undefined && !(color in markColors.light));
  expect(unknown).toEqual([]);
});
