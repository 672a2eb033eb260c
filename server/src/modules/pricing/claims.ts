import type { Quote } from '@jishi/pricing';
import type { Id } from '../../platform/ids.ts';
import {
  wholePurchase,
  type ActivityClaim,
  type Candidates,
  type Claims,
  type OfferMeta,
} from './candidates.ts';

/** What buying at this quote takes: coupons, and every activity that was used, with its version, so that a stopped one is noticed. */
export function claimsOf(quoted: Quote, { promotions, meta }: Candidates): Claims {
  const couponIds: Id<'coupon'>[] = [];
  const activities: ActivityClaim[] = [];
  const used = [...quoted.applied.map(({ id }) => id), ...quoted.gifts.map(({ id }) => id)];
  for (const id of new Set(used)) {
    const of = meta.get(id);
    if (of?.couponId) {
      couponIds.push(of.couponId);
      if (of.consented) activities.push(consentClaim(of, of.couponId));
    }
    if (!of?.activityId) continue;
    const offer = promotions.find((promotion) => promotion.id === id)!;
    const common = { activityId: of.activityId, version: of.version, perBuyer: of.perBuyer ?? null };
    if (offer.kind !== 'item-price') {
      activities.push({ ...common, skuId: wholePurchase, units: 1, stocked: false });
      continue;
    }
    for (const line of quoted.lines) {
      if (!line.discounts.some((discount) => discount.id === id)) continue;
      const units = Math.min(line.quantity, offer.maxUnits ?? line.quantity);
      const skuId = line.skuId as Id<'sku'>;
      activities.push({ ...common, skuId, units, stocked: of.stockOf === skuId });
    }
  }
  return { couponIds: couponIds.toSorted(), activities };
}

const consentClaim = ({ batchId, version }: OfferMeta, couponId: Id<'coupon'>): ActivityClaim => ({
  activityId: batchId as string as Id<'activity'>,
  couponId,
  version,
  perBuyer: null,
  skuId: wholePurchase,
  units: 1,
  stocked: false,
});
