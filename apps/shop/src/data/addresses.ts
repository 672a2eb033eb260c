import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type Body, type Reply } from './api.ts';
import { useSignedIn } from './session.ts';

export type Address = Reply<'GET /me/addresses'>['items'][number];
export type AddressInput = Body<'POST /me/addresses'>;

const key = ['addresses'] as const;

export const useAddresses = () =>
  useQuery({
    queryKey: key,
    queryFn: async () => (await call('GET /me/addresses')).items,
    enabled: useSignedIn(),
    staleTime: 60_000,
  });

export function useAddressVerbs() {
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: key });
  return {
    save: useMutation({
      mutationFn: ({ addressId, body }: { addressId: string | undefined; body: AddressInput }) =>
        addressId
          ? call('PUT /me/addresses/:addressId', { params: { addressId }, body })
          : call('POST /me/addresses', { body }),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (addressId: string) => call('DELETE /me/addresses/:addressId', { params: { addressId } }),
      onSuccess,
    }),
  };
}
