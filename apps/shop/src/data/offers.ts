import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call, newIdempotencyKey, type Item, type Reply } from './api.ts';
import { useSignedIn } from './session.ts';

export type ProductOffers = Reply<'GET /products/:productId/offers'>;
export type CouponOffer = Item<'GET /coupon-centre'>;
export type HeldCoupon = Item<'GET /me/coupons'>;
export type CouponState = HeldCoupon['state'];

/** What runs on a product, what can be claimed, and what one piece costs with all of it. */
export const useOffers = (productId: string, skuId: string | undefined) =>
  useQuery({
    queryKey: ['offers', productId, skuId ?? '', useSignedIn()],
    queryFn: () =>
      call('GET /products/:productId/offers', { params: { productId }, query: skuId ? { skuId } : {} }),
    staleTime: 15_000,
  });

export const useCouponCentre = (owner: 'shop' | 'platform' | undefined) =>
  useInfiniteQuery({
    queryKey: ['coupons', 'centre', owner ?? 'all', useSignedIn()],
    queryFn: ({ pageParam }) =>
      call('GET /coupon-centre', {
        query: { ...(owner ? { owner } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const useShopCoupons = (shopId: string) =>
  useQuery({
    queryKey: ['coupons', 'shop', shopId, useSignedIn()],
    queryFn: async () => (await call('GET /shops/:shopId/coupons', { params: { shopId } })).items,
    staleTime: 30_000,
  });

export const useMyCoupons = (state: CouponState) =>
  useInfiniteQuery({
    queryKey: ['coupons', 'mine', state],
    queryFn: ({ pageParam }) =>
      call('GET /me/coupons', { query: { state, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: useSignedIn(),
  });

/** Whether one of what was claimed is still there to use; undefined while it is not known. */
export function useHoldsCoupon({ batchId, claimable, claimedByMe }: CouponOffer): boolean | undefined {
  const { data } = useQuery({
    queryKey: ['coupons', 'held-batches'],
    queryFn: async () => {
      const { items, next } = await call('GET /me/coupons', { query: { state: 'held', limit: 100 } });
      return { batchIds: items.map((one) => one.batchId), all: next === null };
    },
    enabled: useSignedIn() && claimedByMe > 0 && !claimable,
    staleTime: 30_000,
  });
  if (!data) return undefined;
  return data.batchIds.includes(batchId) || (data.all ? false : undefined);
}

/** Claims a coupon; the same tap again never takes two. */
export function useClaim() {
  const queryClient = useQueryClient();
  const key = useRef(newIdempotencyKey());
  return useMutation({
    mutationFn: (batchId: string) =>
      call('POST /coupon-batches/:batchId/claims', {
        params: { batchId },
        idempotencyKey: `${key.current}-${batchId}`,
      }),
    onSuccess: () => {
      key.current = newIdempotencyKey();
      return Promise.all(
        ['coupons', 'offers', 'quote', 'cart', 'price-tag'].map((name) =>
          queryClient.invalidateQueries({ queryKey: [name] }),
        ),
      );
    },
    onError: () => queryClient.invalidateQueries({ queryKey: ['coupons'] }),
  });
}
