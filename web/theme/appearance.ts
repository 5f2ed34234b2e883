import { useSyncExternalStore } from "react";
import { type Appearance, applyTokens } from "./tokens.ts";

/** "system" follows the machine. */
export type AppearanceChoice = Appearance | "system";

const key = "attain.appearance";
const darkMachine = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function storedChoice(): AppearanceChoice {
  const stored = localStorage.getItem(key);
  return stored === "light" || stored === "dark" ? stored : "system";
}

let choice = storedChoice();

const resolved = (): Appearance => (choice === "system" ? (darkMachine.matches ? "dark" : "light") : choice);

function announce(): void {
  applyTokens(resolved(), document.documentElement);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

darkMachine.addEventListener("change", announce);
announce();

export function setAppearance(next: AppearanceChoice): void {
  choice = next;
  if (next === "system") localStorage.removeItem(key);
  else localStorage.setItem(key, next);
  announce();
}

/** The appearance now on screen. */
export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, resolved);
/** What the person chose, which may be to follow the machine. */
export const useAppearanceChoice = (): AppearanceChoice => useSyncExternalStore(subscribe, () => choice);

const calmMachine = window.matchMedia("(prefers-reduced-motion: reduce)");
function subscribeMotion(listener: () => void): () => void {
  calmMachine.addEventListener("change", listener);
  return () => calmMachine.removeEventListener("change", listener);
}
/** Whether things may move; some people asked their machine that they do not. */
export const useMotion = (): boolean => useSyncExternalStore(subscribeMotion, () => !calmMachine.matches);
