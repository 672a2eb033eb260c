import { useSyncExternalStore } from 'react';

// Browsers only start a video by themselves while it is silent, so the feed begins muted and remembers once sound was asked for.
let muted = true;
const listeners = new Set<() => void>();

export function setMuted(next: boolean): void {
  muted = next;
  for (const listener of listeners) listener();
}

export const isMuted = (): boolean => muted;

export const useMuted = (): boolean =>
  useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, isMuted);
