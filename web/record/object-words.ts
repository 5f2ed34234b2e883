import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { Text } from "../../kernel/text.ts";

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Many of them, as a title: "客户" / "Exchange rates". */
export function manyOf(object: ObjectDeclaration): Text {
  return { zh: object.label.zh, en: capitalised(severalOf(object).en) };
}

/** One of them inside a sentence: "客户" / "exchange rate"; abbreviations keep their capitals ("API key"). */
export function oneOf(object: ObjectDeclaration): Text {
  const { zh, en } = object.label;
  return { zh, en: /^[A-Z]{2}/.test(en) ? en : en.charAt(0).toLowerCase() + en.slice(1) };
}

/** Many of them inside a sentence: "客户" / "exchange rates". */
export function severalOf(object: ObjectDeclaration): Text {
  const many = object.plural.replaceAll("_", " ");
  return { zh: object.label.zh, en: many.replace(/^api\b/, "API") };
}
