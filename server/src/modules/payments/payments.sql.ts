import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { PaymentState, RefundState } from './payment.ts';
import type { PaymentRow, RefundRow } from './tables.ts';

type Tables = {
  'payments.payments': PaymentRow;
  'payments.refunds': RefundRow;
  'payments.payment_owners': { payment_id: Id<'payment'>; buyer_id: Id<'person'> };
  'payments.notices': {
    provider: string;
    notice_id: string;
    payment_id: Id<'payment'> | null;
    outcome: string;
    received_at: Date;
  };
};
const own = (db: Db) => db.withTables<Tables>();

export async function insertPayment(tx: Tx, row: PaymentRow): Promise<void> {
  await own(tx)
    .insertInto('payments.payment_owners')
    .values({ payment_id: row.payment_id, buyer_id: row.buyer_id })
    .execute();
  await own(tx).insertInto('payments.payments').values(row).execute();
}

export function paymentsOfPurchase(
  db: Db,
  buyerId: Id<'person'>,
  purchaseId: Id<'purchase'>,
): Promise<PaymentRow[]> {
  return purchasePayments(db, buyerId, purchaseId).execute();
}

/** Locks every payment of a purchase in id order: captures of two payments of one purchase take turns. */
export function lockPaymentsOfPurchase(
  tx: Tx,
  buyerId: Id<'person'>,
  purchaseId: Id<'purchase'>,
): Promise<PaymentRow[]> {
  return purchasePayments(tx, buyerId, purchaseId).forUpdate().execute();
}

function purchasePayments(db: Db, buyerId: Id<'person'>, purchaseId: Id<'purchase'>) {
  return own(db)
    .selectFrom('payments.payments')
    .selectAll()
    .where('buyer_id', '=', buyerId)
    .where('purchase_id', '=', purchaseId)
    .orderBy('payment_id');
}

export function ownerOf(db: Db, paymentId: Id<'payment'>) {
  return own(db)
    .selectFrom('payments.payment_owners as o')
    .innerJoin('payments.payments as p', (join) =>
      join.onRef('p.buyer_id', '=', 'o.buyer_id').onRef('p.payment_id', '=', 'o.payment_id'),
    )
    .select(['p.buyer_id', 'p.purchase_id'])
    .where('o.payment_id', '=', paymentId)
    .executeTakeFirst();
}

export async function setPayment(
  tx: Tx,
  { buyer_id, payment_id }: Pick<PaymentRow, 'buyer_id' | 'payment_id'>,
  change: Partial<Pick<PaymentRow, 'state' | 'provider_trade_no' | 'ended_at' | 'next_query_at'>>,
): Promise<void> {
  await own(tx)
    .updateTable('payments.payments')
    .set(change)
    .where('buyer_id', '=', buyer_id)
    .where('payment_id', '=', payment_id)
    .execute();
}

/** Where the buyer pays. Another call of the same attempt may have been quicker, and its outcome known: that stays. */
export async function notePending(
  tx: Tx,
  { buyer_id, payment_id }: Pick<PaymentRow, 'buyer_id' | 'payment_id'>,
  { tradeNo, redirectUrl }: { tradeNo: string; redirectUrl: string },
): Promise<void> {
  await own(tx)
    .updateTable('payments.payments')
    .set({ state: 'pending', provider_trade_no: tradeNo, redirect_url: redirectUrl })
    .where('buyer_id', '=', buyer_id)
    .where('payment_id', '=', payment_id)
    .where('state', 'in', ['starting', 'pending'] satisfies PaymentState[])
    .execute();
}

/** True the first time a notice is seen. */
export async function noteNotice(
  tx: Tx,
  provider: string,
  noticeId: string,
  paymentId: Id<'payment'>,
  outcome: string,
): Promise<boolean> {
  const result = await own(tx)
    .insertInto('payments.notices')
    .values({ provider, notice_id: noticeId, payment_id: paymentId, outcome, received_at: now() })
    .onConflict((clash) => clash.constraint('notices_pk').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Payments whose outcome is due to be asked. The row is leased by moving its next query on. */
export async function leaseDueQueries(tx: Tx, limit: number): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    update payments.payments p set queries = queries + 1, next_query_at = ${now()}::timestamptz + least(10 * 2 ^ queries, 600) * interval '1 s'
    where (buyer_id, payment_id) in (
      select buyer_id, payment_id from payments.payments where next_query_at <= ${now()}
      order by next_query_at limit ${limit} for update skip locked)
    returning p.*`.execute(tx);
  return rows;
}

/** Takes an amount out of what may still be refunded; false when too little is left. */
export async function reserveRefund(
  tx: Tx,
  buyerId: Id<'person'>,
  paymentId: Id<'payment'>,
  amountFen: bigint,
): Promise<boolean> {
  const result = await own(tx)
    .updateTable('payments.payments')
    .set((e) => ({ refunded_fen: e('refunded_fen', '+', amountFen) }))
    .where('buyer_id', '=', buyerId)
    .where('payment_id', '=', paymentId)
    .where('state', 'in', ['captured', 'surplus'] satisfies PaymentState[])
    .where((e) => e(e('refunded_fen', '+', amountFen), '<=', e.ref('amount_fen')))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The refund of this source, made now or earlier. */
export async function insertRefund(tx: Tx, row: RefundRow): Promise<boolean> {
  const result = await own(tx)
    .insertInto('payments.refunds')
    .values(row)
    .onConflict((clash) => clash.constraint('refunds_once').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export function refundBySource(db: Db, buyerId: Id<'person'>, sourceKey: string) {
  return own(db)
    .selectFrom('payments.refunds')
    .selectAll()
    .where('buyer_id', '=', buyerId)
    .where('source_key', '=', sourceKey)
    .executeTakeFirst();
}

export function refundsOfPurchase(
  db: Db,
  buyerId: Id<'person'>,
  purchaseId: Id<'purchase'>,
): Promise<RefundRow[]> {
  return own(db)
    .selectFrom('payments.refunds')
    .selectAll()
    .where('buyer_id', '=', buyerId)
    .where('purchase_id', '=', purchaseId)
    .orderBy('refund_id')
    .execute();
}

export function lockRefund(tx: Tx, buyerId: Id<'person'>, refundId: Id<'refund'>) {
  return own(tx)
    .selectFrom('payments.refunds')
    .selectAll()
    .where('buyer_id', '=', buyerId)
    .where('refund_id', '=', refundId)
    .forUpdate()
    .executeTakeFirst();
}

export async function endRefund(tx: Tx, refund: RefundRow, state: RefundState): Promise<void> {
  await own(tx)
    .updateTable('payments.refunds')
    .set({ state, ended_at: now() })
    .where('buyer_id', '=', refund.buyer_id)
    .where('refund_id', '=', refund.refund_id)
    .execute();
}
