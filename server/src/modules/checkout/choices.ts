import type { Id } from '../../platform/ids.ts';

/** What the buyer decided about coupons and activities; the rest is chosen so that it costs least. */
export type OfferChoices = {
  readonly couponIds?: readonly Id<'coupon'>[] | undefined;
  readonly withoutCouponIds?: readonly Id<'coupon'>[] | undefined;
  readonly withoutActivityIds?: readonly Id<'activity'>[] | undefined;
};
