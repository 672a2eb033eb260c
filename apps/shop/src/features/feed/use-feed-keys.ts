import { useEffect, useRef } from 'react';
import { isMuted, setMuted } from './sound.ts';

type Keys = { toggle: () => void; like: () => void };

/** Space pauses, L likes, M switches the sound — unless a sheet is open or someone is typing. */
export function useFeedKeys(active: boolean, keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!active) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const busy = document.querySelector('[role="dialog"]') || isControl(event.target);
      if (busy || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === ' ') latest.current.toggle();
      else if (event.key.toLowerCase() === 'l') latest.current.like();
      else if (event.key.toLowerCase() === 'm') setMuted(!isMuted());
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [active]);
}

export const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, button, a') !== null;
