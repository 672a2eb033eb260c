import { randomUUID } from 'node:crypto';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { newId, toWire, type Id } from '../../platform/ids.ts';
import { merchantNo } from './local-bank/account.ts';
import { decideTrade, openTrade } from './local-bank/books.sql.ts';
import { insertPayment } from './payments.sql.ts';
import { recordOutcome } from './record-outcome.ts';

export type PayAtCounter = {
  buyerId: Id<'person'>;
  /** What is paid: a purchase, or a shop's deposit. */
  purchaseId: Id<'purchase'> | Id<'deposit'>;
  purpose?: 'purchase' | 'deposit';
  amountFen: bigint;
  subject: string;
};

/** Pays at the local bank without its hosted page: what the seed town does. Both books, the bank's and ours, say the same. */
export async function payAtCounter(
  tx: Tx,
  { buyerId, purchaseId, purpose = 'purchase', amountFen, subject }: PayAtCounter,
): Promise<Id<'payment'>> {
  const paymentId = newId('payment', buyerId);
  const { trade } = await openTrade(tx, {
    trade_no: `LB${randomUUID().replaceAll('-', '')}`,
    out_trade_no: toWire('payment', paymentId),
    merchant_no: merchantNo,
    amount_fen: amountFen,
    currency: 'CNY',
    subject,
    return_url: '/orders',
    notify_url: '',
    state: 'open',
    refunded_fen: 0n,
    opened_at: now(),
    decided_at: null,
    agreement_no: null,
    reason: null,
  });
  await decideTrade(tx, trade.trade_no, 'paid');
  await insertPayment(tx, {
    buyer_id: buyerId,
    payment_id: paymentId,
    purpose,
    subject_id: purchaseId,
    method: 'local_bank',
    amount_fen: amountFen,
    currency: 'CNY',
    state: 'pending',
    refunded_fen: 0n,
    provider_trade_no: trade.trade_no,
    redirect_url: null,
    scan: false,
    started_at: now(),
    ended_at: null,
    next_query_at: null,
    queries: 0,
  });
  const said = { outcome: 'paid', tradeNo: trade.trade_no, amountFen, currency: 'CNY', merchantNo } as const;
  await recordOutcome(tx, { method: 'local_bank', merchantNo }, paymentId, said);
  return paymentId;
}
