import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './api.ts';
import { useSignedIn } from './session.ts';

const oneKey = (productId: string) => ['saved-products', 'one', productId] as const;

export function useIsSaved(productId: string): boolean {
  const { data } = useQuery({
    queryKey: oneKey(productId),
    queryFn: async () => (await call('GET /me/saved-products/:productId', { params: { productId } })).saved,
    enabled: useSignedIn(),
    staleTime: 60_000,
  });
  return data ?? false;
}

export const useSavedProducts = () =>
  useInfiniteQuery({
    queryKey: ['saved-products', 'list'],
    queryFn: ({ pageParam }) =>
      call('GET /me/saved-products', { query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: useSignedIn(),
  });

export function useSaveProduct() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ productId, on }: { productId: string; on: boolean }) =>
      on
        ? call('PUT /me/saved-products/:productId', { params: { productId } })
        : call('DELETE /me/saved-products/:productId', { params: { productId } }),
    onMutate: ({ productId, on }) => queryClient.setQueryData(oneKey(productId), on),
    onError: (_error, { productId, on }) => queryClient.setQueryData(oneKey(productId), !on),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['saved-products', 'list'] }),
  });
}
