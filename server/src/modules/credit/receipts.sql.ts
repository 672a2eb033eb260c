import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Change } from './debts.ts';
import type { BuyerId, InstalmentRow } from './tables.ts';

export type ReceiptId = Id<'charge'> | Id<'repayment'>;
export type Receipt = {
  readonly buyerId: BuyerId;
  readonly receiptId: ReceiptId;
  readonly kind: 'charge' | 'repayment';
  readonly amountFen: bigint;
};

/** False when it was received before. */
export async function insertReceipt(
  tx: Tx,
  { buyerId, receiptId, kind, amountFen }: Receipt,
  changes: readonly Change<InstalmentRow>[],
  surplusFen: bigint,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into credit.receipts (buyer_id, receipt_id, kind, amount_fen, surplus_fen, received_at)
    values (${buyerId}, ${receiptId}, ${kind}, ${amountFen}, ${surplusFen}, ${now()})
    on conflict on constraint receipts_pk do nothing`.execute(tx);
  if (numAffectedRows === 0n) return false;
  for (const { debt, paidFen, paidFeeFen } of changes)
    await sql`
      insert into credit.applied (buyer_id, receipt_id, instalment_id, principal_fen, fee_fen)
      values (${buyerId}, ${receiptId}, ${debt.instalmentId}, ${paidFen}, ${paidFeeFen})`.execute(tx);
  return true;
}

export async function surplusOf(db: Db, buyerId: BuyerId, receiptId: ReceiptId): Promise<bigint | null> {
  const { rows } = await sql<{ surplusFen: bigint }>`
    select surplus_fen as "surplusFen" from credit.receipts where buyer_id = ${buyerId} and receipt_id = ${receiptId}`.execute(
    db,
  );
  return rows[0]?.surplusFen ?? null;
}

export type Returnable = {
  readonly receiptId: ReceiptId;
  readonly kind: 'charge' | 'repayment';
  readonly instalmentId: Id<'instalment'>;
  readonly leftFen: bigint;
};

/** What was paid of these debts and has not gone back, the latest first. */
export async function returnable(
  tx: Tx,
  buyerId: BuyerId,
  instalmentIds: readonly Id<'instalment'>[],
): Promise<Returnable[]> {
  const { rows } = await sql<Returnable>`
    select receipt_id as "receiptId", r.kind, instalment_id as "instalmentId", a.principal_fen - a.returned_fen as "leftFen"
    from credit.applied a join credit.receipts r using (buyer_id, receipt_id)
    where buyer_id = ${buyerId} and instalment_id = any(${[...instalmentIds]}::uuid[]) and a.principal_fen > a.returned_fen
    order by r.received_at desc, receipt_id desc, instalment_id desc`.execute(tx);
  return rows;
}

export async function noteReturned(
  tx: Tx,
  buyerId: BuyerId,
  { receiptId, instalmentId }: Returnable,
  amountFen: bigint,
): Promise<void> {
  await sql`
    update credit.applied set returned_fen = returned_fen + ${amountFen}
    where buyer_id = ${buyerId} and receipt_id = ${receiptId} and instalment_id = ${instalmentId}`.execute(
    tx,
  );
}

export type RefundRow = {
  readonly buyerId: BuyerId;
  readonly refundId: Id<'refund'>;
  readonly agreementId: Id<'creditAgreement'>;
  readonly orderId: Id<'order'> | null;
  readonly amountFen: bigint;
  readonly cancelledFen: bigint;
  readonly cancelledFeeFen: bigint;
  readonly returnedFen: bigint;
  readonly at: Date;
};
const refundColumns = sql`
  buyer_id as "buyerId", refund_id as "refundId", agreement_id as "agreementId", order_id as "orderId", amount_fen as "amountFen",
  cancelled_fen as "cancelledFen", cancelled_fee_fen as "cancelledFeeFen", returned_fen as "returnedFen", at`;

export async function refundOf(
  db: Db,
  buyerId: BuyerId,
  refundId: Id<'refund'>,
): Promise<RefundRow | undefined> {
  const { rows } = await sql<RefundRow>`
    select ${refundColumns} from credit.refunds where buyer_id = ${buyerId} and refund_id = ${refundId}`.execute(
    db,
  );
  return rows[0];
}

export async function refundsOfAgreement(
  db: Db,
  buyerId: BuyerId,
  agreementId: Id<'creditAgreement'>,
): Promise<RefundRow[]> {
  const { rows } = await sql<RefundRow>`
    select ${refundColumns} from credit.refunds where buyer_id = ${buyerId} and agreement_id = ${agreementId} order by at`.execute(
    db,
  );
  return rows;
}

export async function insertRefund(tx: Tx, r: RefundRow): Promise<void> {
  await sql`
    insert into credit.refunds (buyer_id, refund_id, agreement_id, order_id, amount_fen, cancelled_fen, cancelled_fee_fen, returned_fen, at)
    values (${r.buyerId}, ${r.refundId}, ${r.agreementId}, ${r.orderId}, ${r.amountFen}, ${r.cancelledFen}, ${r.cancelledFeeFen},
      ${r.returnedFen}, ${r.at})`.execute(tx);
}

export async function setRefundEnded(tx: Tx, buyerId: BuyerId, refundId: Id<'refund'>): Promise<void> {
  await sql`
    update credit.refunds set ended_at = ${now()} where buyer_id = ${buyerId} and refund_id = ${refundId}`.execute(
    tx,
  );
}

export async function insertReturn(
  tx: Tx,
  buyerId: BuyerId,
  returnId: Id<'refund'>,
  forRefund: Id<'refund'> | null,
  amountFen: bigint,
): Promise<void> {
  await sql`
    insert into credit.returns (buyer_id, return_id, for_refund, amount_fen)
    values (${buyerId}, ${returnId}, ${forRefund}, ${amountFen}) on conflict on constraint returns_pk do nothing`.execute(
    tx,
  );
}

/** Ends a return that was still on its way; answers which refund it is for and how many more that one waits for. */
export async function endReturn(
  tx: Tx,
  buyerId: BuyerId,
  returnId: Id<'refund'>,
): Promise<{ forRefund: Id<'refund'> | null; waiting: number } | undefined> {
  const { rows } = await sql<{ forRefund: Id<'refund'> | null }>`
    update credit.returns set ended_at = ${now()}
    where buyer_id = ${buyerId} and return_id = ${returnId} and ended_at is null returning for_refund as "forRefund"`.execute(
    tx,
  );
  const ended = rows[0];
  if (!ended?.forRefund) return ended && { ...ended, waiting: 0 };
  const { rows: others } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from credit.returns
    where buyer_id = ${buyerId} and for_refund = ${ended.forRefund} and ended_at is null`.execute(tx);
  return { ...ended, waiting: others[0]!.waiting };
}
