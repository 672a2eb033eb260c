import { assert } from '../../platform/assert.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { endLentRefund, type LentRefundRequested } from '../payments/index.ts';
import { agreementOf, partsOf, refundPart } from './agreements.sql.ts';
import { postCancelledFees, postReturned, wholeAgain } from './books.ts';
import { changed, least, reduce } from './debts.ts';
import { feeReturnedBy } from './fees.ts';
import { instalmentsOf, saveInstalment } from './instalments.sql.ts';
import { lockLine, useLimit } from './lines.sql.ts';
import { ended, giveBack } from './receive.ts';
import {
  endReturn,
  insertRefund,
  noteReturned,
  refundOf,
  returnable,
  setRefundEnded,
  type Receipt,
} from './receipts.sql.ts';
import type { AgreementRow, BuyerId, InstalmentRow } from './tables.ts';

/**
 * A refund of what was lent: what is still owed is cancelled first, the last term before the others; what was paid of the
 * rest goes back through its charges and repayments. The refund ends when all of it has. Again changes nothing.
 */
export async function refundLent(tx: Tx, said: LentRefundRequested): Promise<void> {
  const { buyerId, refundId, purchaseId, orderId } = said;
  const amountFen = BigInt(said.amountFen);
  await lockLine(tx, buyerId);
  if (await refundOf(tx, buyerId, refundId)) return;
  const agreement = await agreementOf(tx, buyerId, { purchaseId });
  assert(agreement, 'what was lent has an agreement');
  const debts = await debtsOf(tx, agreement, orderId);
  const { changes, cancelledFen, cancelledFeeFen, leftFen } = reduce(debts, amountFen);
  for (const change of changes) await saveInstalment(tx, ended(changed(change)));
  await useLimit(tx, buyerId, -cancelledFen);
  await returnFees(tx, agreement, orderId, amountFen);
  await insertRefund(tx, {
    buyerId,
    refundId,
    agreementId: agreement.agreementId,
    orderId,
    amountFen,
    cancelledFen,
    cancelledFeeFen,
    returnedFen: leftFen,
    at: now(),
  });
  if (leftFen > 0n) await returnPaid(tx, debts, refundId, leftFen);
  else await endRefund(tx, buyerId, refundId, cancelledFen);
  const booked = changes.map((change) => ({ method: agreement.method, change }));
  await wholeAgain(tx, refundId, booked);
  await postCancelledFees(tx, refundId, booked);
}

/** Pay later is owed for each order by itself; instalments are owed for the purchase. */
async function debtsOf(
  tx: Tx,
  { buyerId, agreementId, method }: AgreementRow,
  orderId: Id<'order'> | null,
): Promise<InstalmentRow[]> {
  const debts = await instalmentsOf(
    tx,
    buyerId,
    method === 'pay_later' && orderId ? { orderId } : { agreementId },
  );
  return debts.toSorted((a, b) => a.number - b.number);
}

/** The shop's fee goes back by the rule it was agreed under. */
async function returnFees(
  tx: Tx,
  { buyerId, agreementId, method, grantedAt, promised }: AgreementRow,
  orderId: Id<'order'> | null,
  amountFen: bigint,
): Promise<void> {
  for (const part of await partsOf(tx, buyerId, agreementId)) {
    if (orderId !== null && part.orderId !== orderId) continue;
    const refundFen = orderId === null ? part.amountFen - part.refundedFen : amountFen;
    const { feeReturnDays } = promised;
    const feeFen = feeReturnedBy({ ...part, method, grantedAt, feeReturnDays }, refundFen, now());
    if (refundFen > 0n) await refundPart(tx, part, { refundFen, feeFen });
  }
}

async function returnPaid(
  tx: Tx,
  debts: readonly InstalmentRow[],
  refundId: Id<'refund'>,
  amountFen: bigint,
): Promise<void> {
  const { buyerId } = debts[0]!;
  const paid = await returnable(
    tx,
    buyerId,
    debts.map(({ instalmentId }) => instalmentId),
  );
  const perReceipt = new Map<
    string,
    { receipt: Pick<Receipt, 'buyerId' | 'receiptId' | 'kind'>; fen: bigint }
  >();
  let leftFen = amountFen;
  for (const each of paid) {
    const fen = least(each.leftFen, leftFen);
    if (fen === 0n) break;
    leftFen -= fen;
    await noteReturned(tx, buyerId, each, fen);
    const before = perReceipt.get(each.receiptId)?.fen ?? 0n;
    perReceipt.set(each.receiptId, { receipt: { buyerId, ...each }, fen: before + fen });
  }
  assert(leftFen === 0n, 'what is refunded was lent');
  for (const { receipt, fen } of perReceipt.values())
    await giveBack(tx, receipt, fen, { reason: 'refund of what was paid on credit', forRefund: refundId });
}

/** Money has gone back. Once a refund waits for no more of it, it has ended. */
export async function returned(
  tx: Tx,
  { buyerId, refundId, amountFen }: { buyerId: BuyerId; refundId: Id<'refund'>; amountFen: string },
): Promise<void> {
  await lockLine(tx, buyerId);
  const done = await endReturn(tx, buyerId, refundId);
  if (!done) return;
  if (done.forRefund && done.waiting === 0) {
    const refund = (await refundOf(tx, buyerId, done.forRefund))!;
    await endRefund(tx, buyerId, done.forRefund, refund.cancelledFen);
  }
  await postReturned(tx, refundId, BigInt(amountFen));
}

async function endRefund(tx: Tx, buyerId: BuyerId, refundId: Id<'refund'>, creditFen: bigint): Promise<void> {
  await setRefundEnded(tx, buyerId, refundId);
  await endLentRefund(tx, { buyerId, refundId, creditFen });
}
