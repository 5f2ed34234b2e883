import { QueryClient } from "@tanstack/react-query";
import { ConnectionError } from "./errors.ts";

/** A refusal stays what it is however often one asks; a lost connection is worth waiting for. */
const retriesMax = 20;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      networkMode: "always",
      retry: (count, error) => error instanceof ConnectionError && count < retriesMax,
      retryDelay: (count) => Math.min(1000 * 1.6 ** count, 15_000),
    },
    mutations: { networkMode: "always", retry: false },
  },
});
