import { useQueries } from "@tanstack/react-query";
import { formatMoney, groupDigits, isCurrency } from "../../engine/money/index.ts";
import { objectNamed } from "../../kernel/catalog.ts";
import { isReferenceJson } from "../../kernel/kinds/kinds.web.tsx";
import { catalog } from "../../modules/catalog.ts";
import { records } from "../api/records.ts";
import { noValue } from "../format/format.ts";
import { useLanguage } from "../language/language.ts";
import type { UseChildExtras } from "./child-extra.ts";
import type { DraftRow } from "./draft.ts";
import { draftNetAmount } from "./order-line-amount.ts";

const productOf = (row: DraftRow): string | null => {
  const product = row.values.product;
  return isReferenceJson(product) ? product.id : null;
};

/** The net amount of each line and of the order while they are typed; the list price that an empty price will be. */
export const useOrderLineExtras: UseChildExtras = (rows, parent, session) => {
  const { locale, t } = useLanguage();
  const ids = [...new Set(rows.map(productOf).filter((id) => id !== null))];
  const prices = useQueries({
    queries: ids.map((id) => ({
      queryKey: ["records", "product", "one", id],
      queryFn: () => records("product").get(id),
    })),
    combine: (results) =>
      new Map(results.map((result, index) => [ids[index], result.data?.list_price ?? null] as const)),
  });
  const company = session.workspace.currency;
  const currency =
    typeof parent.currency === "string" && isCurrency(parent.currency) ? parent.currency : company;
  // The list price is in the company's currency; in another one only the server knows the day's rate.
  const priceOf = (row: DraftRow): string | null => {
    const price = prices.get(productOf(row) ?? "");
    return currency === company && typeof price === "string" ? price : null;
  };
  const amounts = new Map(rows.map((row) => [row.key, draftNetAmount(row.values, priceOf(row), currency)]));
  const known = [...amounts.values()].filter((amount) => amount !== null);
  const total = known.reduce((sum, amount) => sum + amount, 0n);
  const shown = (amount: bigint | null | undefined): string =>
    amount === null || amount === undefined ? noValue : formatMoney(amount, currency, locale);
  return {
    label: objectNamed(catalog, "order_line").fields.net_amount?.label ?? null,
    cell: (row) => shown(amounts.get(row.key)),
    placeholder: (row, key) => {
      if (key !== "unit_price") return undefined;
      const price = priceOf(row);
      return price === null ? t("form.list_price") : groupDigits(price);
    },
    footer: (
      <span>
        <span className="secondary">{t("form.lines_total")}</span>{" "}
        <strong className="number">{shown(known.length === 0 ? null : total)}</strong>
      </span>
    ),
  };
};
