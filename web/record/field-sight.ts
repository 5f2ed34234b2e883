import type { Field } from "../../kernel/field.ts";
import { allFields, type ObjectDeclaration, systemFields } from "../../kernel/object.ts";
import { mayDo, type Session } from "../api/session.ts";

/** The fields of an object that this session may see, declared ones first. */
export function seenFields(object: ObjectDeclaration, session: Session): Record<string, Field> {
  const sight = session.fields[object.name] ?? {};
  return Object.fromEntries(
    Object.entries(allFields(object)).filter(([key]) => key in sight || key in systemFields),
  );
}

/** Whether a field may be searched, filtered, sorted and grouped by: what is seen only in part may not. */
export const isUsable = (object: ObjectDeclaration, key: string, session: Session): boolean =>
  session.fields[object.name]?.[key] !== "masked";

/** Whether the session may change a field of an existing record. Rows outside of its scope are refused by the server. */
export function mayEdit(object: ObjectDeclaration, key: string, session: Session): boolean {
  const field = object.fields[key];
  return (
    field !== undefined &&
    field.readOnly !== true &&
    field.frozen !== true &&
    field.dated === undefined &&
    object.parent === undefined &&
    session.fields[object.name]?.[key] === "full" &&
    mayDo(session, object.name, "update")
  );
}

/** Fields that a form for a new record asks for. */
export function mayGive(object: ObjectDeclaration, key: string, session: Session): boolean {
  const field = object.fields[key];
  return (
    field !== undefined &&
    field.readOnly !== true &&
    field.dated === undefined &&
    session.fields[object.name]?.[key] === "full"
  );
}

/** The currency of a money field's amounts in a record (or in what is being typed). */
export function currencyOf(field: Field, record: Readonly<Record<string, unknown>>, company: string): string {
  if (field.kind !== "money" || field.currencyFrom === "company") return company;
  const named = record[field.currencyFrom];
  return typeof named === "string" ? named : company;
}
