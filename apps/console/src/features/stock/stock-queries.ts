import type { Item } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type StockRow = Item<'GET /shops/:shopId/stock'>;
export type Which = 'all' | 'low' | 'out';

export const stockKey = (shopId: string) => ['shop', shopId, 'stock'] as const;

export function useStock(shopId: string, which: Which) {
  return useCursorPages([...stockKey(shopId), 'list', which], (cursor) =>
    call('GET /shops/:shopId/stock', {
      params: { shopId },
      query: { which, ...(cursor === undefined ? {} : { cursor }) },
    }),
  );
}

export function useMovements(shopId: string, skuId: string) {
  return useCursorPages([...stockKey(shopId), 'movements', skuId], (cursor) =>
    call('GET /shops/:shopId/stock/:skuId/movements', {
      params: { shopId, skuId },
      query: cursor === undefined ? {} : { cursor },
    }),
  );
}
