/** Pricing: activities and coupons, the price engine (packages/pricing) asked with the catalogue's facts, and a price in words. */
export { quote, type QuoteQuestion, type WantedLine } from './quote.ts';
export { explainFreight, explainHints, explainQuote, nameOf } from './explain.ts';

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

export type { Owner } from './owner.ts';
export { changeActivity, createActivity } from './save-activity.ts';
export { copyActivity, scheduleActivity, stopActivity } from './run-activity.ts';
export type { ActivityDefinition } from './schemas.ts';
export type { CouponBatchDefinition } from './coupon.schemas.ts';
export { lowest30Days, priceHistoryOf, type PriceDay } from './price-history.sql.ts';
export { issueCoupons, sendCoupon, stopCoupons } from './issue-coupons.ts';
export { callForShops } from './call-for-shops.ts';
export { enrolShop, withdrawShop } from './enrol-shop.ts';
export { openGrabLane, type GrabLane } from './grab-lane.ts';
export type { Claim, Claimed } from './claim-coupons.sql.ts';
export { joinShop, setCosts } from './costs.ts';
