import { useSyncExternalStore } from 'react';

const wide = matchMedia('(min-width: 960px)');

export const useWide = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      wide.addEventListener('change', changed);
      return () => wide.removeEventListener('change', changed);
    },
    () => wide.matches,
  );
