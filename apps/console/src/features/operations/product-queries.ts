import type { Item, Query } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type ReviewProduct = Item<'GET /operations/products'>;
export type ProductState = ReviewProduct['state'];

export const reviewStates: readonly ProductState[] = [
  'pending_review',
  'on_shelf',
  'rejected',
  'off_shelf',
  'suspended',
];
export const reviewKey = ['operations', 'products'] as const;

export function useReviewProducts(filters: Omit<Query<'GET /operations/products'>, 'cursor' | 'limit'>) {
  return useCursorPages([...reviewKey, filters], (cursor) =>
    call('GET /operations/products', { query: { ...filters, ...(cursor === undefined ? {} : { cursor }) } }),
  );
}
