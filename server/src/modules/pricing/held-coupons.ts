import type { Coupon } from '@jishi/pricing';
import { now } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { SkuForSale } from '../catalog/index.ts';
import type { BatchConsents } from './batch-consents.ts';
import { openBatchMemory, type BuyerFacts } from './buyer-facts.ts';
import type { OfferMeta, Pays } from './candidates.ts';
import { agreedFor, needsConsent, nobodyAgreed } from './consent.ts';
import type { BatchConsent } from './consents.sql.ts';
import { openLeaves } from './leaves.ts';
import { ownerOf } from './owner.ts';
import { reaches } from './reach.ts';
import type { BatchRow } from './tables.ts';
import { toCoupon } from './to-offer.ts';

/** Most coupons that one cart is priced with; a buyer's further ones end later. */
const mostCoupons = 40;

type Ask = { readonly gives: Pays; readonly meta: Map<string, OfferMeta>; readonly afresh: boolean };

/** The coupons a buyer holds that reach these goods. */
export function openHeldCoupons(db: Db, batchConsents: BatchConsents) {
  const batchesOf = openBatchMemory(db);

  /** Who agreed to pay a part of them, where somebody must. */
  async function consentsFor(batches: readonly BatchRow[], afresh: boolean) {
    const asked = batches.filter((batch) => needsConsent(ownerOf(batch), batch.body));
    const ids = [...new Set(asked.map(({ batch_id: batchId }) => batchId as string))];
    return ids.length === 0 ? noneNeeded : batchConsents(ids, { afresh });
  }

  return async (
    { held }: BuyerFacts,
    skus: readonly SkuForSale[],
    { gives, meta, afresh }: Ask,
  ): Promise<Coupon[]> => {
    if (held.length === 0) return [];
    const [batches, leavesOf] = [await batchesOf(held.map(({ batchId }) => batchId)), await openLeaves(db)];
    const consents = await consentsFor(
      held.flatMap(({ batchId }) => batches.get(batchId) ?? []),
      afresh,
    );
    const time = now();
    const coupons: Coupon[] = [];
    const taken = new Set<string>();
    for (const { couponId, batchId, validFrom, validUntil } of held) {
      const batch = batches.get(batchId);
      if (!batch || validFrom > time) continue;
      // Of coupons that are alike, the one that ends first; vouchers add up.
      if (batch.code !== 11001 && taken.has(batchId)) continue;
      const issued = toCoupon(couponId, ownerOf(batch), batch.body, { leavesOf });
      const agreed = consents.get(batchId);
      // What could not be read is no consent: no shop pays for what it never agreed to.
      const consent = needsConsent(ownerOf(batch), batch.body) ? (agreed?.consent ?? nobodyAgreed) : null;
      const coupon = agreedFor(issued, consent, skus);
      if (!coupon || !gives(batch.budget_id, coupon.funding) || !skus.some((sku) => reaches(coupon, sku)))
        continue;
      taken.add(batchId);
      coupons.push({ ...coupon, startsAtMs: validFrom.getTime(), endsAtMs: validUntil.getTime() });
      meta.set(couponId, {
        kind: 'coupon',
        version: agreed?.edition ?? batch.version,
        couponId,
        batchId,
        ...(agreed ? { consented: true as const } : {}),
        budgetId: batch.budget_id,
        nameEn: batch.name_en,
      });
      if (coupons.length === mostCoupons) break;
    }
    return coupons;
  };
}
const noneNeeded: ReadonlyMap<string, BatchConsent> = new Map();
