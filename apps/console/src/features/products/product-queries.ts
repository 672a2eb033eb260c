import { useQuery } from '@tanstack/react-query';
import type { Body, Item, Query, Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type ProductRow = Item<'GET /shops/:shopId/products'>;
export type Product = Reply<'GET /shops/:shopId/products/:productId'>;
export type ProductState = ProductRow['state'];
export type ProductInput = Body<'POST /shops/:shopId/products'>;
export type ProductFilters = Omit<Query<'GET /shops/:shopId/products'>, 'cursor' | 'limit'>;
export type Category = Item<'GET /categories'>;

export const productStates: readonly ProductState[] = [
  'on_shelf',
  'draft',
  'pending_review',
  'rejected',
  'approved',
  'off_shelf',
  'suspended',
];

export const productsKey = (shopId: string) => ['shop', shopId, 'products'] as const;

export function useProducts(shopId: string, filters: ProductFilters) {
  return useCursorPages([...productsKey(shopId), 'list', filters], (cursor) =>
    call('GET /shops/:shopId/products', {
      params: { shopId },
      query: { ...filters, ...(cursor === undefined ? {} : { cursor }) },
    }),
  );
}

export function useProductCounts(shopId: string) {
  return useQuery({
    queryKey: [...productsKey(shopId), 'counts'],
    queryFn: async () => {
      const { items } = await call('GET /shops/:shopId/products/counts', { params: { shopId } });
      return Object.fromEntries(items.map(({ state, count }) => [state, count])) as Partial<
        Record<ProductState, number>
      >;
    },
  });
}

export function useProduct(shopId: string, productId: string | undefined) {
  return useQuery({
    queryKey: [...productsKey(shopId), productId],
    queryFn: () =>
      call('GET /shops/:shopId/products/:productId', { params: { shopId, productId: productId ?? '' } }),
    enabled: productId !== undefined,
    // The editor holds its own copy: a refetch in the background must not be mistaken for news.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

export function useCategories() {
  return useQuery({ queryKey: ['categories'], queryFn: () => call('GET /categories'), staleTime: 600_000 });
}
