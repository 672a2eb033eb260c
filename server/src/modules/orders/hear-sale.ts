import type { Tx } from '../../platform/db.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { lockOrder, note, setDelivered, setReviewed } from './orders.sql.ts';

type Key = { buyerId: Id<'person'>; orderId: Id<'order'> };

/** The parcel arrived: the order says so, and waits for its buyer to confirm it. */
async function hearDelivered(tx: Tx, { payload }: Event): Promise<void> {
  const { buyerId, orderId, deliveredAt } = payload as Key & { deliveredAt: string };
  const order = await lockOrder(tx, buyerId, orderId);
  if (!order) return;
  const at = new Date(deliveredAt);
  if (await setDelivered(tx, order, at)) await note(tx, order, at, 'delivered');
}

/** What was reviewed is not asked for again. Reviews of before named only the product. */
async function hearReview(tx: Tx, { payload }: Event): Promise<void> {
  const { buyerId, orderId, productId, skuId } = payload as Key & {
    productId: Id<'product'>;
    skuId?: Id<'sku'>;
  };
  await setReviewed(tx, { buyerId, orderId }, productId, skuId ?? null);
}

/** What becomes of an order outside of this module. */
export const saleSubscriber: Subscriber = {
  name: 'orders.sale',
  hears: {
    'logistics.parcel_delivered': hearDelivered,
    'content.review_published': hearReview,
  },
};
