import { assert } from '../../platform/assert.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { yuanShown } from '../../platform/money.ts';
import { Problem } from '../../platform/problem.ts';
import { reserveChargeRefund, lockCharge } from './charges.sql.ts';
import { lentRefundRequested } from './events.ts';
import { isLent } from './payment.ts';
import { lockPaymentsOf, reserveRefund } from './payments.sql.ts';
import { insertRefund, refundBySource } from './refunds.sql.ts';
import { refundExceedsPayment } from './problems.ts';
import type { PaymentRow, RefundRow, SubjectId } from './tables.ts';

type Wanted = {
  readonly orderId: Id<'order'> | null;
  readonly amountFen: bigint;
  readonly reason: string;
  /** Names what the refund is for; the same source is refunded once. */
  readonly sourceKey: string;
};
export type RequestRefund = Wanted & { readonly buyerId: Id<'person'>; readonly purchaseId: Id<'purchase'> };
export type RefundCharge = Omit<Wanted, 'orderId'> & {
  readonly buyerId: Id<'person'>;
  readonly chargeId: Id<'charge'>;
};

/** Promises money back from the payment that paid the purchase. The provider is asked by a job, until it answers. */
export async function requestRefund(tx: Tx, { buyerId, purchaseId, ...wanted }: RequestRefund) {
  return requestRefundOf(tx, await paidPayment(tx, buyerId, purchaseId), wanted);
}

/** The same for what was paid for anything else: a deposit, a repayment. */
export async function refundSubject(
  tx: Tx,
  {
    buyerId,
    subjectId,
    ...wanted
  }: Omit<Wanted, 'orderId'> & { buyerId: Id<'person'>; subjectId: SubjectId },
): Promise<Id<'refund'>> {
  return requestRefundOf(tx, await paidPayment(tx, buyerId, subjectId), { orderId: null, ...wanted });
}

async function paidPayment(tx: Tx, buyerId: Id<'person'>, subjectId: SubjectId): Promise<PaymentRow> {
  const paid = (await lockPaymentsOf(tx, buyerId, subjectId)).find(({ state }) => state === 'captured');
  assert(paid, 'only what was paid is refunded');
  return paid;
}

/** What was lent is given back by the lender; everything else by its provider. */
export async function requestRefundOf(tx: Tx, payment: PaymentRow, wanted: Wanted): Promise<Id<'refund'>> {
  const { buyer_id: buyerId, payment_id: paymentId, method } = payment;
  const purchaseId = payment.purpose === 'purchase' ? (payment.subject_id as Id<'purchase'>) : null;
  const refund = refundRow(buyerId, wanted, { payment_id: paymentId, purchase_id: purchaseId });
  if (!(await insertRefund(tx, refund)))
    return (await refundBySource(tx, buyerId, wanted.sourceKey))!.refund_id;
  if (!(await reserveRefund(tx, buyerId, paymentId, wanted.amountFen)))
    throw tooMuch(payment.amount_fen - payment.refunded_fen);
  const refundId = refund.refund_id;
  if (!isLent(method)) await askProvider(tx, refund);
  else {
    const { orderId, amountFen, sourceKey } = wanted;
    assert(purchaseId, 'credit is lent for purchases only');
    await lentRefundRequested(tx, {
      refundId,
      buyerId,
      paymentId,
      purchaseId,
      orderId,
      method,
      sourceKey,
      amountFen: String(amountFen),
    });
  }
  return refundId;
}

/** Gives back (a part of) a charge that succeeded. Throws refundExceedsPayment. */
export async function refundCharge(
  tx: Tx,
  { buyerId, chargeId, ...wanted }: RefundCharge,
): Promise<Id<'refund'>> {
  const charge = await lockCharge(tx, buyerId, chargeId);
  assert(charge?.state === 'succeeded', 'only a charge that succeeded is refunded');
  const refund = refundRow(buyerId, { orderId: null, ...wanted }, { charge_id: chargeId });
  if (!(await insertRefund(tx, refund)))
    return (await refundBySource(tx, buyerId, wanted.sourceKey))!.refund_id;
  if (!(await reserveChargeRefund(tx, charge, wanted.amountFen)))
    throw tooMuch(charge.amount_fen - charge.refunded_fen);
  await askProvider(tx, refund);
  return refund.refund_id;
}

function refundRow(
  buyerId: Id<'person'>,
  { orderId, amountFen, reason, sourceKey }: Wanted,
  of: Partial<Pick<RefundRow, 'payment_id' | 'charge_id' | 'purchase_id'>>,
): RefundRow {
  return {
    buyer_id: buyerId,
    refund_id: newId('refund', buyerId),
    payment_id: null,
    charge_id: null,
    purchase_id: null,
    ...of,
    order_id: orderId,
    amount_fen: amountFen,
    credit_fen: 0n,
    reason,
    source_key: sourceKey,
    state: 'requested',
    attempts: 0,
    last_error: null,
    requested_at: now(),
    ended_at: null,
  };
}

/** Has the provider asked by a job; asking again with the same refund id is harmless. */
export function askProvider(
  tx: Tx,
  { buyer_id: buyerId, refund_id: refundId }: Pick<RefundRow, 'buyer_id' | 'refund_id'>,
  runAt?: Date,
): Promise<void> {
  return enqueue(
    tx,
    'payments.send_refund',
    { buyerId, refundId },
    { key: `refund:${refundId}`, ...(runAt ? { runAt } : {}) },
  );
}

const tooMuch = (leftFen: bigint) => new Problem(refundExceedsPayment, { left: yuanShown(leftFen) });
