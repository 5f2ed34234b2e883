import { useSyncExternalStore } from "react";

/**
 * A session that ends in the middle of work: the requests that met it wait here until the person has signed in again,
 * so that nothing typed is lost.
 */
let waiting: { readonly promise: Promise<void>; readonly resolve: () => void } | null = null;
const listeners = new Set<() => void>();

const announce = (): void => {
  for (const listener of listeners) listener();
};

/** Resolves when the person is signed in again. */
export function signedInAgain(): Promise<void> {
  if (waiting === null) {
    let resolve: () => void = () => undefined;
    const promise = new Promise<void>((done) => {
      resolve = done;
    });
    waiting = { promise, resolve };
    announce();
  }
  return waiting.promise;
}

export function endWaiting(): void {
  waiting?.resolve();
  waiting = null;
  announce();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSessionExpired = (): boolean => useSyncExternalStore(subscribe, () => waiting !== null);
