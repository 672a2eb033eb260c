import { later, now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, type Id } from '../../platform/ids.ts';
import { yuan } from '../../platform/money.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { releaseReservation } from '../inventory/index.ts';
import { move, post } from '../ledger/index.ts';
import { requestRefund } from '../payments/index.ts';
import { cancelPurchase } from './cancel-purchase.ts';
import { sayOrder } from './events.ts';
import { may, stateWords } from './order.ts';
import { lockOrder, lockPurchase, note, ordersByIds, setOrderCancelled } from './orders.sql.ts';
import { orderNotCancellable } from './problems.ts';

type CancelOrder = {
  buyerId: Id<'person'>;
  orderId: Id<'order'>;
  reason?: string | undefined;
  locale?: Locale;
};

/**
 * Cancels an order before it is shipped; what was paid for it goes back. Orders of a purchase that is not paid are paid
 * together, so they are cancelled together. Throws orderNotCancellable.
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

  const at = now();
  const { purchaseId, totalFen } = order;
  await setOrderCancelled(tx, order, reason, at);
  await releaseReservation(tx, orderId);
  await requestRefund(tx, {
    buyerId,
    purchaseId,
    orderId,
    amountFen: totalFen,
    reason,
    sourceKey: `cancel:${orderId}`,
  });
  await post(tx, {
    kind: 'order_cancelled',
    sourceId: orderId,
    legs: move('orders.promised', 'buyers.funds', totalFen),
  });
  await note(tx, order, at, 'cancelled', { reason });
  // One millisecond later, so that the timeline reads in the order of cause and effect.
  await note(tx, order, later(at, 1), 'refund_requested', { yuan: yuan(totalFen) });
  await sayOrder(tx, 'orders.order_cancelled', order, { paid: true, reason });
}
