import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call } from '../../api/wire.ts';
import { useKeptDraft } from '../../components/form/use-kept-draft.ts';
import { countedStock, inputOf, type ProductDraft } from './product-draft.ts';
import type { Product } from './product-queries.ts';

type Start = {
  shopId: string;
  product: Product | undefined;
  draft: ProductDraft;
  stock: ReadonlyMap<string, number>;
};

/** The state of the editor and what can be done with it. */
export function useProductEditor({ shopId, product, draft: initial, stock }: Start, reason: string) {
  const [draft, setDraft] = useState(initial);
  const [changed, setChanged] = useState(false);
  // Once it is stored it is changed, never written a second time, also when a later step failed.
  const stored = useRef(product?.productId);
  const queries = useQueryClient();
  const kept = useKeptDraft(`product.${shopId}.${product?.productId ?? 'new'}`, draft, changed);

  const change = (patch: Partial<ProductDraft> | ((before: ProductDraft) => ProductDraft)) => {
    setChanged(true);
    setDraft((before) => (typeof patch === 'function' ? patch(before) : { ...before, ...patch }));
  };
  const save = useMutation({
    mutationFn: async ({ submit }: { submit: boolean }): Promise<Product> => {
      const body = inputOf(draft);
      let saved = await (stored.current === undefined
        ? call('POST /shops/:shopId/products', { params: { shopId }, body })
        : call('PUT /shops/:shopId/products/:productId', {
            params: { shopId, productId: stored.current },
            body,
          }));
      stored.current = saved.productId;
      const lines = countedStock(draft, saved, stock);
      if (lines.length > 0) {
        await call('POST /shops/:shopId/stock-adjustments', {
          params: { shopId },
          body: { lines, reason },
          idempotencyKey: crypto.randomUUID(),
        });
      }
      if (submit) {
        const { productId } = saved;
        saved = await call('POST /shops/:shopId/products/:productId/submission', {
          params: { shopId, productId },
          body: {},
        });
      }
      return saved;
    },
    onSuccess: async () => {
      kept.drop();
      setChanged(false);
      await queries.invalidateQueries({ queryKey: ['shop', shopId] });
    },
  });
  const takeDraft = () => {
    if (kept.found !== null) setDraft(kept.found.draft);
    setChanged(true);
    kept.take();
  };
  return { draft, change, changed, save, found: kept.found, takeDraft, dropDraft: kept.drop };
}
