import { useEffect, useState } from 'react';

type Kept<D> = { at: string; draft: D };

/** Keeps what is being written on this device, so that a closed tab loses nothing. */
export function useKeptDraft<D>(key: string, draft: D, changed: boolean) {
  const storageKey = `jishi.console.draft.${key}`;
  const [found, setFound] = useState<Kept<D> | null>(() => read<D>(storageKey));
  useEffect(() => {
    if (!changed) return;
    const timer = setTimeout(
      () => localStorage.setItem(storageKey, JSON.stringify({ at: new Date().toISOString(), draft })),
      400,
    );
    return () => clearTimeout(timer);
  }, [storageKey, draft, changed]);
  const drop = () => {
    localStorage.removeItem(storageKey);
    setFound(null);
  };
  return { found, drop, take: () => setFound(null) };
}

function read<D>(key: string): Kept<D> | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept<D> | null;
  } catch {
    return null;
  }
}
