import { assert } from '../../platform/assert.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { insertRefund, lockPaymentsOfPurchase, refundBySource, reserveRefund } from './payments.sql.ts';
import { refundExceedsPayment } from './problems.ts';
import type { PaymentRow } from './tables.ts';

export type RequestRefund = {
  buyerId: Id<'person'>;
  purchaseId: Id<'purchase'>;
  orderId: Id<'order'> | null;
  amountFen: bigint;
  reason: string;
  /** Names what the refund is for; the same source is refunded once. */
  sourceKey: string;
};

/** Promises money back from the payment that paid the purchase. The provider is asked by a job, until it answers. */
export async function requestRefund(tx: Tx, request: RequestRefund): Promise<Id<'refund'>> {
  const attempts = await lockPaymentsOfPurchase(tx, request.buyerId, request.purchaseId);
  const paid = attempts.find(({ state }) => state === 'captured');
  assert(paid, 'only a paid purchase is refunded');
  return requestRefundOf(tx, paid, request);
}

export async function requestRefundOf(
  tx: Tx,
  payment: PaymentRow,
  {
    orderId,
    amountFen,
    reason,
    sourceKey,
  }: Pick<RequestRefund, 'orderId' | 'amountFen' | 'reason' | 'sourceKey'>,
): Promise<Id<'refund'>> {
  const buyerId = payment.buyer_id;
  const refundId = newId('refund', buyerId);
  const isNew = await insertRefund(tx, {
    buyer_id: buyerId,
    refund_id: refundId,
    payment_id: payment.payment_id,
    purchase_id: payment.purchase_id,
    order_id: orderId,
    amount_fen: amountFen,
    reason,
    source_key: sourceKey,
    state: 'requested',
    attempts: 0,
    last_error: null,
    requested_at: now(),
    ended_at: null,
  });
  if (!isNew) return (await refundBySource(tx, buyerId, sourceKey))!.refund_id;
  if (!(await reserveRefund(tx, buyerId, payment.payment_id, amountFen))) {
    throw new Problem(refundExceedsPayment, {
      left: (Number(payment.amount_fen - payment.refunded_fen) / 100).toFixed(2),
    });
  }
  await enqueue(tx, 'payments.send_refund', { buyerId, refundId }, { key: `refund:${refundId}` });
  return refundId;
}
