import type { Item, Query } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type OperatorVideo = Item<'GET /operations/videos'>;

export const operatorVideosKey = ['operations', 'videos'] as const;

export function useOperatorVideos(filters: Omit<Query<'GET /operations/videos'>, 'cursor' | 'limit'>) {
  return useCursorPages([...operatorVideosKey, filters], (cursor) =>
    call('GET /operations/videos', { query: { ...filters, ...(cursor === undefined ? {} : { cursor }) } }),
  );
}
