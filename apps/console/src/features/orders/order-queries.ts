import { useQuery } from '@tanstack/react-query';
import type { Item, Query, Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type ShopOrder = Item<'GET /shops/:shopId/orders'>;
export type OrderDetail = Reply<'GET /shops/:shopId/orders/:orderId'>;
export type OrderState = ShopOrder['state'];
export type OrderFilters = Omit<Query<'GET /shops/:shopId/orders'>, 'cursor' | 'limit'>;

export const orderStates: readonly OrderState[] = ['unpaid', 'paid', 'shipped', 'received', 'cancelled'];

export const ordersKey = (shopId: string) => ['shop', shopId, 'orders'] as const;

export function useShopOrders(shopId: string, filters: OrderFilters) {
  return useCursorPages([...ordersKey(shopId), 'list', filters], (cursor) =>
    call('GET /shops/:shopId/orders', {
      params: { shopId },
      query: { ...filters, ...(cursor === undefined ? {} : { cursor }) },
    }),
  );
}

export function useOrderCounts(shopId: string) {
  return useQuery({
    queryKey: [...ordersKey(shopId), 'counts'],
    queryFn: () => call('GET /shops/:shopId/orders/counts', { params: { shopId } }),
  });
}

export function useShopOrder(shopId: string, orderId: string) {
  return useQuery({
    queryKey: [...ordersKey(shopId), orderId],
    queryFn: () => call('GET /shops/:shopId/orders/:orderId', { params: { shopId, orderId } }),
  });
}

export function useCarriers() {
  return useQuery({
    queryKey: ['carriers'],
    queryFn: () => call('GET /carriers'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
