import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { call, type Body, type Reply } from './api.ts';
import { mapLines, retotal, withoutLines } from './cart-sums.ts';
import { useSignedIn } from './session.ts';

export type Cart = Reply<'GET /cart'>;
export type CartShop = Cart['shops'][number];
export type CartLine = CartShop['lines'][number];
export type NewCartLine = Body<'POST /cart/lines'>;

export const cartKey = ['cart'] as const;

export function useCart(): UseQueryResult<Cart> {
  return useQuery({
    queryKey: cartKey,
    queryFn: () => call('GET /cart'),
    enabled: useSignedIn(),
    staleTime: 15_000,
  });
}

export function useCartCount(): number {
  const { data } = useCart();
  return data ? data.lineCount : 0;
}

/** Every cart verb answers the whole cart, so one place keeps the cache true. */
export function useCartChange<Input>(
  verb: (input: Input) => Promise<Cart>,
  foresee?: (cart: Cart, input: Input) => Cart,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: verb,
    // The change is shown at once; the server's answer then replaces it, and a refusal puts the old cart back.
    async onMutate(input: Input) {
      await queryClient.cancelQueries({ queryKey: cartKey });
      const before = queryClient.getQueryData<Cart>(cartKey);
      if (before && foresee) queryClient.setQueryData<Cart>(cartKey, foresee(before, input));
      return { before };
    },
    onError: (_error, _input, context) =>
      context?.before && queryClient.setQueryData(cartKey, context.before),
    onSuccess: (cart) => queryClient.setQueryData(cartKey, cart),
  });
}

export const useAddToCart = () => useCartChange((body: NewCartLine) => call('POST /cart/lines', { body }));

export const useSetLine = () =>
  useCartChange(
    ({ skuId, ...body }: { skuId: string; quantity?: number; selected?: boolean }) =>
      call('PUT /cart/lines/:skuId', { params: { skuId }, body }),
    (cart, { skuId, ...change }) =>
      retotal(mapLines(cart, (line) => (line.skuId === skuId ? { ...line, ...change } : line))),
  );

export const useSelect = () =>
  useCartChange(
    (body: Body<'PUT /cart/selection'>) => call('PUT /cart/selection', { body }),
    (cart, { selected, shopId }) =>
      retotal(
        mapLines(cart, (line, shop) =>
          shopId === undefined || shop.shopId === shopId ? { ...line, selected } : line,
        ),
      ),
  );

export const useRemoveLine = () =>
  useCartChange(
    (skuId: string) => call('DELETE /cart/lines/:skuId', { params: { skuId } }),
    (cart, skuId) => retotal(withoutLines(cart, (line) => line.skuId === skuId)),
  );

export const useRemoveLines = () =>
  useCartChange((which: 'selected' | 'unavailable') => call('DELETE /cart/lines', { query: { which } }));
