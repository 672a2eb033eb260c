import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { paymentCaptured, paymentDeclined, paymentSurplus } from './events.ts';
import type { Statement } from './gateway.ts';
import { stateAfter } from './payment.ts';
import { lockPaymentsOfPurchase, ownerOf, setPayment } from './payments.sql.ts';
import { requestRefundOf } from './request-refund.ts';
import type { PaymentRow } from './tables.ts';

export type Recorded = 'changed' | 'unchanged' | 'mismatch' | 'unknown';

/**
 * Takes what a provider says of a payment, by notice or by query, in any order and any number of times.
 * 'mismatch': genuine, but of another amount, currency or merchant, and so not acted on.
 */
export async function recordOutcome(
  tx: Tx,
  paymentId: Id<'payment'>,
  said: Statement,
  merchantNo: string,
): Promise<Recorded> {
  const owner = await ownerOf(tx, paymentId);
  if (!owner) return 'unknown';
  const attempts = await lockPaymentsOfPurchase(tx, owner.buyer_id, owner.purchase_id);
  const payment = attempts.find((p) => p.payment_id === paymentId)!;
  if (said.outcome === 'paid' && !matches(payment, said, merchantNo)) return 'mismatch';

  const anotherCaptured = attempts.some((p) => p.payment_id !== paymentId && p.state === 'captured');
  const state = stateAfter(payment.state, said.outcome, anotherCaptured);
  if (state === payment.state) return 'unchanged';
  await setPayment(tx, payment, {
    state,
    provider_trade_no: said.tradeNo || payment.provider_trade_no,
    ended_at: now(),
    next_query_at: null,
  });
  await say(tx, { ...payment, state });
  return 'changed';
}

function matches(payment: PaymentRow, said: Statement, merchantNo: string): boolean {
  return (
    said.amountFen === payment.amount_fen &&
    said.currency === payment.currency &&
    said.merchantNo === merchantNo
  );
}

async function say(tx: Tx, payment: PaymentRow): Promise<void> {
  const { purchase_id: purchaseId, buyer_id: buyerId, payment_id: paymentId, method } = payment;
  const fact = { purchaseId, buyerId, paymentId };
  const amountFen = String(payment.amount_fen);
  if (payment.state === 'captured') await paymentCaptured(tx, { ...fact, amountFen, method });
  if (payment.state === 'declined') await paymentDeclined(tx, fact);
  if (payment.state === 'surplus') {
    await paymentSurplus(tx, { ...fact, amountFen, method });
    await requestRefundOf(tx, payment, {
      orderId: null,
      amountFen: payment.amount_fen,
      reason: 'paid twice',
      sourceKey: `surplus:${paymentId}`,
    });
  }
}
