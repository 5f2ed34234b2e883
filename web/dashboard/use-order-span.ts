import { useQuery } from "@tanstack/react-query";
import { records } from "../api/records.ts";

export type OrderSpan = { readonly first: string; readonly last: string };

/** The days of the first and the last order that the viewer may see; null where there is none. Two reads of an index. */
export function useOrderSpan(enabled: boolean) {
  return useQuery({
    queryKey: ["order-span"],
    queryFn: async ({ signal }): Promise<OrderSpan | null> => {
      const [oldest, newest] = await Promise.all(
        ["ordered_on", "-ordered_on"].map((sort) => records("order").list({ sort, limit: 1 }, signal)),
      );
      const [first, last] = [oldest?.rows[0]?.ordered_on, newest?.rows[0]?.ordered_on];
      return typeof first === "string" && typeof last === "string" ? { first, last } : null;
    },
    staleTime: 300_000,
    enabled,
  });
}
