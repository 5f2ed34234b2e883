import { useSyncExternalStore } from "react";

/** Whether the server answers. Known from what the requests meet; nothing is asked for its own sake while all is well. */
let lost = false;
const listeners = new Set<() => void>();

export function reportConnection(next: "answered" | "lost"): void {
  if (lost === (next === "lost")) return;
  lost = next === "lost";
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useConnectionLost = (): boolean => useSyncExternalStore(subscribe, () => lost);
