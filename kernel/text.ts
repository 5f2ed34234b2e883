/** The two languages of the product. Chinese is the default, English is complete. */
export type Locale = "zh" | "en";
export const locales: readonly Locale[] = ["zh", "en"];

/** A sentence or word in both languages, written where the thing itself is declared. */
export type Text = { readonly zh: string; readonly en: string };

/**
 * Fill `{name}` places of a template.
 * @example fillText("{field} 应为 {expected}", { field: "数量", expected: "整数" }) // "数量 应为 整数"
 */
export function fillText(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined || value === null ? place : String(value);
  });
}
