import { randomUUID } from 'node:crypto';
import { now } from '../../../platform/clock.ts';
import { agreementByNumber, type AgreementRow } from './agreements.sql.ts';
import { openTrade, type TradeRow } from './books.sql.ts';
import type { Desk } from './desk.ts';

export type ChargeOrder = Pick<
  TradeRow,
  'merchant_no' | 'out_trade_no' | 'amount_fen' | 'currency' | 'subject' | 'notify_url'
> & { readonly agreement_no: string };
/** null: the merchant has no such agreement. `heard` is false when the bank is to keep its answer to itself. */
export type Charged = { readonly trade: TradeRow; readonly heard: boolean };

/** Takes money under an agreement, once for each number, and answers as the account's holder wants it tried. */
export async function charge(desk: Desk, order: ChargeOrder): Promise<Charged | null> {
  const agreement = await agreementByNumber(desk.database.db, order.agreement_no);
  if (!agreement || agreement.merchant_no !== order.merchant_no) return null;
  const { trade, isNew } = await desk.database.transact((tx) =>
    openTrade(tx, {
      ...order,
      trade_no: `LB${randomUUID().replaceAll('-', '')}`,
      return_url: '',
      ...decision(agreement),
      refunded_fen: 0n,
      opened_at: now(),
      decided_at: now(),
    }),
  );
  if (agreement.behaviour === 'silent') return { trade, heard: false };
  const times = !isNew || trade.state !== 'paid' ? 0 : agreement.behaviour === 'twice' ? 2 : 1;
  for (let n = 0; n < times; n++) desk.tellTrade(trade);
  return { trade, heard: true };
}

function decision({ state, behaviour }: AgreementRow): Pick<TradeRow, 'state' | 'reason'> {
  if (state !== 'active') return { state: 'declined', reason: 'mandate_revoked' };
  if (behaviour === 'insufficient') return { state: 'declined', reason: 'insufficient_funds' };
  return { state: 'paid', reason: null };
}
