import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { releaseReservations } from '../inventory/index.ts';
import { reverse } from '../ledger/index.ts';
import { closePayments } from '../payments/index.ts';
import { sayOrder } from './events.ts';
import { lockPurchase, note, ordersByIds, setPurchaseCancelled } from './orders.sql.ts';
import { purchaseNotCancellable } from './problems.ts';

/** Gives up a purchase that is not paid: the stock is free again, open payments are closed. Throws purchaseNotCancellable. */
export async function cancelPurchase(
  tx: Tx,
  {
    buyerId,
    purchaseId,
    reason = 'buyer-cancelled',
  }: { buyerId: Id<'person'>; purchaseId: Id<'purchase'>; reason?: string | undefined },
): Promise<void> {
  const purchase = await lockPurchase(tx, buyerId, purchaseId);
  if (!purchase) throw new Problem(idNotFound);
  if (purchase.state !== 'unpaid') throw new Problem(purchaseNotCancellable);
  const at = now();
  await setPurchaseCancelled(tx, purchase, reason, at);
  await releaseReservations(tx, purchase.orderIds);
  const orders = await ordersByIds(tx, buyerId, purchase.orderIds);
  // An order that its shop gives away was never in the books.
  const free = orders.filter(({ totalFen, subsidyFen }) => totalFen + subsidyFen === 0n);
  for (const orderId of purchase.orderIds)
    if (!free.some((order) => order.orderId === orderId))
      await reverse(tx, orderId, 'order_placed', 'order_dropped');
  for (const order of orders) {
    await note(tx, order, at, 'cancelled', { reason });
    await sayOrder(tx, 'orders.order_cancelled', order, { paid: false, reason });
  }
  await closePayments(tx, buyerId, purchaseId);
}
