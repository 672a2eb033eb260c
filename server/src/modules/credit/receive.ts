import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { refundCharge, refundSubject } from '../payments/index.ts';
import { agreementsByIds } from './agreements.sql.ts';
import { postCancelledFees, postReceived, type Booked } from './books.ts';
import { apply, changed, sum, type Change } from './debts.ts';
import { saveInstalment } from './instalments.sql.ts';
import { countInHistory, useLimit } from './lines.sql.ts';
import { insertReceipt, insertReturn, type Receipt } from './receipts.sql.ts';
import type { BuyerId, InstalmentRow } from './tables.ts';

/**
 * Money came, by charge or by repayment: it pays the given debts in their order, and what finds none goes back the way it
 * came. The caller holds the buyer's line. A receipt that was taken before changes nothing.
 */
export async function receive(
  tx: Tx,
  receipt: Receipt,
  debts: readonly InstalmentRow[],
  { paymentId, waives }: { paymentId?: Id<'payment'>; waives?: (debt: InstalmentRow) => boolean } = {},
): Promise<Change<InstalmentRow>[]> {
  const { buyerId, receiptId, kind, amountFen } = receipt;
  const { changes, surplusFen } = apply(debts, amountFen, waives);
  if (!(await insertReceipt(tx, receipt, changes, surplusFen))) return [];
  for (const change of changes) await settle(tx, change);
  await useLimit(tx, buyerId, -sum(changes.map(({ paidFen }) => paidFen)));
  if (surplusFen > 0n)
    await giveBack(tx, receipt, surplusFen, { reason: 'nothing was owed for it', forRefund: null });
  const booked = await bookedOf(tx, buyerId, changes);
  await postReceived(
    tx,
    paymentId ? { paymentId } : { chargeId: receiptId as Id<'charge'> },
    amountFen,
    booked,
    surplusFen,
  );
  if (kind === 'repayment') await postCancelledFees(tx, receiptId as Id<'repayment'>, booked);
  return changes;
}

/** Writes a debt after a change, and counts it once nothing of it is owed any more. */
async function settle(tx: Tx, change: Change<InstalmentRow>): Promise<void> {
  const after = ended(changed(change));
  await saveInstalment(tx, after);
  if (after.state !== 'paid') return;
  const inTime = change.debt.state === 'scheduled' || change.debt.state === 'promised';
  await countInHistory(tx, after.buyerId, inTime ? { paid_on_time: 1 } : { paid_late: 1 });
}

/** A debt that ended is charged no more; a charge under way keeps its name, for its money will have to go back. */
export function ended(debt: InstalmentRow): InstalmentRow {
  return debt.state === 'paid' || debt.state === 'cancelled'
    ? { ...debt, endedAt: now(), nextChargeAt: null }
    : debt;
}

export async function bookedOf(
  tx: Tx,
  buyerId: BuyerId,
  changes: readonly Change<InstalmentRow>[],
): Promise<Booked[]> {
  const agreements = await agreementsByIds(
    tx,
    buyerId,
    changes.map(({ debt }) => debt.agreementId),
  );
  return changes.map((change) => ({ method: agreements.get(change.debt.agreementId)!.method, change }));
}

/** Has payments give money back to where it came from; `forRefund` is the refund that waits for it. */
export async function giveBack(
  tx: Tx,
  { buyerId, receiptId, kind }: Pick<Receipt, 'buyerId' | 'receiptId' | 'kind'>,
  amountFen: bigint,
  { reason, forRefund }: { reason: string; forRefund: Id<'refund'> | null },
): Promise<void> {
  const wanted = { buyerId, amountFen, reason, sourceKey: `credit:${forRefund ?? 'surplus'}:${receiptId}` };
  const returnId =
    kind === 'charge'
      ? await refundCharge(tx, { ...wanted, chargeId: receiptId as Id<'charge'> })
      : await refundSubject(tx, { ...wanted, subjectId: receiptId as Id<'repayment'> });
  await insertReturn(tx, buyerId, returnId, forRefund, amountFen);
}
