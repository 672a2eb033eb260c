import type { Buyer, Coupon, Funding, Promotion, Stacking } from '@jishi/pricing';
import type { Id } from '../../platform/ids.ts';
import type { SkuForSale } from '../catalog/index.ts';
import type { BudgetOnOffer } from '../subsidies/index.ts';
import type { BatchConsents } from './batch-consents.ts';
import type { Snapshot } from './snapshot.ts';

/** Where an offer of a quote comes from, and what using it claims. */
export type OfferMeta = {
  readonly kind: 'activity' | 'coupon';
  readonly activityId?: Id<'activity'>;
  /** Of the activity, or of the coupon's batch: its edition, which also goes up when a shop leaves it. */
  readonly version: number;
  /** Of a coupon: shops agreed to pay a part of it, and the lane looks whether they still do. */
  readonly consented?: true;
  readonly couponId?: Id<'coupon'>;
  readonly batchId?: Id<'couponBatch'>;
  readonly budgetId: Id<'budget'> | null;
  /** Pieces of a SKU for single-item prices, purchases for all other kinds. */
  readonly perBuyer?: number;
  /** Set when using it takes from activity_stock: this SKU's units. */
  readonly stockOf?: Id<'sku'>;
  readonly nameEn: string;
};

/** Everything a quote may consider for these goods and this buyer. Ready for `quote({ …, offers })`. */
export type Candidates = {
  readonly promotions: readonly Promotion[];
  readonly coupons: readonly Coupon[];
  readonly buyer: Buyer;
  readonly stacking: Stacking;
  /** By the id of the promotion or coupon (`LineDiscount.id`). */
  readonly meta: ReadonlyMap<string, OfferMeta>;
  /** Which creator, and which placement, showed a SKU; from the attribution tokens. */
  readonly shownBy: ReadonlyMap<
    Id<'sku'>,
    { readonly creatorId?: Id<'creator'>; readonly placement?: string }
  >;
  /** The budgets that give now, and how much more to this buyer. */
  readonly budgets: ReadonlyMap<Id<'budget'>, BudgetOnOffer>;
};

export type CandidateQuestion = {
  readonly buyerId: Id<'person'> | null;
  readonly skus: readonly SkuForSale[];
  readonly attributionTokens?: ReadonlyMap<Id<'sku'>, string | null> | undefined;
  /** Read now instead of remembering for a moment: after the lane refused something as changed. */
  readonly afresh?: boolean | undefined;
};

/** Whether a budget pays an offer that is shared like this; an offer without a budget needs none. */
export type Pays = (budgetId: Id<'budget'> | null, funding: Funding) => boolean;

export type Offers = {
  candidates(question: CandidateQuestion): Promise<Candidates>;
  /** Takes over what changed since; `candidates` does so itself at most a second late. */
  refresh(): Promise<void>;
  /** What budgets pay to this buyer now. */
  pays(buyerId: Id<'person'> | null): Promise<Pays>;
  /** Which shops agreed to pay a part of coupons. */
  readonly batchConsents: BatchConsents;
  /** What runs, for pages that show it. */
  readonly snapshot: Snapshot;
};

/** SKU under which a purchase-wide use of a limited activity is counted. */
export const wholePurchase = '00000000-0000-0000-0000-000000000000' as Id<'sku'>;

/** What a quote takes of limited things: goes into the order lane with the purchase. */
export type Claims = {
  readonly couponIds: readonly Id<'coupon'>[];
  readonly activities: readonly ActivityClaim[];
};
export type ActivityClaim = {
  /** A batch of coupons that shops pay a part of stands here under its own id: only its edition is compared. */
  readonly activityId: Id<'activity'>;
  readonly couponId?: Id<'coupon'>;
  readonly version: number;
  /** The SKU for single-item prices, else `wholePurchase`. */
  readonly skuId: Id<'sku'>;
  readonly units: number;
  /** Counts in activity_uses up to this; null: no limit per buyer. */
  readonly perBuyer: number | null;
  /** Takes `units` from activity_stock of this SKU. */
  readonly stocked: boolean;
};
