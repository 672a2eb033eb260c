/** Pricing: activities and coupons, the price engine (packages/pricing) asked with the catalogue's facts, and a price in words. */
export { quote, type QuoteQuestion, type WantedLine } from './quote.ts';
export { explainFreight, explainHints, explainQuote } from './explain.ts';

export { openOffers, type OfferOptions } from './offers.ts';
export { claimsOf } from './claims.ts';
export {
  wholePurchase,
  type ActivityClaim,
  type CandidateQuestion,
  type Candidates,
  type Claims,
  type OfferMeta,
  type Offers,
} from './candidates.ts';
