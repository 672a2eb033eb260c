import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { paymentCaptured, paymentDeclined, paymentSurplus } from './events.ts';
import type { Gateway, Statement } from './gateway.ts';
import { stateAfter } from './payment.ts';
import { lockPaymentsOf, ownerOf, paymentOf, setPayment } from './payments.sql.ts';
import { requestRefundOf } from './request-refund.ts';
import type { PaymentRow } from './tables.ts';

export type Recorded = 'changed' | 'unchanged' | 'mismatch' | 'unknown';
/** Who says so: the account that must have been paid. */
export type Speaker = Pick<Gateway, 'method' | 'merchantNo'>;

/**
 * Takes what a provider says of a payment, by notice or by query, in any order and any number of times.
 * 'mismatch': genuine, but of another amount, currency, merchant or provider, and so not acted on.
 */
export async function recordOutcome(
  tx: Tx,
  speaker: Speaker,
  paymentId: Id<'payment'>,
  said: Statement,
): Promise<Recorded> {
  const buyerId = await ownerOf(tx, paymentId);
  const found = buyerId && (await paymentOf(tx, buyerId, paymentId));
  if (!found) return 'unknown';
  const attempts = await lockPaymentsOf(tx, found.buyer_id, found.subject_id);
  const payment = attempts.find((p) => p.payment_id === paymentId)!;
  if (payment.method !== speaker.method) return 'mismatch';
  if (said.outcome === 'paid' && !matches(payment, said, speaker)) return 'mismatch';

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

/** Does a statement speak of this amount, this currency and our account? */
export function matches(
  asked: { readonly amount_fen: bigint; readonly currency: string },
  said: Statement,
  { merchantNo }: Speaker,
): boolean {
  return (
    said.amountFen === asked.amount_fen && said.currency === asked.currency && said.merchantNo === merchantNo
  );
}

async function say(tx: Tx, payment: PaymentRow): Promise<void> {
  if (payment.state === 'captured') await paymentCaptured(tx, payment);
  if (payment.state === 'declined') await paymentDeclined(tx, payment);
  if (payment.state === 'surplus') {
    await paymentSurplus(tx, payment);
    await requestRefundOf(tx, payment, {
      orderId: null,
      amountFen: payment.amount_fen,
      reason: 'paid twice',
      sourceKey: `surplus:${payment.payment_id}`,
    });
  }
}
