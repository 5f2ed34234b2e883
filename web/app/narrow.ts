import { useSyncExternalStore } from "react";

const phone = window.matchMedia("(max-width: 767px)");

function subscribe(listener: () => void): () => void {
  phone.addEventListener("change", listener);
  return () => phone.removeEventListener("change", listener);
}

/** Whether the window is as narrow as a phone: lists become cards, the menu moves to the bottom. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => phone.matches);
