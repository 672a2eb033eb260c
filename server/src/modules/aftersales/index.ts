/** After-sales: asking for money back, the dispute about it, and what a price cut gives back. */

export type { CaseChanged, Refunded } from './events.ts';
export { openStatuses, statusWords, type HandlingWay, type Status } from './status.ts';
export { applyForRefund, reviseCase, type Application } from './apply.ts';
export { escalate, sendBack, withdraw } from './buyer-acts.ts';
export { agree, askBuyer, confirmReturn, dispute, refuse } from './shop-acts.ts';
export { decide, type Decision } from './decide.ts';
export { passDeadlines } from './sweeps.ts';
export { caseOf, casesOfOrder } from './cases.sql.ts';
export type { Case, CaseKey } from './case.ts';
export { disputeOf, hasOpenCase, projectCase } from './shop-cases.sql.ts';
export { claimDifference } from './price-protection.ts';
export { openMerchantPrices, type MerchantPrices } from './merchant-prices.ts';
