import type { Field, KindName } from "../field.ts";
import { booleanView } from "./boolean.web.tsx";
import { currencyView } from "./currency.web.tsx";
import { decimalView } from "./decimal.web.tsx";
import { integerView } from "./integer.web.tsx";
import type { KindView } from "./kind.web.tsx";
import { moneyView } from "./money.web.tsx";
import { optionView } from "./option.web.tsx";
import { percentView } from "./percent.web.tsx";
import { refView } from "./ref.web.tsx";
import { textView } from "./text.web.tsx";
import { dayView, instantView } from "./time.web.tsx";

type ViewTable = { readonly [K in KindName]: KindView<Extract<Field, { kind: K }>> };

/** One line a kind. Forgetting one does not compile. */
const views: ViewTable = {
  text: textView,
  option: optionView,
  boolean: booleanView,
  integer: integerView,
  decimal: decimalView,
  percent: percentView,
  money: moneyView,
  day: dayView,
  instant: instantView,
  currency: currencyView,
  ref: refView,
};

/** How a field's kind is shown, typed and filtered. As in kinds/index.ts, the one place where both types meet. */
export function viewOf(field: Field): KindView<Field> {
  return views[field.kind] as unknown as KindView<Field>;
}

export * from "./kind.web.tsx";
