import type { Item, Query } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type OperatorReview = Item<'GET /operations/reviews'>;

export const operatorReviewsKey = ['operations', 'reviews'] as const;

export function useOperatorReviews(filters: Omit<Query<'GET /operations/reviews'>, 'cursor' | 'limit'>) {
  return useCursorPages<OperatorReview>([...operatorReviewsKey, filters], (cursor) =>
    call('GET /operations/reviews', { query: { ...filters, ...(cursor === undefined ? {} : { cursor }) } }),
  );
}
