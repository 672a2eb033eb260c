/** Settlement: what each side is owed for an order, and how it gets there. */

export { openBills } from './open-bills.ts';
export { endDispute, startPeriod, voidBills } from './follow-order.ts';
export { refundBills, type Back, type RefundBills } from './refund-bills.ts';
export { settleDue, settleOrder } from './settle-order.ts';
export { cancelPayout, requestPayout, type RequestPayout } from './request-payout.ts';
export { approvePayout, rejectPayout } from './decide-payout.ts';
export { finishPayout, sendPayout } from './send-payout.ts';
export { askBank, sendThroughBank } from './bank.ts';
export { openLocalBank } from './bank-local.ts';
export { closeMonth, writeMonth } from './close-month.ts';
export { depositFromBalance, depositOf, startDeposit } from './pay-deposit.ts';
export { nameBank } from './name-account.ts';
export { accountOf, ofCreator, ofShop, type Owner } from './accounts.sql.ts';
