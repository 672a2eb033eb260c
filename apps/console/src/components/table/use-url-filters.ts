import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

type Filters = Record<string, string>;

/**
 * Filters live in the address, so a view can be kept, shared and gone back to. Defaults are left out of it. A `tab` says where
 * one is: it narrows nothing, and clearing the filters stays there.
 */
export function useUrlFilters<F extends Filters>(defaults: F) {
  const [params, setParams] = useSearchParams();
  const text = JSON.stringify(defaults);
  const filters = useMemo(() => {
    const base = JSON.parse(text) as F;
    return Object.fromEntries(
      Object.entries(base).map(([key, value]) => [key, params.get(key) ?? value]),
    ) as F;
  }, [params, text]);

  const change = useCallback(
    (patch: Partial<F>) => {
      setParams((before) => withChanges(before, patch, JSON.parse(text) as F), { replace: true });
    },
    [setParams, text],
  );
  const clear = useCallback(
    () =>
      setParams((before) => new URLSearchParams([...before].filter(([key]) => key === 'tab')), {
        replace: true,
      }),
    [setParams],
  );
  const narrowed = Object.entries(filters).some(([key, value]) => key !== 'tab' && value !== defaults[key]);
  return { filters, change, clear, narrowed };
}

function withChanges<F extends Filters>(
  before: URLSearchParams,
  patch: Partial<F>,
  defaults: F,
): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined || value === defaults[key]) after.delete(key);
    else after.set(key, value);
  }
  return after;
}

/** '' means "no filter": such keys are not sent to the server. */
export function given<F extends Filters>(filters: F): Partial<F> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== '')) as Partial<F>;
}
