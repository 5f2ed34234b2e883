import { useCallback } from "react";
import { useSearchParams } from "react-router";
import { type ExplainCell, withCell } from "./explain-address.ts";

/** Opens the explanation of a number that is drawn, where no link can stand. */
export function useOpenCell(): (cell: ExplainCell | null) => void {
  const [, setParams] = useSearchParams();
  return useCallback(
    (cell) => {
      if (cell !== null) setParams((params) => withCell(params, cell), { preventScrollReset: true });
    },
    [setParams],
  );
}
