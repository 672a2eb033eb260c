import { useQuery } from '@tanstack/react-query';
import { call, type Reply } from './api.ts';
import { useSignedIn } from './session.ts';

export type PriceTag = Reply<'POST /product-prices'>['items'][number];

const most = 60;
let asked = new Map<string, ((tag: PriceTag | null) => void)[]>();

/** Cards that appear in the same moment ask in one request. */
function tagOf(productId: string): Promise<PriceTag | null> {
  return new Promise((resolve) => {
    if (asked.size === 0) setTimeout(() => void ask(), 20);
    asked.set(productId, [...(asked.get(productId) ?? []), resolve]);
  });
}

async function ask(): Promise<void> {
  const waiting = asked;
  asked = new Map();
  const ids = [...waiting.keys()];
  for (let i = 0; i < ids.length; i += most) {
    const some = ids.slice(i, i + most);
    const tags = await call('POST /product-prices', { body: { productIds: some } })
      .then(({ items }) => new Map(items.map((tag) => [tag.productId, tag])))
      // without an answer a card shows the price it already has
      .catch(() => new Map<string, PriceTag>());
    for (const id of some) for (const resolve of waiting.get(id) ?? []) resolve(tags.get(id) ?? null);
  }
}

/** What one piece really costs now, with the reason in a word; undefined until known. */
export const usePriceTag = (productId: string) =>
  useQuery({
    queryKey: ['price-tag', productId, useSignedIn()],
    queryFn: () => tagOf(productId),
    staleTime: 60_000,
  }).data;
