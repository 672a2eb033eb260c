import { assert } from '../../platform/assert.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { yuan } from '../../platform/money.ts';
import { move, post, type Entry } from '../ledger/index.ts';
import { isLent, requestRefund, type PaymentMethod } from '../payments/index.ts';
import { becomePaid } from './become-paid.ts';
import { lockPurchase, note, ordersByIds } from './orders.sql.ts';

export type PayPurchase = {
  buyerId: Id<'person'>;
  purchaseId: Id<'purchase'>;
  paymentId: Id<'payment'>;
  amountFen: bigint;
  method: PaymentMethod;
};
export type Paid = 'paid' | 'known' | 'refunding';

/**
 * A payment was captured. An unpaid purchase is paid; money that comes for a cancelled one, however late, is booked and
 * sent back. Hearing it again changes nothing.
 */
export async function payPurchase(
  tx: Tx,
  { buyerId, purchaseId, paymentId, amountFen, method }: PayPurchase,
): Promise<Paid> {
  const purchase = await lockPurchase(tx, buyerId, purchaseId);
  assert(purchase, 'a payment belongs to a purchase');
  if (purchase.state === 'paid') return 'known';
  const captured = fundsEntry(paymentId, amountFen, method);
  if (purchase.state === 'cancelled') {
    await requestRefund(tx, {
      buyerId,
      purchaseId,
      orderId: null,
      amountFen,
      reason: 'paid after it was cancelled',
      sourceKey: `late:${paymentId}`,
    });
    await post(tx, captured);
    for (const order of await ordersByIds(tx, buyerId, purchase.orderIds))
      await note(tx, order, now(), 'paid_late', { yuan: yuan(amountFen) });
    return 'refunding';
  }
  assert(amountFen === purchase.payableFen, 'payments captures exactly what the purchase costs');
  await becomePaid(tx, purchase, paymentId, [captured], isLent(method) ? { lent: method } : {});
  return 'paid';
}

/** The buyer has funds: money that a provider holds, or that credit lends. */
export function fundsEntry(paymentId: Id<'payment'>, amountFen: bigint, method: PaymentMethod): Entry {
  return isLent(method)
    ? {
        kind: 'credit_granted',
        sourceId: paymentId,
        legs: move(`credit.${method}`, 'buyers.funds', amountFen),
      }
    : {
        kind: 'payment_captured',
        sourceId: paymentId,
        legs: move('gateway.transit', 'buyers.funds', amountFen),
      };
}
