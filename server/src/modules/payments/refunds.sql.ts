import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { RefundState } from './payment.ts';
import type { RefundRow, Tables } from './tables.ts';

const own = (db: Db) => db.withTables<Tables>();

/** False: the refund of this source was made earlier. */
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

/** The refund with this id, locked, if it was refused. */
export function refusedRefund(tx: Tx, refundId: Id<'refund'>) {
  return own(tx)
    .selectFrom('payments.refunds')
    .selectAll()
    .where('refund_id', '=', refundId)
    .where('state', '=', 'refused')
    .forUpdate()
    .executeTakeFirst();
}

export async function setRefundState(
  tx: Tx,
  refund: RefundRow,
  change: { state: RefundState; ended_at: Date | null; last_error?: string | null; credit_fen?: bigint },
): Promise<void> {
  await own(tx)
    .updateTable('payments.refunds')
    .set(change)
    .where('buyer_id', '=', refund.buyer_id)
    .where('refund_id', '=', refund.refund_id)
    .execute();
}
