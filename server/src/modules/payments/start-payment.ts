import { later, now } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { newId, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { GatewayUnavailable, type Gateway } from './gateway.ts';
import { nextQueryDelayMs, type PaymentMethod } from './payment.ts';
import { insertPayment, lockPaymentsOfPurchase, notePending } from './payments.sql.ts';
import { alreadyPaid, bankAway } from './problems.ts';
import type { PaymentRow } from './tables.ts';

export type StartPayment = {
  buyerId: Id<'person'>;
  purchaseId: Id<'purchase'>;
  amountFen: bigint;
  method: PaymentMethod;
  subject: string;
  returnUrl: string;
};

/**
 * Records the intent, then asks the provider, then records its answer: a crash between leaves a payment whose outcome
 * is asked later. An attempt still open is used again, so that two tabs lead to one trade.
 */
export async function startPayment(
  database: Database,
  gateway: Gateway,
  start: StartPayment,
): Promise<{ paymentId: Id<'payment'>; redirectUrl: string }> {
  const payment = await database.transact((tx) => recordIntent(tx, start));
  if (payment.redirect_url) return { paymentId: payment.payment_id, redirectUrl: payment.redirect_url };
  const { paymentId, subject, returnUrl } = { paymentId: payment.payment_id, ...start };
  const trade = await gateway
    .openTrade({
      paymentId: toWire('payment', paymentId),
      amountFen: payment.amount_fen,
      subject,
      returnUrl: withPayment(returnUrl, paymentId),
    })
    .catch((error: unknown) => {
      throw error instanceof GatewayUnavailable ? new Problem(bankAway) : error;
    });
  await database.transact((tx) => notePending(tx, payment, trade));
  return { paymentId, redirectUrl: trade.redirectUrl };
}

async function recordIntent(
  tx: Tx,
  { buyerId, purchaseId, amountFen, method }: StartPayment,
): Promise<PaymentRow> {
  const attempts = await lockPaymentsOfPurchase(tx, buyerId, purchaseId);
  if (attempts.some(({ state }) => state === 'captured')) throw new Problem(alreadyPaid);
  const open = attempts.find(
    (p) =>
      p.method === method && p.amount_fen === amountFen && (p.state === 'starting' || p.state === 'pending'),
  );
  if (open) return open;
  const row: PaymentRow = {
    buyer_id: buyerId,
    payment_id: newId('payment', buyerId),
    purchase_id: purchaseId,
    method,
    amount_fen: amountFen,
    currency: 'CNY',
    state: 'starting',
    refunded_fen: 0n,
    provider_trade_no: null,
    redirect_url: null,
    started_at: now(),
    ended_at: null,
    next_query_at: later(now(), nextQueryDelayMs(0)),
    queries: 0,
  };
  await insertPayment(tx, row);
  return row;
}

function withPayment(returnUrl: string, paymentId: Id<'payment'>): string {
  return `${returnUrl}${returnUrl.includes('?') ? '&' : '?'}payment=${toWire('payment', paymentId)}`;
}
