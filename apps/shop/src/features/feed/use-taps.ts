import { useRef, type MouseEvent } from 'react';

const doubleTapMs = 260;

type Taps = { onTap: () => void; onDoubleTap: (x: number, y: number) => void };

/** One tap waits a moment in case it is the first of two. */
export function useTaps({ onTap, onDoubleTap }: Taps): (event: MouseEvent<HTMLElement>) => void {
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  return (event) => {
    if (pending.current !== undefined) {
      clearTimeout(pending.current);
      pending.current = undefined;
      const box = event.currentTarget.getBoundingClientRect();
      onDoubleTap(event.clientX - box.left, event.clientY - box.top);
      return;
    }
    pending.current = setTimeout(() => {
      pending.current = undefined;
      onTap();
    }, doubleTapMs);
  };
}
