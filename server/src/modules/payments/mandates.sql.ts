import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { insertOwner } from './payments.sql.ts';
import type { ProviderMethod } from './payment.ts';
import type { MandateRow, Tables } from './tables.ts';

const own = (db: Db) => db.withTables<Tables>();

export async function insertMandate(tx: Tx, row: MandateRow): Promise<void> {
  await insertOwner(tx, row.mandate_id, row.buyer_id);
  await own(tx).insertInto('payments.mandates').values(row).execute();
}

/** A buyer's mandates, newest first. */
export function mandatesOf(db: Db, buyerId: Id<'person'>): Promise<MandateRow[]> {
  return buyersMandates(db, buyerId).execute();
}

/** Locks all of them in one order: outcomes of two mandates of one buyer take turns. */
export function lockMandatesOf(tx: Tx, buyerId: Id<'person'>): Promise<MandateRow[]> {
  return buyersMandates(tx, buyerId).forUpdate().execute();
}

const buyersMandates = (db: Db, buyerId: Id<'person'>) =>
  own(db)
    .selectFrom('payments.mandates')
    .selectAll()
    .where('buyer_id', '=', buyerId)
    .orderBy('mandate_id', 'desc');

/** The mandate under which the buyer can be charged, if there is one. */
export function activeMandateOf(db: Db, buyerId: Id<'person'>, method?: ProviderMethod) {
  return buyersMandates(db, buyerId)
    .where('state', '=', 'active')
    .$if(method !== undefined, (q) => q.where('method', '=', method!))
    .executeTakeFirst();
}

export function mandateOf(db: Db, buyerId: Id<'person'>, mandateId: Id<'mandate'>) {
  return buyersMandates(db, buyerId).where('mandate_id', '=', mandateId).executeTakeFirst();
}

export async function setMandate(
  tx: Tx,
  { buyer_id, mandate_id }: Pick<MandateRow, 'buyer_id' | 'mandate_id'>,
  change: Partial<
    Pick<MandateRow, 'state' | 'agreement_no' | 'redirect_url' | 'signed_at' | 'ended_at' | 'next_query_at'>
  >,
): Promise<void> {
  await own(tx)
    .updateTable('payments.mandates')
    .set(change)
    .where('buyer_id', '=', buyer_id)
    .where('mandate_id', '=', mandate_id)
    .execute();
}

/** Mandates whose outcome is due to be asked; leased by moving their next query on. */
export async function leaseDueMandates(tx: Tx, time: Date, limit: number): Promise<MandateRow[]> {
  const { rows } = await sql<MandateRow>`
    update payments.mandates m set queries = queries + 1, next_query_at = ${now()}::timestamptz + least(10 * 2 ^ queries, 600) * interval '1 s'
    where (buyer_id, mandate_id) in (
      select buyer_id, mandate_id from payments.mandates where next_query_at <= ${time}
      order by next_query_at limit ${limit} for update skip locked)
    returning m.*`.execute(tx);
  return rows;
}
