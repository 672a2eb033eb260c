import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  keepPreviousData,
} from '@tanstack/react-query';
import { call, type Body, type Item, type Reply } from './api.ts';
import { useSignedIn } from './session.ts';

export type AfterSaleSummary = Item<'GET /after-sales'>;
export type AfterSale = Reply<'GET /after-sales/:afterSaleId'>;
export type Refundable = Reply<'GET /orders/:orderId/refundable'>;
export type Wanted = Body<'POST /orders/:orderId/after-sale-preview'>;
export type Application = Body<'POST /orders/:orderId/after-sales'>;

export const useReasons = () =>
  useQuery({
    queryKey: ['after-sale-reasons'],
    queryFn: async () => (await call('GET /after-sale-reasons')).items,
    staleTime: 60 * 60_000,
  });

export const useRefundable = (orderId: string) =>
  useQuery({
    queryKey: ['orders', orderId, 'refundable'],
    queryFn: () => call('GET /orders/:orderId/refundable', { params: { orderId } }),
    enabled: useSignedIn(),
    staleTime: 0,
  });

/** To the fen what would come back for these pieces; the figures before stay while it is asked. */
export const useRefundPreview = (orderId: string, wanted: Wanted, enabled: boolean) =>
  useQuery({
    queryKey: ['orders', orderId, 'preview', wanted],
    queryFn: () => call('POST /orders/:orderId/after-sale-preview', { params: { orderId }, body: wanted }),
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
  });

export const useAfterSales = (orderId?: string) =>
  useInfiniteQuery({
    queryKey: ['after-sales', 'list', orderId ?? 'all'],
    queryFn: ({ pageParam }) =>
      call('GET /after-sales', {
        query: { ...(orderId ? { orderId } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: useSignedIn(),
  });

export const useAfterSale = (afterSaleId: string) =>
  useQuery({
    queryKey: ['after-sales', afterSaleId],
    queryFn: () => call('GET /after-sales/:afterSaleId', { params: { afterSaleId } }),
    enabled: useSignedIn(),
    refetchInterval: 15_000,
  });

/** Anything done to a request: its answer is the request as it stands now. */
export function useCaseAct<Input>(act: (input: Input) => Promise<AfterSale>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (one) => {
      queryClient.setQueryData(['after-sales', one.afterSaleId], one);
      await queryClient.invalidateQueries({ queryKey: ['after-sales', 'list'] });
      await queryClient.invalidateQueries({ queryKey: ['orders'] });
    },
    onError: () => queryClient.invalidateQueries({ queryKey: ['after-sales'] }),
  });
}

export const useProtection = (orderId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['orders', orderId, 'protection'],
    queryFn: () => call('GET /orders/:orderId/price-protection', { params: { orderId } }),
    enabled: useSignedIn() && enabled,
  });

export function useProtect(orderId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (orderLineId: string) =>
      call('POST /orders/:orderId/price-protection', { params: { orderId }, body: { orderLineId } }),
    onSuccess: (protection) => {
      queryClient.setQueryData(['orders', orderId, 'protection'], protection);
      return queryClient.invalidateQueries({ queryKey: ['orders', orderId] });
    },
  });
}
