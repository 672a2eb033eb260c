import type { Tx } from '../../platform/db.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { linesOf, type OrderFacts } from '../orders/index.ts';
import { removeFromCart, uncountBought } from './checkout.sql.ts';

/** What was bought out of the cart leaves it. */
async function emptyCart(tx: Tx, { payload }: Event): Promise<void> {
  const { buyerId, orderIds, keepCart } = payload as {
    buyerId: Id<'person'>;
    orderIds: Id<'order'>[];
    keepCart?: boolean;
  };
  if (keepCart) return;
  const lines = await linesOf(
    tx,
    orderIds.map((orderId) => ({ buyerId, orderId })),
  );
  await removeFromCart(
    tx,
    buyerId,
    [...lines.values()].flat().flatMap(({ skuId, giftOf }) => (giftOf === null ? [skuId] : [])),
  );
}

/** Pieces that were cancelled or went back may be bought again where a buyer may have only so many. */
const giveBackAllowance = (tx: Tx, { payload }: Event) => {
  const { buyerId, lines } = payload as unknown as OrderFacts;
  // Gifts count as pieces of a limited SKU too: they were counted when the order was placed.
  return uncountBought(
    tx,
    buyerId,
    lines.filter(({ quantity }) => quantity > 0),
  );
};

export const checkoutSubscribers: readonly Subscriber[] = [
  { name: 'checkout.carts', hears: { 'orders.purchase_placed': emptyCart } },
  {
    name: 'checkout.limits',
    hears: { 'orders.order_cancelled': giveBackAllowance, 'aftersales.refunded': giveBackAllowance },
  },
];
