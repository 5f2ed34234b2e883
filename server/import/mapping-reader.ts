import { Refusal } from "../../kernel/refusal.ts";
import type { Text } from "../../kernel/text.ts";

/** The refusal of a mapping: where in the JSON, and what would be right. */
export function mappingRefusal(place: string, reason: Text): Refusal {
  return new Refusal("import.mapping", { place, reason });
}

export type JsonObject = Readonly<Record<string, unknown>>;

const under = (place: string, key: string): string => (place === "" ? key : `${place}.${key}`);

/** A part of the mapping with its place in the file, so that every complaint names where it is. */
export type Part = { readonly place: string; readonly value: unknown };

export const partAt = (object: JsonObject, place: string, key: string): Part => ({
  place: under(place, key),
  value: object[key],
});

/** An object with only the named keys: a misspelt key is refused, never ignored. */
export function objectPart({ place, value }: Part, keys: readonly string[]): JsonObject {
  const object = anyObjectPart({ place, value });
  const unknown = Object.keys(object).find((key) => !keys.includes(key));
  if (unknown !== undefined)
    throw mappingRefusal(under(place, unknown), {
      zh: `没有这个键，可用：${keys.join("、")}`,
      en: `there is no such key; keys are ${keys.join(", ")}`,
    });
  return object;
}

export function anyObjectPart({ place, value }: Part): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw mappingRefusal(place, { zh: "应为对象 {…}", en: "expected an object {…}" });
  return value as JsonObject;
}

export function listPart({ place, value }: Part): Part[] {
  if (!Array.isArray(value)) throw mappingRefusal(place, { zh: "应为列表 […]", en: "expected a list […]" });
  return value.map((each: unknown, index) => ({ place: `${place}[${index}]`, value: each }));
}

export function textPart({ place, value }: Part): string {
  if (typeof value !== "string" || value === "")
    throw mappingRefusal(place, { zh: "应为文字", en: "expected a text" });
  return value;
}

/** A constant of the data: text, number and boolean are all written as text. */
export function plainPart({ place, value }: Part): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return String(value);
  throw mappingRefusal(place, {
    zh: "应为文字、数字或 true/false",
    en: "expected a text, a number or true/false",
  });
}

export function flagPart({ place, value }: Part): boolean {
  if (value === undefined) return false;
  if (typeof value === "boolean") return value;
  throw mappingRefusal(place, { zh: "应为 true 或 false", en: "expected true or false" });
}

export function countPart({ place, value }: Part, max: number): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= max) return value;
  throw mappingRefusal(place, {
    zh: `应为 0 到 ${max} 之间的整数`,
    en: `expected a whole number from 0 to ${max}`,
  });
}
