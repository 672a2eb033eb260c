import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';

/** Money came for a purchase that no other payment had paid. Amounts are fen as decimal strings. */
export type PaymentCaptured = {
  purchaseId: Id<'purchase'>;
  buyerId: Id<'person'>;
  paymentId: Id<'payment'>;
  amountFen: string;
  method: string;
};
export type PaymentDeclined = { purchaseId: Id<'purchase'>; buyerId: Id<'person'>; paymentId: Id<'payment'> };
/** A second payment of the same purchase: kept apart and refunded at once. */
export type PaymentSurplus = PaymentCaptured;
export type PaymentRefunded = {
  refundId: Id<'refund'>;
  purchaseId: Id<'purchase'>;
  orderId: Id<'order'> | null;
  buyerId: Id<'person'>;
  paymentId: Id<'payment'>;
  amountFen: string;
  surplus: boolean;
};

export const paymentCaptured = (tx: Tx, fact: PaymentCaptured) =>
  publish(tx, 'payments.payment_captured', fact);
export const paymentSurplus = (tx: Tx, fact: PaymentSurplus) => publish(tx, 'payments.payment_surplus', fact);
export const paymentDeclined = (tx: Tx, fact: PaymentDeclined) =>
  publish(tx, 'payments.payment_declined', fact);
export const paymentRefunded = (tx: Tx, fact: PaymentRefunded) =>
  publish(tx, 'payments.payment_refunded', fact);
