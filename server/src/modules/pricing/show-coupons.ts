import type { Db } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import type { Locale } from '../../platform/problem.ts';
import { now } from '../../platform/clock.ts';
import { shopsByIds } from '../identity/index.ts';
import { batchStateOf, claimedBy, type CountedBatch, type HeldCoupon } from './coupons.sql.ts';
import { showOwner } from './owner.ts';
import { showDates } from './show-activity.ts';
import { batchOut } from './wire.ts';
import { couponWords } from './words.ts';

/** A batch as its owner sees it. */
export const showBatch = (batch: CountedBatch) => ({
  batchId: toWire('couponBatch', batch.batch_id),
  ...showOwner(batch),
  state: batchStateOf(batch),
  ...batchOut(batch.body),
  total: batch.total,
  claimed: batch.claimed,
  ...showDates(batch),
});

/** Batches as buyers see them, those that this buyer can have first. How many were claimed is the owner's business. */
export async function showOffers(
  db: Db,
  batches: readonly CountedBatch[],
  { buyerId, locale }: { buyerId: Id<'person'> | null; locale: Locale },
) {
  const [names, mine] = [
    await shopNames(db, batches),
    await claimedBy(
      db,
      buyerId,
      batches.map(({ batch_id: id }) => id),
    ),
  ];
  return batches.map((batch) => {
    const { body } = batch;
    const had = mine.get(batch.batch_id) ?? 0;
    const left = batch.total - batch.claimed;
    return {
      batchId: toWire('couponBatch', batch.batch_id),
      ...showOwner(batch),
      shopName: names(batch.shop_id),
      code: batch.code,
      name: body.name,
      thresholdFen: body.thresholdFen,
      benefit: body.benefit,
      text: couponWords(body)[locale],
      claimFrom: batch.claim_from.toISOString(),
      claimUntil: batch.claim_until.toISOString(),
      validUntil: batch.valid_until?.toISOString() ?? null,
      validDays: batch.valid_days,
      perBuyer: batch.per_buyer,
      claimedByMe: had,
      leftBps: Math.ceil((left * 10_000) / batch.total),
      claimable: left > 0 && had < batch.per_buyer && batch.claim_from <= now(),
    };
  });
}

export async function showHeld(db: Db, coupons: readonly HeldCoupon[], locale: Locale) {
  const names = await shopNames(
    db,
    coupons.map(({ batch }) => batch),
  );
  return coupons.map((coupon) => {
    const { batch } = coupon;
    const over = coupon.state === 'held' && coupon.valid_until <= now();
    return {
      couponId: toWire('coupon', coupon.coupon_id),
      batchId: toWire('couponBatch', coupon.batch_id),
      ...showOwner(batch),
      shopName: names(batch.shop_id),
      state: over ? ('expired' as const) : coupon.state,
      code: batch.code,
      name: batch.body.name,
      thresholdFen: batch.body.thresholdFen,
      benefit: batch.body.benefit,
      text: couponWords(batch.body)[locale],
      claimedAt: coupon.claimed_at.toISOString(),
      validFrom: coupon.valid_from.toISOString(),
      validUntil: coupon.valid_until.toISOString(),
      usedAt: coupon.used_at?.toISOString() ?? null,
      returnedAt: coupon.returned_at?.toISOString() ?? null,
      purchaseId: coupon.purchase_id && toWire('purchase', coupon.purchase_id),
    };
  });
}

async function shopNames(db: Db, of: readonly { shop_id: Id<'shop'> | null }[]) {
  const shopIds = [...new Set(of.flatMap(({ shop_id: id }) => id ?? []))];
  const shops = shopIds.length > 0 ? await shopsByIds(db, shopIds) : new Map();
  return (shopId: Id<'shop'> | null): { zh: string; en: string } | null =>
    shopId === null ? null : (shops.get(shopId)?.name ?? null);
}
