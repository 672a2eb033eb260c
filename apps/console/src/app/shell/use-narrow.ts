import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 1180px)');

/** Below 1180 px the navigation starts as icons, so that tables keep their room. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener);
      return () => narrow.removeEventListener('change', listener);
    },
    () => narrow.matches,
  );
}
