import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import type { ChargeReason } from './mandate.ts';
import type { LentMethod, PaymentMethod, ProviderMethod, Purpose } from './payment.ts';
import type { ChargeRow, MandateRow, PaymentRow, RefundRow, SubjectId } from './tables.ts';

type PaymentFacts = {
  readonly buyerId: Id<'person'>;
  readonly paymentId: Id<'payment'>;
  readonly purpose: Purpose;
  readonly subjectId: SubjectId;
  /** The subject, when it is a purchase. */
  readonly purchaseId: Id<'purchase'> | null;
  readonly method: PaymentMethod;
  /** Fen as a decimal string, as every amount in an event. */
  readonly amountFen: string;
};
/** Money came, or was lent, for a subject that no other payment had paid. */
export type PaymentCaptured = PaymentFacts;
/** A second payment of the same subject: kept apart and refunded at once. */
export type PaymentSurplus = PaymentFacts;
export type PaymentDeclined = PaymentFacts;
export type PaymentRefunded = PaymentFacts & {
  readonly refundId: Id<'refund'>;
  readonly orderId: Id<'order'> | null;
  /** What was given back, of which `creditFen` lowered a debt and the rest moved money. */
  readonly amountFen: string;
  readonly creditFen: string;
  readonly surplus: boolean;
};
/** A refund of money that was lent: credit cancels what is still open, gives back what was charged, and ends it. */
export type LentRefundRequested = {
  readonly refundId: Id<'refund'>;
  readonly buyerId: Id<'person'>;
  readonly paymentId: Id<'payment'>;
  readonly purchaseId: Id<'purchase'>;
  readonly orderId: Id<'order'> | null;
  readonly method: LentMethod;
  readonly amountFen: string;
  readonly sourceKey: string;
};
/** The provider will not give the money back; operators settle it. */
export type RefundRefused = {
  readonly refundId: Id<'refund'>;
  readonly buyerId: Id<'person'>;
  readonly amountFen: string;
  readonly reason: string;
};
export type MandateEvent = {
  readonly mandateId: Id<'mandate'>;
  readonly buyerId: Id<'person'>;
  readonly method: ProviderMethod;
};
export type ChargeSucceeded = {
  readonly chargeId: Id<'charge'>;
  readonly buyerId: Id<'person'>;
  readonly mandateId: Id<'mandate'>;
  readonly sourceKey: string;
  readonly method: ProviderMethod;
  readonly amountFen: string;
  /** The provider had said before that it failed; what was begun since then may have to be undone. */
  readonly afterFailure: boolean;
};
export type ChargeFailed = Omit<ChargeSucceeded, 'afterFailure'> & { readonly reason: ChargeReason };
export type ChargeRefunded = {
  readonly refundId: Id<'refund'>;
  readonly chargeId: Id<'charge'>;
  readonly buyerId: Id<'person'>;
  readonly sourceKey: string;
  readonly amountFen: string;
};

function factsOf(payment: PaymentRow): PaymentFacts {
  const { buyer_id: buyerId, payment_id: paymentId, purpose, subject_id: subjectId, method } = payment;
  const purchaseId = purpose === 'purchase' ? (subjectId as Id<'purchase'>) : null;
  return {
    buyerId,
    paymentId,
    purpose,
    subjectId,
    purchaseId,
    method,
    amountFen: String(payment.amount_fen),
  };
}

export const paymentCaptured = (tx: Tx, payment: PaymentRow) =>
  publish(tx, 'payments.payment_captured', factsOf(payment));
export const paymentSurplus = (tx: Tx, payment: PaymentRow) =>
  publish(tx, 'payments.payment_surplus', factsOf(payment));
export const paymentDeclined = (tx: Tx, payment: PaymentRow) =>
  publish(tx, 'payments.payment_declined', factsOf(payment));

export const paymentRefunded = (tx: Tx, payment: PaymentRow, refund: RefundRow) =>
  publish(tx, 'payments.payment_refunded', {
    ...factsOf(payment),
    refundId: refund.refund_id,
    orderId: refund.order_id,
    amountFen: String(refund.amount_fen),
    creditFen: String(refund.credit_fen),
    surplus: payment.state === 'surplus',
  } satisfies PaymentRefunded);

export const lentRefundRequested = (tx: Tx, fact: LentRefundRequested) =>
  publish(tx, 'payments.lent_refund_requested', fact);
export const refundRefused = (tx: Tx, fact: RefundRefused) => publish(tx, 'payments.refund_refused', fact);

export const mandateChanged = (tx: Tx, to: 'signed' | 'revoked' | 'refused', mandate: MandateRow) =>
  publish(tx, `payments.mandate_${to}`, {
    mandateId: mandate.mandate_id,
    buyerId: mandate.buyer_id,
    method: mandate.method,
  } satisfies MandateEvent);

function chargeFacts(charge: ChargeRow) {
  return {
    chargeId: charge.charge_id,
    buyerId: charge.buyer_id,
    mandateId: charge.mandate_id,
    sourceKey: charge.source_key,
    method: charge.method,
    amountFen: String(charge.amount_fen),
  };
}

export const chargeSucceeded = (tx: Tx, charge: ChargeRow, afterFailure: boolean) =>
  publish(tx, 'payments.charge_succeeded', {
    ...chargeFacts(charge),
    afterFailure,
  } satisfies ChargeSucceeded);
export const chargeFailed = (tx: Tx, charge: ChargeRow, reason: ChargeReason) =>
  publish(tx, 'payments.charge_failed', { ...chargeFacts(charge), reason } satisfies ChargeFailed);
export const chargeRefunded = (tx: Tx, charge: ChargeRow, refund: RefundRow) =>
  publish(tx, 'payments.charge_refunded', {
    refundId: refund.refund_id,
    chargeId: charge.charge_id,
    buyerId: charge.buyer_id,
    sourceKey: refund.source_key,
    amountFen: String(refund.amount_fen),
  } satisfies ChargeRefunded);
