import { useLayoutEffect, type RefObject } from 'react';
import { useLocation, useNavigationType } from 'react-router';

// Going back finds the list where it was left. Keyed by history entry, so two visits of one page do not share a place.
const places = new Map<string, number>();

export function useScrollMemory(element: RefObject<HTMLElement | null>, name = ''): void {
  const { key } = useLocation();
  const kind = useNavigationType();
  const place = `${key}${name}`;
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    if (kind === 'POP') box.scrollTop = places.get(place) ?? 0;
    const remember = () => places.set(place, box.scrollTop);
    box.addEventListener('scroll', remember, { passive: true });
    return () => box.removeEventListener('scroll', remember);
  }, [element, kind, place]);
}
