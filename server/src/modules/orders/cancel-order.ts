import type { Tx } from '../../platform/db.ts';
import { idNotFound, type Id } from '../../platform/ids.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { cancelPurchase } from './cancel-purchase.ts';
import { may, stateWords } from './order.ts';
import { lockOrder, lockPurchase, ordersByIds } from './orders.sql.ts';
import { orderNotCancellable } from './problems.ts';
import { refundOrder } from './refund-order.ts';

type CancelOrder = {
  buyerId: Id<'person'>;
  orderId: Id<'order'>;
  reason?: string | undefined;
  locale?: Locale;
};

/**
 * Cancels an order before it is shipped; what is left of what was paid for it goes back. Orders of a purchase that is not
 * paid are paid together, so they are cancelled together. Throws orderNotCancellable.
 */
export async function cancelOrder(
  tx: Tx,
  { buyerId, orderId, reason = 'buyer-cancelled', locale = 'zh' }: CancelOrder,
): Promise<void> {
  const [found] = await ordersByIds(tx, buyerId, [orderId]);
  if (!found) throw new Problem(idNotFound);
  await lockPurchase(tx, buyerId, found.purchaseId);
  const order = (await lockOrder(tx, buyerId, orderId))!;
  if (!may(order.state, 'cancellation'))
    throw new Problem(orderNotCancellable, { state: stateWords[order.state][locale] });
  if (order.state === 'unpaid') return cancelPurchase(tx, { buyerId, purchaseId: order.purchaseId, reason });
  await refundOrder(tx, {
    buyerId,
    orderId,
    sourceId: orderId,
    cause: 'cancellation',
    parts: 'all',
    freightFen: 'all',
    reason,
    locale,
  });
}
