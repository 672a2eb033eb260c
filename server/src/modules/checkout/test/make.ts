import { later, minute, now } from '../../../platform/clock.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import type { Goods } from '../goods.ts';
import { preparePurchase } from '../prepare-orders.ts';
import type { PreparedPurchase } from '../prepared.ts';

type Wanted = { readonly skuId: Id<'sku'>; readonly quantity?: number };

/** A purchase ready for the lane, of a buyer nobody else knows: the lane asks nothing of people. */
export async function prepared(
  goods: Goods,
  wanted: readonly Wanted[],
  {
    buyerId = newId('person'),
    key = newId('entry'),
    requestHash = 'request',
  }: { buyerId?: Id<'person'>; key?: string; requestHash?: string } = {},
): Promise<PreparedPurchase> {
  const lines = wanted.map(({ skuId, quantity = 1 }) => ({ skuId, quantity, attributionToken: null }));
  const priced = await goods.price(lines, { buyerId, regionCode: '330106' });
  const placedAt = now();
  const payBy = later(placedAt, 15 * minute);
  const sealed = Buffer.alloc(80, 1);
  return preparePurchase(
    { buyerId, key, requestHash, placedAt, payBy, regionCode: '330106', sealed },
    priced,
  );
}

/** Counts outcomes: `{ placed: 50, sold_out: 450 }`. */
export function tally(outcomes: readonly { readonly outcome: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
