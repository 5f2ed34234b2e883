import type { Field, FieldValue, KindName } from "../field.ts";
import { booleanKind } from "./boolean.ts";
import { currencyKind } from "./currency.ts";
import { decimalKind, percentKind } from "./decimal.ts";
import { integerKind } from "./integer.ts";
import type { Kind } from "./kind.ts";
import { moneyKind } from "./money.ts";
import { optionKind } from "./option.ts";
import { refKind } from "./ref.ts";
import { textKind } from "./text.ts";
import { dayKind, instantKind } from "./time.ts";

type FieldOf<K extends KindName> = Extract<Field, { kind: K }>;
type KindTable = {
  readonly [K in KindName]:
    | Kind<FieldOf<K>, never>
    | Kind<FieldOf<K>, string>
    | Kind<FieldOf<K>, number>
    | Kind<FieldOf<K>, bigint>
    | Kind<FieldOf<K>, boolean>;
};

/** One line a kind. Forgetting one does not compile. */
const kinds: KindTable = {
  text: textKind,
  option: optionKind,
  boolean: booleanKind,
  integer: integerKind,
  decimal: decimalKind,
  percent: percentKind,
  money: moneyKind,
  day: dayKind,
  instant: instantKind,
  currency: currencyKind,
  ref: refKind,
};

/**
 * The kind of a field. The one place where the types of a field and of its value are taken as belonging together: a
 * field's own value is only ever made by its own kind.
 */
export function kindOf(field: Field): Kind<Field, FieldValue> {
  return kinds[field.kind] as unknown as Kind<Field, FieldValue>;
}

export * from "./kind.ts";
export { isUuid } from "./ref.ts";
