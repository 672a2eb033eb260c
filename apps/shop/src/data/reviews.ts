import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, newIdempotencyKey, type Body, type Query, type Reply } from './api.ts';
import { useSignedIn } from './session.ts';

export type Review = Reply<'GET /products/:productId/reviews'>['items'][number];
export type ReviewFilter = NonNullable<Query<'GET /products/:productId/reviews'>['filter']>;
export type PendingReview = Reply<'GET /me/reviews/pending'>['items'][number];
export type Picture = Reply<'POST /pictures'>;

export const reviewFilters = [
  'all',
  'pictures',
  'good',
  'middling',
  'bad',
] as const satisfies readonly ReviewFilter[];

export const useReviews = (productId: string, filter: ReviewFilter = 'all') =>
  useInfiniteQuery({
    queryKey: ['reviews', productId, filter],
    queryFn: ({ pageParam }) =>
      call('GET /products/:productId/reviews', {
        params: { productId },
        query: { filter, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const usePendingReviews = (orderId: string) =>
  useQuery({
    queryKey: ['reviews', 'pending', orderId],
    queryFn: async () => (await call('GET /me/reviews/pending', { query: { orderId } })).items,
    enabled: useSignedIn(),
    staleTime: 0,
  });

export function useWriteReview() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ idempotencyKey, ...body }: Body<'POST /reviews'> & { idempotencyKey: string }) =>
      call('POST /reviews', { body, idempotencyKey }),
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: ['reviews'] });
      await queryClient.invalidateQueries({ queryKey: ['orders'] });
    },
  });
}

export async function uploadPicture(file: File): Promise<Picture> {
  const form = new FormData();
  form.append('file', file);
  return call('POST /pictures', { form });
}

export { newIdempotencyKey };
