import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { insertOwner } from './payments.sql.ts';
import type { ChargeRow, Tables } from './tables.ts';

const own = (db: Db) => db.withTables<Tables>();

/** False: the charge of this source was asked for earlier. */
export async function insertCharge(tx: Tx, row: ChargeRow): Promise<boolean> {
  const result = await own(tx)
    .insertInto('payments.charges')
    .values(row)
    .onConflict((clash) => clash.constraint('charges_once').doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) return false;
  await insertOwner(tx, row.charge_id, row.buyer_id);
  return true;
}

export function chargeBySource(db: Db, buyerId: Id<'person'>, sourceKey: string) {
  return own(db)
    .selectFrom('payments.charges')
    .selectAll()
    .where('buyer_id', '=', buyerId)
    .where('source_key', '=', sourceKey)
    .executeTakeFirst();
}

export function chargeOf(db: Db, buyerId: Id<'person'>, chargeId: Id<'charge'>) {
  return one(db, buyerId, chargeId).executeTakeFirst();
}

export function lockCharge(tx: Tx, buyerId: Id<'person'>, chargeId: Id<'charge'>) {
  return one(tx, buyerId, chargeId).forUpdate().executeTakeFirst();
}

const one = (db: Db, buyerId: Id<'person'>, chargeId: Id<'charge'>) =>
  own(db)
    .selectFrom('payments.charges')
    .selectAll()
    .where('buyer_id', '=', buyerId)
    .where('charge_id', '=', chargeId);

export async function setCharge(
  tx: Tx,
  { buyer_id, charge_id }: Pick<ChargeRow, 'buyer_id' | 'charge_id'>,
  change: Partial<Pick<ChargeRow, 'state' | 'reason' | 'provider_trade_no' | 'ended_at' | 'next_query_at'>>,
): Promise<void> {
  await own(tx)
    .updateTable('payments.charges')
    .set(change)
    .where('buyer_id', '=', buyer_id)
    .where('charge_id', '=', charge_id)
    .execute();
}

/** Charges whose outcome is due to be asked; leased by moving their next query on. */
export async function leaseDueCharges(tx: Tx, time: Date, limit: number): Promise<ChargeRow[]> {
  const { rows } = await sql<ChargeRow>`
    update payments.charges c set queries = queries + 1, next_query_at = ${now()}::timestamptz + least(10 * 2 ^ queries, 600) * interval '1 s'
    where (buyer_id, charge_id) in (
      select buyer_id, charge_id from payments.charges where next_query_at <= ${time}
      order by next_query_at limit ${limit} for update skip locked)
    returning c.*`.execute(tx);
  return rows;
}

/** Takes an amount out of what may still be given back; false when too little is left. */
export async function reserveChargeRefund(
  tx: Tx,
  { buyer_id, charge_id }: Pick<ChargeRow, 'buyer_id' | 'charge_id'>,
  amountFen: bigint,
): Promise<boolean> {
  const result = await own(tx)
    .updateTable('payments.charges')
    .set((e) => ({ refunded_fen: e('refunded_fen', '+', amountFen) }))
    .where('buyer_id', '=', buyer_id)
    .where('charge_id', '=', charge_id)
    .where('state', '=', 'succeeded')
    .where((e) => e(e('refunded_fen', '+', amountFen), '<=', e.ref('amount_fen')))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
