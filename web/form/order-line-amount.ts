import { decimal, parseDecimal } from "../../engine/decimal/index.ts";
import { salesLineAmounts } from "../../engine/sales-line/index.ts";
import type { InputValue } from "../../kernel/kinds/kinds.web.tsx";
import { plainNumber } from "../../kernel/kinds/plain-number.ts";
import type { DraftValues } from "./draft.ts";

const one = decimal("1");

const decimalOf = (value: InputValue | undefined) =>
  typeof value === "string" || typeof value === "number" ? parseDecimal(plainNumber(String(value))) : null;

/** "12.5%" as typed → 0.125. */
function shareOf(value: InputValue | undefined) {
  if (value === null || value === undefined) return decimal("0");
  const typed = parseDecimal(plainNumber(String(value)).replace(/%$/, ""));
  return typed === null ? null : { units: typed.units, scale: typed.scale + 2 };
}

/**
 * The net amount in minor units that the line will have, by the same function that the server uses; null while the
 * line is not complete.
 */
export function draftNetAmount(
  values: DraftValues,
  listPrice: string | null,
  currency: string,
): bigint | null {
  const quantity = decimalOf(values.quantity);
  const unitPrice = decimalOf(values.unit_price ?? listPrice);
  const discount = shareOf(values.discount);
  if (quantity === null || unitPrice === null || discount === null) return null;
  return salesLineAmounts({
    quantity,
    unitPrice,
    discount,
    unitCost: null,
    taxRate: null,
    currency,
    companyCurrency: currency,
    rate: one,
  }).netAmount;
}
