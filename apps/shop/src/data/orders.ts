import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, newIdempotencyKey, type Reply } from './api.ts';
import { useSignedIn } from './session.ts';

export type OrderPage = Reply<'GET /orders'>;
export type OrderSummary = OrderPage['items'][number];
export type Order = Reply<'GET /orders/:orderId'>;
export type OrderState = OrderSummary['state'];
export type Purchase = Reply<'GET /purchases/:purchaseId'>;
export type Tracking = Reply<'GET /orders/:orderId/tracking'>;

export const orderStates = [
  'unpaid',
  'paid',
  'shipped',
  'received',
  'cancelled',
] as const satisfies readonly OrderState[];

/** What a buyer calls the state: a parcel that lies at the door is not on its way any more. */
export const shownState = ({
  state,
  deliveredAt,
}: Pick<OrderSummary, 'state' | 'deliveredAt'>): OrderState | 'delivered' =>
  state === 'shipped' && deliveredAt !== null ? 'delivered' : state;

export const useOrders = (state: OrderState | undefined) =>
  useInfiniteQuery({
    queryKey: ['orders', 'list', state ?? 'all'],
    queryFn: ({ pageParam }) =>
      call('GET /orders', {
        query: { ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: useSignedIn(),
  });

export const useOrderCounts = () =>
  useQuery({
    queryKey: ['orders', 'counts'],
    queryFn: () => call('GET /orders/counts'),
    enabled: useSignedIn(),
  });

export const useOrder = (orderId: string) =>
  useQuery({
    queryKey: ['orders', orderId],
    queryFn: () => call('GET /orders/:orderId', { params: { orderId } }),
    enabled: useSignedIn(),
  });

export const useTracking = (orderId: string, enabled = true) =>
  useQuery({
    queryKey: ['orders', orderId, 'tracking'],
    queryFn: () => call('GET /orders/:orderId/tracking', { params: { orderId } }),
    enabled: useSignedIn() && enabled,
  });

export const usePurchase = (
  purchaseId: string,
  refetchMs: (purchase: Purchase | undefined) => number | false,
) =>
  useQuery({
    queryKey: ['purchases', purchaseId],
    queryFn: () => call('GET /purchases/:purchaseId', { params: { purchaseId } }),
    enabled: useSignedIn(),
    staleTime: 0,
    refetchInterval: (query) => refetchMs(query.state.data),
  });

/** What a buyer does to an order. The key belongs to the order and the verb, so a repeated tap is the same wish. */
export function useOrderVerbs(orderId: string) {
  const queryClient = useQueryClient();
  const refresh = async (order: Order) => {
    queryClient.setQueryData(['orders', orderId], order);
    await queryClient.invalidateQueries({ queryKey: ['orders'] });
  };
  const params = { orderId };
  return {
    cancel: useMutation({
      mutationFn: (reason: string) =>
        call('POST /orders/:orderId/cancellation', {
          params,
          body: { reason },
          idempotencyKey: newIdempotencyKey(),
        }),
      onSuccess: refresh,
    }),
    confirmReceipt: useMutation({
      mutationFn: () =>
        call('POST /orders/:orderId/receipt', { params, idempotencyKey: newIdempotencyKey() }),
      onSuccess: refresh,
    }),
    remind: useMutation({
      mutationFn: () => call('POST /orders/:orderId/reminder', { params }),
      onSuccess: refresh,
    }),
  };
}
