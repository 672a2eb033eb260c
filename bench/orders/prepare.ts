import { later, minute, now } from '../../server/src/platform/clock.ts';
import { newId, type Id } from '../../server/src/platform/ids.ts';
import { newPurchaseId, prepareOrders } from '../../server/src/modules/checkout/prepare-orders.ts';
import type { Goods } from '../../server/src/modules/checkout/index.ts';
import type { PreparedPurchase } from '../../server/src/modules/checkout/prepared.ts';

const sealed = Buffer.alloc(160, 7);

/** A purchase as the till hands it to the lane: prices asked, totals made, address sealed. */
export async function preparePurchase(
  goods: Goods,
  skuIds: readonly Id<'sku'>[],
  buyerId = newId('person'),
): Promise<PreparedPurchase> {
  const { goods: priced, quoted } = await goods.price(
    skuIds.map((skuId) => ({ skuId, quantity: 1, attributionToken: null })),
    '330106',
  );
  const placedAt = now();
  return {
    buyerId,
    placedAt,
    sealed,
    purchaseId: newPurchaseId(buyerId),
    key: newId('entry'),
    requestHash: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
    payBy: later(placedAt, 15 * minute),
    payableFen: quoted.totals.payableFen,
    regionCode: '330106',
    orders: prepareOrders(buyerId, priced, quoted),
  };
}
