import { isMoneyJson, isReferenceJson } from "../../kernel/kinds/kind.web.tsx";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { RecordJson } from "../api/json.ts";

function plainText(value: unknown): string {
  if (isReferenceJson(value)) return value.title ?? "";
  if (isMoneyJson(value)) return `${value.amount} ${value.currency}`;
  return value === null || value === undefined ? "" : String(value);
}

/** The words by which people know a record; its number in the system where the naming field is empty. */
export function titleOf(object: ObjectDeclaration, record: RecordJson): string {
  const text = plainText(record[object.title]);
  return text === "" ? record.id.slice(-8) : text;
}

/** A second word that tells namesakes apart: a field that is unique by itself (a code, an e-mail). */
export function hintOf(object: ObjectDeclaration, record: RecordJson): string | null {
  const key = object.unique?.find((keys) => keys.length === 1 && keys[0] !== object.title)?.[0];
  const text = key === undefined ? "" : plainText(record[key]);
  return text === "" ? null : text;
}
