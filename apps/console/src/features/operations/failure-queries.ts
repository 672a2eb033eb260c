import type { Item } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type Failure = Item<'GET /operations/failures'>;

export const failuresKey = ['operations', 'failures'] as const;
export const failureKinds: readonly Failure['kind'][] = ['event', 'job', 'timer'];

export function useFailures(kind: Failure['kind'] | undefined) {
  return useCursorPages(
    [...failuresKey, 'list', kind],
    (cursor) =>
      call('GET /operations/failures', {
        query: { ...(kind === undefined ? {} : { kind }), ...(cursor === undefined ? {} : { cursor }) },
      }),
    { refetchInterval: 10_000 },
  );
}
