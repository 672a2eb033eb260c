import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Statement } from '../gateway.ts';
import { prefixes } from '../../../platform/ids.ts';
import type { Outcome } from '../payment.ts';

/** A transaction as WeChat Pay writes it, in a query and inside a notice. Amounts are fen. */
const Transaction = Type.Object({
  appid: Type.String(),
  mchid: Type.String(),
  out_trade_no: Type.String(),
  transaction_id: Type.Optional(Type.String()),
  trade_state: Type.String(),
  amount: Type.Optional(
    Type.Object({ total: Type.Optional(Type.Integer()), currency: Type.Optional(Type.String()) }),
  ),
});

/** REFUND: it was paid, and some of it went back. USERPAYING: the buyer is at it. PAYERROR: the bank refused. */
const outcomes: Readonly<Record<string, Outcome>> = {
  SUCCESS: 'paid',
  REFUND: 'paid',
  NOTPAY: 'open',
  USERPAYING: 'open',
  CLOSED: 'closed',
  REVOKED: 'closed',
  PAYERROR: 'declined',
};

/** null when it is not a transaction, or in a state nobody has told us about. */
export function readTransaction(json: unknown, appId: string): (Statement & { about: string }) | null {
  if (!Value.Check(Transaction, json)) return null;
  const outcome = outcomes[json.trade_state];
  if (!outcome) return null;
  return {
    about: fromTheirs(json.out_trade_no),
    outcome,
    tradeNo: json.transaction_id ?? '',
    amountFen: BigInt(json.amount?.total ?? 0),
    currency: json.amount?.currency ?? 'CNY',
    merchantNo: json.appid === appId ? json.mchid : `app ${json.appid}`,
  };
}

/** Their order numbers have 32 letters at most: the digits of our id, without its prefix. */
export const toTheirs = (paymentId: string): string => paymentId.slice(paymentId.indexOf('_') + 1);
export const fromTheirs = (outTradeNo: string): string =>
  /^[0-9a-f]{32}$/.test(outTradeNo) ? `${prefixes.payment}_${outTradeNo}` : outTradeNo;
