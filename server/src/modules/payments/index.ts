/** Payments: money between people and providers, whatever it pays for. */

export { startPayment, type StartedPayment, type StartPayment } from './start-payment.ts';
export {
  howToPay,
  offeredGateway,
  payerOf,
  ProviderMethodSchema,
  providerProblems,
  ReturnPath,
  showWhere,
  whereToPay,
} from './paying.ts';
export { closePayments } from './close-payments.ts';
export { openGateways, type Gateways } from './gateways.ts';
export { recordOutcome } from './record-outcome.ts';
export { paymentsOf } from './payments.sql.ts';
export {
  refundCharge,
  refundSubject,
  requestRefund,
  type RefundCharge,
  type RequestRefund,
} from './request-refund.ts';
export { refundsOfPurchase } from './refunds.sql.ts';
export { endLentRefund, recordLent, type EndLentRefund, type RecordLent } from './lend.ts';
export { revokeMandate, signMandate, type Signing, type SignMandate } from './sign-mandate.ts';
export { activeMandateOf, mandatesOf } from './mandates.sql.ts';
export { mandateStates, type ChargeReason, type ChargeState, type MandateState } from './mandate.ts';
export { requestCharge, type RequestCharge } from './request-charge.ts';
export { chargeOf } from './charges.sql.ts';
export {
  isLent,
  lentMethods,
  paymentMethods,
  paymentStates,
  providerMethods,
  type LentMethod,
  type PaymentMethod,
  type PaymentState,
  type ProviderMethod,
  type Purpose,
} from './payment.ts';
export type {
  ChargeFailed,
  ChargeRefunded,
  ChargeSucceeded,
  LentRefundRequested,
  MandateEvent,
  PaymentCaptured,
  PaymentDeclined,
  PaymentRefunded,
  PaymentSurplus,
  RefundRefused,
} from './events.ts';
export * as paymentProblems from './problems.ts';
export { payAtCounter, type PayAtCounter } from './pay-at-counter.ts';
export { chargeAtCounter, signAtCounter } from './mandate-at-counter.ts';
