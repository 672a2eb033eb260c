import type { AnyOffer } from '@jishi/pricing';
import type { SkuForSale } from '../catalog/index.ts';
import { fundingOf } from './activity.ts';
import type { CouponBatchDefinition } from './coupon.schemas.ts';
import type { Owner } from './owner.ts';
import { reaches } from './reach.ts';
import type { ActivityDefinition } from './schemas.ts';

/** Whether shops pay a part of an offer that is not theirs: it then applies only to goods of shops that agreed to it. */
export const needsConsent = (by: Owner, definition: ActivityDefinition | CouponBatchDefinition): boolean =>
  by.owner === 'platform' && (fundingOf(by, definition).merchantBps ?? 0) > 0;

/** The goods whose shops agreed: everything of a shop, also what comes onto its shelf later, or chosen products. */
export type Consent = {
  readonly shopIds: ReadonlySet<string>;
  readonly productIds: ReadonlySet<string>;
};
export const nobodyAgreed: Consent = { shopIds: new Set(), productIds: new Set() };

type Sku = Pick<SkuForSale, 'skuId' | 'productId' | 'shopId' | 'categoryId'>;

/** `consent` null: none is needed. */
export const covers = (consent: Consent | null, { shopId, productId }: Sku): boolean =>
  consent === null || consent.shopIds.has(shopId) || consent.productIds.has(productId);

/** The offer for those of the goods asked about that it reaches and whose shops agreed; null when there are none. */
export function agreedFor<Offer extends AnyOffer>(
  offer: Offer,
  consent: Consent | null,
  skus: readonly Sku[],
): Offer | null {
  if (consent === null) return offer;
  const reached = skus.filter((sku) => reaches(offer, sku));
  const agreed = reached.filter((sku) => covers(consent, sku));
  if (agreed.length === 0) return null;
  if (agreed.length === reached.length) return offer;
  return { ...offer, scope: { ...offer.scope, skuIds: agreed.map(({ skuId }) => skuId) } };
}
