import { useEffect, useSyncExternalStore } from 'react';

let name = '';
const listeners = new Set<() => void>();

function setName(next: string) {
  name = next;
  for (const listener of listeners) listener();
}

/** Tells the shell what the open page is called. */
export function usePageName(title: string) {
  useEffect(() => {
    setName(title);
    return () => setName('');
  }, [title]);
}

export function useOpenPageName(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => name,
  );
}
