import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { isControl } from './use-feed-keys.ts';

// Where each feed was left, so that coming back from a product finds the same video.
const places = new Map<string, number>();
export const forgetPlace = (name: string): boolean => places.delete(name);

/** Which slide fills the screen, kept while other pages are visited; arrow keys move between slides. */
export function useActiveSlide(box: RefObject<HTMLElement | null>, name: string, count: number): number {
  const [active, setActive] = useState(() => places.get(name) ?? 0);

  useLayoutEffect(() => {
    const place = places.get(name) ?? 0;
    setActive(place);
    if (box.current) box.current.scrollTop = place * box.current.clientHeight;
  }, [box, name]);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const onScroll = () => {
      const index = Math.round(element.scrollTop / Math.max(1, element.clientHeight));
      places.set(name, index);
      setActive(index);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [box, name]);

  const move = useCallback(
    (step: number) => {
      const element = box.current;
      if (!element) return;
      const index = Math.round(element.scrollTop / element.clientHeight);
      element.scrollTo({
        top: Math.max(0, Math.min(count, index + step)) * element.clientHeight,
        behavior: 'smooth',
      });
    },
    [box, count],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step =
        event.key === 'ArrowDown' || event.key === 'PageDown'
          ? 1
          : event.key === 'ArrowUp' || event.key === 'PageUp'
            ? -1
            : 0;
      const typing =
        isControl(event.target) &&
        event.target instanceof HTMLElement &&
        event.target.matches('input, textarea, select');
      if (step === 0 || typing || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      move(step);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [move]);
  return active;
}
