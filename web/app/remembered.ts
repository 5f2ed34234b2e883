import { useCallback, useState } from "react";

/** A small choice of the person (menu folded, columns) that this browser remembers. */
export function useRemembered(name: string, initial: string): readonly [string, (next: string) => void] {
  const key = `attain.${name}`;
  const [value, setValue] = useState(() => localStorage.getItem(key) ?? initial);
  const remember = useCallback(
    (next: string) => {
      localStorage.setItem(key, next);
      setValue(next);
    },
    [key],
  );
  return [value, remember];
}
