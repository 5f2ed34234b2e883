import { useQuery } from "@tanstack/react-query";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import { records } from "../api/records.ts";
import { everyRecord } from "../targets/use-teams.ts";
import type { PriceChange } from "./price-history.ts";

/** The catalogue with the price and cost of today. */
export function useCatalogue(category: string | null) {
  const filter: PredicateInput | undefined =
    category === null ? undefined : { field: "category", op: "eq", value: category };
  return useQuery({
    queryKey: ["catalogue", category],
    queryFn: ({ signal }) => everyRecord("product", { sort: "code", filter }, signal),
  });
}

export function useCategories() {
  return useQuery({
    queryKey: ["categories"],
    queryFn: ({ signal }) => everyRecord("category", { sort: "name" }, signal),
    staleTime: 300_000,
  });
}

/** The days on which a product's list price, or cost, changed. */
export function usePriceChanges(object: "product_price" | "product_cost", product: string, enabled: boolean) {
  return useQuery({
    queryKey: ["price-changes", object, product],
    queryFn: async ({ signal }): Promise<PriceChange[]> => {
      const page = await records(object).list(
        { filter: { field: "product", op: "eq", value: product }, sort: "-valid_from", limit: 200 },
        signal,
      );
      const value = object === "product_price" ? "price" : "cost";
      return page.rows.map((row) => ({ from: String(row.valid_from), value: String(row[value]) }));
    },
    enabled,
  });
}
