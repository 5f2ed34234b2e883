import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Amounts, openSheet, type TargetSheet, withSaved } from "./target-sheet.ts";

export type SheetHandle = {
  readonly sheet: TargetSheet;
  /** Change the sheet; the change can be read by `now` at once, before the next drawing. */
  readonly change: (step: (sheet: TargetSheet) => TargetSheet) => void;
  readonly now: () => TargetSheet;
};

/**
 * The sheet of a plan. `saved` comes from the server; read anew it keeps what is typed and not saved. Another `key`
 * (plan, metric, grain) is another sheet.
 */
export function useTargetSheet(key: string, saved: Amounts): SheetHandle {
  const [sheet, setSheet] = useState(() => openSheet(saved));
  const current = useRef({ key, saved, sheet });
  const put = useCallback((next: TargetSheet) => {
    current.current = { ...current.current, sheet: next };
    setSheet(next);
  }, []);
  useEffect(() => {
    const before = current.current;
    if (before.key === key && before.saved === saved) return;
    const next = before.key === key ? withSaved(before.sheet, saved) : openSheet(saved);
    current.current = { key, saved, sheet: next };
    setSheet(next);
  }, [key, saved]);
  return useMemo(
    () => ({
      sheet,
      change: (step: (sheet: TargetSheet) => TargetSheet) => put(step(current.current.sheet)),
      now: () => current.current.sheet,
    }),
    [sheet, put],
  );
}
