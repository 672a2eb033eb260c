import { useState } from 'react';

/** Which columns of a table a person hides, remembered on this device. */
export function useHiddenColumns(tableId: string, initial: readonly string[]) {
  const storageKey = `jishi.console.columns.${tableId}`;
  const [hidden, setHidden] = useState<readonly string[]>(() => stored(storageKey) ?? initial);
  const choose = (next: readonly string[]) => {
    localStorage.setItem(storageKey, JSON.stringify(next));
    setHidden(next);
  };
  return [hidden, choose] as const;
}

function stored(key: string): string[] | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : null;
  } catch {
    return null;
  }
}
