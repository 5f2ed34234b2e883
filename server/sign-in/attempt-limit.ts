/** Counts failures by key within a window of time, and tells how long a key has to wait. "Now" is milliseconds. */
export type AttemptLimit = {
  /** Whole seconds until the key may try again; 0 when it may now. */
  waitSeconds(key: string, now: number): number;
  failed(key: string, now: number): void;
  succeeded(key: string): void;
};

type Failures = { readonly begun: number; readonly count: number };

const keysMax = 50_000;

/**
 * A limit of failed attempts: after `attemptsMax` failures the key waits until the window that began with the first of
 * them is over. Kept in memory: a restart forgives, and an attacker cannot fill the disk.
 */
export function attemptLimit(attemptsMax: number, windowMs: number): AttemptLimit {
  const failures = new Map<string, Failures>();
  const current = (key: string, now: number): Failures | undefined => {
    const found = failures.get(key);
    return found !== undefined && now - found.begun < windowMs ? found : undefined;
  };
  const forgetOldest = (): void => {
    const [oldest] = failures.keys();
    if (oldest !== undefined) failures.delete(oldest);
  };
  return {
    waitSeconds(key, now) {
      const found = current(key, now);
      if (found === undefined || found.count < attemptsMax) return 0;
      return Math.ceil((found.begun + windowMs - now) / 1_000);
    },
    failed(key, now) {
      const found = current(key, now);
      failures.delete(key);
      if (failures.size >= keysMax) forgetOldest();
      failures.set(key, { begun: found?.begun ?? now, count: (found?.count ?? 0) + 1 });
    },
    succeeded(key) {
      failures.delete(key);
    },
  };
}
