import type { ActivityClaim } from '../pricing/index.ts';
import type { StoredDiscount } from '../orders/index.ts';
import type { Id } from '../../platform/ids.ts';

/** A purchase as it goes into the lane: everything is decided except whether it wins. Amounts in fen. */
export type PreparedPurchase = {
  readonly buyerId: Id<'person'>;
  readonly purchaseId: Id<'purchase'>;
  readonly key: string;
  /** Bought at once, not from the cart: what the cart holds of it stays. */
  readonly keepCart?: boolean;
  readonly requestHash: string;
  readonly placedAt: Date;
  readonly payBy: Date;
  readonly payableFen: bigint;
  readonly regionCode: string;
  /** The delivery address, sealed with the buyer's key. */
  readonly sealed: Buffer;
  readonly orders: readonly PreparedOrder[];
  readonly coupons: readonly { readonly couponId: Id<'coupon'>; readonly orderIds: readonly Id<'order'>[] }[];
  readonly activities: readonly (ActivityClaim & { readonly orderIds: readonly Id<'order'>[] })[];
};

/** What others than the shop pay of an order's discounts. */
export type Funders = {
  readonly platformFen: bigint;
  readonly creatorFen: bigint;
  readonly brandFen: bigint;
};

export type PreparedOrder = {
  readonly orderId: Id<'order'>;
  readonly orderNumber: string;
  readonly shopId: Id<'shop'>;
  readonly shopName: { readonly zh: string; readonly en: string };
  readonly listFen: bigint;
  readonly discountFen: bigint;
  readonly freightFen: bigint;
  readonly freightDiscount: StoredDiscount | null;
  readonly totalFen: bigint;
  readonly subsidies: Funders;
  /** The same by budget. */
  readonly draws: readonly (Funders & { readonly budgetId: Id<'budget'> })[];
  readonly note: string;
  readonly shipWithinHours: number;
  readonly lines: readonly PreparedLine[];
};

export type PreparedLine = {
  readonly orderLineId: Id<'orderLine'>;
  readonly skuId: Id<'sku'>;
  /** The version of the SKU whose price the buyer saw. */
  readonly version: number;
  readonly productId: Id<'product'>;
  readonly title: string;
  readonly titleEn: string | null;
  readonly skuName: string;
  readonly skuNameEn: string | null;
  readonly pictureKey: string | null;
  readonly quantity: number;
  readonly unitPriceFen: bigint;
  readonly discountFen: bigint;
  readonly payableFen: bigint;
  readonly subsidyFen: bigint;
  readonly discounts: readonly StoredDiscount[];
  /** The offer it was given for; a gift costs nothing. */
  readonly giftOf: string | null;
  /** Fees and commission, fixed now. */
  readonly terms: object | null;
  readonly attributionToken: string | null;
};

/** What became of it. */
export type Outcome = Bought | Refused;
export type Bought =
  | { readonly outcome: 'placed'; readonly purchaseId: Id<'purchase'> }
  | { readonly outcome: 'replayed'; readonly purchaseId: Id<'purchase'> };
export type Refused =
  | { readonly outcome: 'key_reused' }
  | { readonly outcome: 'changed'; readonly skuIds: readonly Id<'sku'>[] }
  | { readonly outcome: 'limited'; readonly skuId: Id<'sku'>; readonly limit: number }
  | { readonly outcome: 'sold_out'; readonly skuId: Id<'sku'>; readonly available: number }
  | OfferLost;

/** An offer that the price was made with is not to be had. */
export type OfferLost =
  | { readonly outcome: 'coupon_gone'; readonly couponId: Id<'coupon'> }
  | { readonly outcome: 'activity_changed'; readonly activityId: Id<'activity'> }
  | { readonly outcome: 'activity_limited'; readonly activityId: Id<'activity'>; readonly limit: number }
  | {
      readonly outcome: 'activity_sold_out';
      readonly activityId: Id<'activity'>;
      readonly skuId: Id<'sku'>;
      readonly available: number;
    }
  | { readonly outcome: 'budget_exhausted' | 'budget_limited' };
