/** Credit: pay later and instalments, a lender behind the port of payments. */

export { applyForCredit } from './activate.ts';
export { scorecard } from './decide.ts';
export { chargeDue } from './charge.ts';
export { remindAll } from './remind.ts';
export { payOnCredit, type Lent, type LentOrder, type PayOnCredit } from './lend.ts';
export { creditOffer, showOffer, type CreditOffer } from './offer.ts';
export { creditFeesOf } from './credit-fees.ts';
export type { CreditFees } from './fees.ts';
export type { ItemFacts, Reason } from './eligibility.ts';
export { CreditOffer as CreditOfferSchema } from './schemas.ts';
export * as creditProblems from './problems.ts';
