import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { OpenedTrade } from './gateway.ts';
import type { PaymentState } from './payment.ts';
import type { PaymentRow, SubjectId, Tables } from './tables.ts';

const own = (db: Db) => db.withTables<Tables>();

/** Says whose it is before anything can be heard of it. */
export async function insertOwner(tx: Tx, id: Id, buyerId: Id<'person'>): Promise<void> {
  await own(tx).insertInto('payments.owners').values({ id, buyer_id: buyerId }).execute();
}

export async function ownerOf(db: Db, id: Id): Promise<Id<'person'> | undefined> {
  const owner = await own(db)
    .selectFrom('payments.owners')
    .select('buyer_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return owner?.buyer_id;
}

export async function insertPayment(tx: Tx, row: PaymentRow): Promise<void> {
  await insertOwner(tx, row.payment_id, row.buyer_id);
  await own(tx).insertInto('payments.payments').values(row).execute();
}

export function paymentsOf(db: Db, buyerId: Id<'person'>, subjectId: SubjectId): Promise<PaymentRow[]> {
  return subjectPayments(db, buyerId, subjectId).execute();
}

/** Locks every payment of a subject in id order: captures of two payments of one purchase take turns. */
export function lockPaymentsOf(tx: Tx, buyerId: Id<'person'>, subjectId: SubjectId): Promise<PaymentRow[]> {
  return subjectPayments(tx, buyerId, subjectId).forUpdate().execute();
}

function subjectPayments(db: Db, buyerId: Id<'person'>, subjectId: SubjectId) {
  return own(db)
    .selectFrom('payments.payments')
    .selectAll()
    .where('buyer_id', '=', buyerId)
    .where('subject_id', '=', subjectId)
    .orderBy('payment_id');
}

export function paymentOf(db: Db, buyerId: Id<'person'>, paymentId: Id<'payment'>) {
  return own(db)
    .selectFrom('payments.payments')
    .selectAll()
    .where('buyer_id', '=', buyerId)
    .where('payment_id', '=', paymentId)
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
  { tradeNo, redirectUrl, codeUrl }: OpenedTrade,
): Promise<void> {
  await own(tx)
    .updateTable('payments.payments')
    .set({
      state: 'pending',
      provider_trade_no: tradeNo || null,
      redirect_url: redirectUrl,
      scan: codeUrl !== undefined,
    })
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
  aboutId: Id,
  outcome: string,
): Promise<boolean> {
  const result = await own(tx)
    .insertInto('payments.notices')
    .values({ provider, notice_id: noticeId, about_id: aboutId, outcome, received_at: now() })
    .onConflict((clash) => clash.constraint('notices_pk').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Payments whose outcome is due to be asked. The row is leased by moving its next query on. */
export async function leaseDueQueries(tx: Tx, time: Date, limit: number): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    update payments.payments p set queries = queries + 1, next_query_at = ${now()}::timestamptz + least(10 * 2 ^ queries, 600) * interval '1 s'
    where (buyer_id, payment_id) in (
      select buyer_id, payment_id from payments.payments where next_query_at <= ${time}
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
