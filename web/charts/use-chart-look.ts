import { useMemo, useSyncExternalStore } from "react";
import { useLanguage } from "../language/language.ts";
import { useAppearance } from "../theme/appearance.ts";
import { type ChartLook, chartLook } from "./chart-look.ts";

const still = window.matchMedia("(prefers-reduced-motion: reduce)");

function subscribe(listener: () => void): () => void {
  still.addEventListener("change", listener);
  return () => still.removeEventListener("change", listener);
}

/** The look of charts in the appearance and language now on screen. */
export function useChartLook(): ChartLook {
  const appearance = useAppearance();
  const { locale } = useLanguage();
  const reduced = useSyncExternalStore(subscribe, () => still.matches);
  return useMemo(() => chartLook(appearance, locale, !reduced), [appearance, locale, reduced]);
}
