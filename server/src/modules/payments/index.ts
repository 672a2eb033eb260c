export { startPayment, type StartPayment } from './start-payment.ts';
export { requestRefund, type RequestRefund } from './request-refund.ts';
export { closePayments } from './jobs.ts';
export { recordOutcome } from './record-outcome.ts';
export { paymentsOfPurchase, refundsOfPurchase } from './payments.sql.ts';
export { paymentMethods, paymentStates, type PaymentMethod, type PaymentState } from './payment.ts';
export type { PaymentCaptured, PaymentDeclined, PaymentRefunded, PaymentSurplus } from './events.ts';
export { localBank } from './local-bank/account.ts';
export * as paymentProblems from './problems.ts';
