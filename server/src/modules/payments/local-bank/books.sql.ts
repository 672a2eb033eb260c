import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db.ts';
import { now } from '../../../platform/clock.ts';

export type TradeRow = {
  trade_no: string;
  out_trade_no: string;
  merchant_no: string;
  amount_fen: bigint;
  currency: string;
  subject: string;
  return_url: string;
  notify_url: string;
  state: 'open' | 'paid' | 'declined' | 'closed';
  refunded_fen: bigint;
  opened_at: Date;
  decided_at: Date | null;
  /** The agreement it was charged under, and why it was not. */
  agreement_no: string | null;
  reason: 'insufficient_funds' | 'mandate_revoked' | null;
};
type BankRefundRow = {
  merchant_no: string;
  out_refund_no: string;
  trade_no: string;
  amount_fen: bigint;
  refunded_at: Date;
};
const books = (db: Db) =>
  db.withTables<{ 'local_bank.trades': TradeRow; 'local_bank.refunds': BankRefundRow }>();

/** The trade of this number, opened now or by an earlier call. */
export async function openTrade(tx: Tx, row: TradeRow): Promise<{ trade: TradeRow; isNew: boolean }> {
  const made = await books(tx)
    .insertInto('local_bank.trades')
    .values(row)
    .onConflict((clash) => clash.constraint('trades_once').doNothing())
    .executeTakeFirst();
  const trade = (await tradeByMerchant(tx, row.merchant_no, row.out_trade_no))!;
  return { trade, isNew: made.numInsertedOrUpdatedRows === 1n };
}

export function tradeByMerchant(db: Db, merchantNo: string, outTradeNo: string) {
  return books(db)
    .selectFrom('local_bank.trades')
    .selectAll()
    .where('merchant_no', '=', merchantNo)
    .where('out_trade_no', '=', outTradeNo)
    .executeTakeFirst();
}

export function tradeByNumber(db: Db, tradeNo: string) {
  return books(db)
    .selectFrom('local_bank.trades')
    .selectAll()
    .where('trade_no', '=', tradeNo)
    .executeTakeFirst();
}

/** Ends an open trade once; later decisions change nothing. */
export async function decideTrade(tx: Tx, tradeNo: string, state: TradeRow['state']): Promise<void> {
  await books(tx)
    .updateTable('local_bank.trades')
    .set({ state, decided_at: now() })
    .where('trade_no', '=', tradeNo)
    .where('state', '=', 'open')
    .execute();
}

/** False when the trade does not have that much left to give back. The same number refunds once. */
export async function refundTrade(
  tx: Tx,
  trade: TradeRow,
  outRefundNo: string,
  amountFen: bigint,
): Promise<boolean> {
  const made = await books(tx)
    .insertInto('local_bank.refunds')
    .values({
      merchant_no: trade.merchant_no,
      out_refund_no: outRefundNo,
      trade_no: trade.trade_no,
      amount_fen: amountFen,
      refunded_at: now(),
    })
    .onConflict((clash) => clash.constraint('bank_refunds_pk').doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return true;
  const taken = await books(tx)
    .updateTable('local_bank.trades')
    .set((e) => ({ refunded_fen: e('refunded_fen', '+', amountFen) }))
    .where('trade_no', '=', trade.trade_no)
    .where('state', '=', 'paid')
    .where((e) => e(e('refunded_fen', '+', amountFen), '<=', e.ref('amount_fen')))
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

export function refundOf(db: Db, merchantNo: string, outRefundNo: string) {
  return books(db)
    .selectFrom('local_bank.refunds')
    .selectAll()
    .where('merchant_no', '=', merchantNo)
    .where('out_refund_no', '=', outRefundNo)
    .executeTakeFirst();
}

export type BookedLine = {
  kind: 'trade' | 'refund';
  out_no: string;
  trade_no: string;
  amount_fen: bigint;
  at: Date;
  /** The merchant's number of the trade, also of one that was refunded. */
  of: string;
};

/** Money that came and went between two instants: what the bank's bill of a day lists. */
export async function bookedBetween(db: Db, merchantNo: string, from: Date, to: Date): Promise<BookedLine[]> {
  const { rows } = await sql<BookedLine>`
    select 'trade' as kind, out_trade_no as out_no, trade_no, amount_fen, decided_at as at, out_trade_no as of from local_bank.trades
    where merchant_no = ${merchantNo} and state = 'paid' and decided_at >= ${from} and decided_at < ${to}
    union all
    select 'refund', r.out_refund_no, r.trade_no, r.amount_fen, r.refunded_at, t.out_trade_no
    from local_bank.refunds r join local_bank.trades t using (trade_no)
    where r.merchant_no = ${merchantNo} and refunded_at >= ${from} and refunded_at < ${to}
    order by 5, 2`.execute(db);
  return rows;
}
