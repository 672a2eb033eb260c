import { assert } from '../../platform/assert.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { closeAttempts } from './close-payments.ts';
import { paymentCaptured, paymentRefunded } from './events.ts';
import type { LentMethod } from './payment.ts';
import { insertPayment, lockPaymentsOf, paymentOf } from './payments.sql.ts';
import { alreadyPaid } from './problems.ts';
import { lockRefund, setRefundState } from './refunds.sql.ts';
import type { PaymentRow } from './tables.ts';

export type RecordLent = {
  readonly buyerId: Id<'person'>;
  readonly purchaseId: Id<'purchase'>;
  readonly amountFen: bigint;
  readonly method: LentMethod;
};

/**
 * A purchase paid with money that credit lends: captured at once. Attempts still open at a provider are closed; money
 * that arrives all the same is surplus and goes back. Throws alreadyPaid.
 */
export async function recordLent(
  tx: Tx,
  { buyerId, purchaseId, amountFen, method }: RecordLent,
): Promise<Id<'payment'>> {
  const attempts = await lockPaymentsOf(tx, buyerId, purchaseId);
  if (attempts.some(({ state }) => state === 'captured')) throw new Problem(alreadyPaid);
  const payment: PaymentRow = {
    buyer_id: buyerId,
    payment_id: newId('payment', buyerId),
    purpose: 'purchase',
    subject_id: purchaseId,
    method,
    amount_fen: amountFen,
    currency: 'CNY',
    state: 'captured',
    refunded_fen: 0n,
    provider_trade_no: null,
    redirect_url: null,
    scan: false,
    started_at: now(),
    ended_at: now(),
    next_query_at: null,
    queries: 0,
  };
  await insertPayment(tx, payment);
  await closeAttempts(tx, attempts);
  await paymentCaptured(tx, payment);
  return payment.payment_id;
}

export type EndLentRefund = {
  readonly buyerId: Id<'person'>;
  readonly refundId: Id<'refund'>;
  /** What lowered the debt; the rest was given back as money. */
  readonly creditFen: bigint;
};

/** The lender has given back what it lent. Again changes nothing. */
export async function endLentRefund(tx: Tx, { buyerId, refundId, creditFen }: EndLentRefund): Promise<void> {
  const refund = await lockRefund(tx, buyerId, refundId);
  assert(refund?.payment_id, 'a lent refund is of a payment');
  if (refund.state === 'succeeded') return;
  await setRefundState(tx, refund, { state: 'succeeded', ended_at: now(), credit_fen: creditFen });
  const payment = await paymentOf(tx, buyerId, refund.payment_id);
  await paymentRefunded(tx, payment!, { ...refund, credit_fen: creditFen });
}
