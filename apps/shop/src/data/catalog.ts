import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call, type Query, type Reply } from './api.ts';

export type ProductCardData = Reply<'GET /products'>['items'][number];
export type Product = Reply<'GET /products/:productId'>;
export type Sku = Product['skus'][number];
export type Category = Reply<'GET /categories'>['items'][number];
export type ShopCardData = Reply<'GET /shops/:shopId'>;
export type ProductFilter = Omit<Query<'GET /products'>, 'cursor' | 'limit'>;

const hour = 60 * 60_000;

export const useCategories = () =>
  useQuery({
    queryKey: ['categories'],
    queryFn: async () => (await call('GET /categories')).items,
    staleTime: hour,
  });

export const useProducts = (filter: ProductFilter, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['products', filter] as const,
    queryFn: ({ pageParam, signal }) =>
      call('GET /products', {
        query: { ...filter, limit: 20, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 60_000,
    enabled,
  });

export const productQuery = (productId: string) => ({
  queryKey: ['product', productId] as const,
  queryFn: () => call('GET /products/:productId', { params: { productId } }),
  staleTime: 60_000,
});

export const useProduct = (productId: string | undefined) =>
  useQuery({ ...productQuery(productId ?? ''), enabled: productId !== undefined });

/** Pieces that can be bought now, by SKU. */
export const useStock = (productId: string | undefined) =>
  useQuery({
    queryKey: ['product', productId, 'stock'],
    queryFn: async () => {
      const { items } = await call('GET /products/:productId/stock', {
        params: { productId: productId ?? '' },
      });
      return Object.fromEntries(items.map((row) => [row.skuId, row.available])) as Record<string, number>;
    },
    enabled: productId !== undefined,
    staleTime: 10_000,
  });

export const useShop = (shopId: string | undefined) =>
  useQuery({
    queryKey: ['shop', shopId],
    queryFn: () => call('GET /shops/:shopId', { params: { shopId: shopId ?? '' } }),
    enabled: shopId !== undefined,
    staleTime: 5 * 60_000,
  });

export const useHotWords = () =>
  useQuery({
    queryKey: ['search', 'hot'],
    queryFn: async () => (await call('GET /search/hot')).items,
    staleTime: hour,
  });

export const useSuggestions = (typed: string) =>
  useQuery({
    queryKey: ['search', 'suggestions', typed],
    queryFn: async ({ signal }) =>
      (await call('GET /search/suggestions', { query: { q: typed }, signal })).items,
    enabled: typed.length > 0,
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });
