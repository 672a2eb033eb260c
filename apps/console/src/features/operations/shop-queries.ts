import type { Item, Query } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type OperatorShop = Item<'GET /operations/shops'>;
export type ShopState = OperatorShop['state'];

export const shopStates: readonly ShopState[] = ['pending', 'approved', 'rejected', 'suspended'];
export const shopsKey = ['operations', 'shops'] as const;

export function useShops(filters: Omit<Query<'GET /operations/shops'>, 'cursor' | 'limit'>) {
  return useCursorPages([...shopsKey, filters], (cursor) =>
    call('GET /operations/shops', { query: { ...filters, ...(cursor === undefined ? {} : { cursor }) } }),
  );
}
