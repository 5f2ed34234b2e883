import { useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "../api/client.ts";
import { sessionKey } from "../api/session.ts";

export type Company = {
  readonly name: string;
  readonly title: string;
  readonly currency: string;
  readonly time_zone: string;
  readonly demo: boolean;
  readonly fiscal_start_month: number;
  readonly fiscal_pattern: "months" | "4-4-5";
};

const companyKey = ["company"] as const;

export const useCompany = () =>
  useQuery({
    queryKey: companyKey,
    queryFn: ({ signal }) => request<Company>("GET", "/api/company", { signal }),
  });

/** Settings of the company reach everywhere: the session and every number are read anew after a change. */
export function useChangeCompany(): (change: Partial<Company>) => Promise<void> {
  const client = useQueryClient();
  return async (change) => {
    client.setQueryData(companyKey, await request<Company>("PATCH", "/api/company", { body: change }));
    await client.invalidateQueries({ queryKey: sessionKey });
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
  };
}
