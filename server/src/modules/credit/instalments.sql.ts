import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import { behind, type Due } from '../../platform/each-due.ts';
import type { Id } from '../../platform/ids.ts';
import type { BuyerId, InstalmentRow } from './tables.ts';

export const instalmentColumns = sql`
  i.buyer_id as "buyerId", i.instalment_id as "instalmentId", i.agreement_id as "agreementId", i.number, i.order_id as "orderId",
  i.principal_fen as "principalFen", i.fee_fen as "feeFen", i.paid_fen as "paidFen", i.paid_fee_fen as "paidFeeFen",
  i.cancelled_fen as "cancelledFen", i.cancelled_fee_fen as "cancelledFeeFen", i.state, i.due_at as "dueAt", i.failures,
  i.next_charge_at as "nextChargeAt", i.charge_id as "chargeId", i.last_failure as "lastFailure", i.overdue_since as "overdueSince",
  i.written_off_at as "writtenOffAt", i.ended_at as "endedAt"`;
export const openFenColumn = sql`(i.principal_fen + i.fee_fen - i.paid_fen - i.paid_fee_fen - i.cancelled_fen - i.cancelled_fee_fen)`;

export async function insertInstalment(
  tx: Tx,
  i: Pick<
    InstalmentRow,
    | 'buyerId'
    | 'instalmentId'
    | 'agreementId'
    | 'number'
    | 'orderId'
    | 'principalFen'
    | 'feeFen'
    | 'state'
    | 'dueAt'
  >,
): Promise<void> {
  await sql`
    insert into credit.instalments (buyer_id, instalment_id, agreement_id, number, order_id, principal_fen, fee_fen, state, due_at, next_charge_at)
    values (${i.buyerId}, ${i.instalmentId}, ${i.agreementId}, ${i.number}, ${i.orderId}, ${i.principalFen}, ${i.feeFen}, ${i.state},
      ${i.dueAt}, ${i.dueAt})`.execute(tx);
}

type Which =
  | { agreementId: Id<'creditAgreement'> }
  | { instalmentId: Id<'instalment'> }
  | { orderId: Id<'order'> }
  | { chargeId: Id<'charge'> }
  | { open: true };

/** A buyer's debts, those due first at the front. Whoever changes them holds the buyer's line. */
export async function instalmentsOf(db: Db, buyerId: BuyerId, which: Which): Promise<InstalmentRow[]> {
  const { rows } = await sql<InstalmentRow>`
    select ${instalmentColumns} from credit.instalments i where i.buyer_id = ${buyerId} and ${condition(which)}
    order by i.due_at nulls last, i.agreement_id, i.number`.execute(db);
  return rows;
}

function condition(which: Which) {
  if ('agreementId' in which) return sql`i.agreement_id = ${which.agreementId}`;
  if ('instalmentId' in which) return sql`i.instalment_id = ${which.instalmentId}`;
  if ('orderId' in which) return sql`i.order_id = ${which.orderId}`;
  if ('chargeId' in which) return sql`i.charge_id = ${which.chargeId}`;
  return sql`i.state not in ('paid', 'cancelled')`;
}

/** Writes everything that may change. */
export async function saveInstalment(tx: Tx, i: InstalmentRow): Promise<void> {
  await sql`
    update credit.instalments set paid_fen = ${i.paidFen}, paid_fee_fen = ${i.paidFeeFen}, cancelled_fen = ${i.cancelledFen},
      cancelled_fee_fen = ${i.cancelledFeeFen}, state = ${i.state}, due_at = ${i.dueAt}, failures = ${i.failures},
      next_charge_at = ${i.nextChargeAt}, charge_id = ${i.chargeId}, last_failure = ${i.lastFailure},
      overdue_since = ${i.overdueSince}, written_off_at = ${i.writtenOffAt}, ended_at = ${i.endedAt}
    where buyer_id = ${i.buyerId} and instalment_id = ${i.instalmentId}`.execute(tx);
}

export type Key = { readonly buyerId: BuyerId; readonly instalmentId: Id<'instalment'> };

export async function dueForCharge(
  db: Db,
  at: Date,
  limit: number,
  after: Due | null,
): Promise<(Due & Key)[]> {
  const { rows } = await sql<Due & Key>`
    select buyer_id as "buyerId", instalment_id as "instalmentId", instalment_id as id, next_charge_at::text as "dueAt"
    from credit.instalments
    where next_charge_at <= ${at} and charge_id is null ${behind(after, sql`next_charge_at`, sql`instalment_id`)}
    order by next_charge_at, instalment_id limit ${limit}`.execute(db);
  return rows;
}

/** Overdue for as long as its agreement allows. */
export async function dueForWriteOff(
  db: Db,
  at: Date,
  limit: number,
  after: Due | null,
): Promise<(Due & Key)[]> {
  const { rows } = await sql<Due & Key>`
    select i.buyer_id as "buyerId", i.instalment_id as "instalmentId", i.instalment_id as id, i.overdue_since::text as "dueAt"
    from credit.instalments i join credit.agreements a using (buyer_id, agreement_id)
    where i.state = 'overdue' and i.charge_id is null
      and i.overdue_since + make_interval(days => (a.promised ->> 'writeOffAfterDays')::int) <= ${at}
      ${behind(after, sql`i.overdue_since`, sql`i.instalment_id`)}
    order by i.overdue_since, i.instalment_id limit ${limit}`.execute(db);
  return rows;
}

/** Debts that fall due in a stretch of time, whatever became of them. */
export async function instalmentsDue(
  db: Db,
  buyerId: BuyerId,
  from: Date,
  to: Date,
): Promise<InstalmentRow[]> {
  const { rows } = await sql<InstalmentRow>`
    select ${instalmentColumns} from credit.instalments i
    where i.buyer_id = ${buyerId} and i.due_at >= ${from} and i.due_at < ${to} and i.state <> 'cancelled'
    order by i.due_at, i.agreement_id, i.number`.execute(db);
  return rows;
}
