import { later, minute, now } from '../../server/src/platform/clock.ts';
import { newId, type Id } from '../../server/src/platform/ids.ts';
import { preparePurchase as prepareAtPrice } from '../../server/src/modules/checkout/prepare-orders.ts';
import type { Goods } from '../../server/src/modules/checkout/index.ts';
import type { PreparedPurchase } from '../../server/src/modules/checkout/prepared.ts';

const sealed = Buffer.alloc(160, 7);
const regionCode = '330106';

/** A purchase as the till hands it to the lane: prices asked, totals made, address sealed. */
export async function preparePurchase(
  goods: Goods,
  skuIds: readonly Id<'sku'>[],
  buyerId = newId('person'),
): Promise<PreparedPurchase> {
  const wanted = skuIds.map((skuId) => ({ skuId, quantity: 1, attributionToken: null }));
  const priced = await goods.price(wanted, { buyerId, regionCode });
  const placedAt = now();
  return prepareAtPrice(
    {
      buyerId,
      placedAt,
      sealed,
      regionCode,
      key: newId('entry'),
      requestHash: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
      payBy: later(placedAt, 15 * minute),
    },
    priced,
  );
}
