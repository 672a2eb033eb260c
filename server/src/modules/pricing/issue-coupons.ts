import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { keyReused } from '../../platform/idempotency.ts';
import { idNotFound, newId, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { peopleByIds } from '../identity/index.ts';
import { checkCode, checkParticipants } from './activity.ts';
import { refuseAgreed } from './call-for-shops.ts';
import { checkPacket, checkTimes, checkWorth } from './check-batch.ts';
import { checkScope } from './check-scope.ts';
import { claimSent, type Claimed } from './claim-coupons.sql.ts';
import { addCoupons, insertBatch, lockBatch, updateBatch, type CountedBatch } from './coupons.sql.ts';
import { columnsOf, isOf, type Owner } from './owner.ts';
import { batchNotInState, batchNotOpen, buyerUnknown, couponLimitReached, couponsGone } from './problems.ts';
import { refuseTooMany } from './run-activity.ts';
import type { CouponBatchDefinition } from './coupon.schemas.ts';

type BatchId = Id<'couponBatch'>;
type Actor = { readonly by: Owner; readonly actorId: Id<'person'> | null };

/** Which coupons each owner may issue. */
const codesOf: Record<Owner['owner'], readonly number[]> = {
  shop: [1001],
  creator: [1003],
  platform: [1002, 11001],
};

/** Issues coupons; they can be claimed from their time on. What they give never changes afterwards. */
export async function issueCoupons(
  tx: Tx,
  { by, definition, actorId }: Actor & { definition: CouponBatchDefinition },
): Promise<BatchId> {
  checkCode(definition.code, codesOf[by.owner]);
  checkParticipants(by, definition);
  checkWorth(definition);
  await checkTimes(tx, definition);
  if (by.owner === 'creator') await checkPacket(tx, definition);
  await checkScope(tx, by, definition);
  await refuseTooMany(tx, by);
  const batchId = newId('couponBatch');
  const at = now();
  const { validity } = definition;
  await insertBatch(
    tx,
    {
      batch_id: batchId,
      version: 1,
      ...columnsOf(by),
      state: 'issued',
      code: definition.code,
      name_zh: definition.name.zh,
      name_en: definition.name.en,
      channel: definition.channel,
      per_buyer: definition.perBuyer,
      claim_from: new Date(definition.claimFrom),
      claim_until: new Date(definition.claimUntil),
      valid_from: validity.kind === 'period' ? new Date(validity.from) : null,
      valid_until: validity.kind === 'period' ? new Date(validity.until) : null,
      valid_days: validity.kind === 'days' ? validity.days : null,
      budget_id: (definition.budgetId ?? null) as Id<'budget'> | null,
      body: definition,
      stopped_at: null,
      stop_reason: null,
      created_by: actorId,
      created_at: at,
      changed_at: at,
    },
    definition.total,
  );
  await publish(tx, 'pricing.coupons_issued', { batchId, ...columnsOf(by) });
  await auditBatch(tx, 'pricing.coupons_issued', batchId, {
    by,
    actorId,
    details: { code: definition.code, total: definition.total },
  });
  return batchId;
}

/** No more are given out; what buyers hold stays valid. */
export async function stopCoupons(
  tx: Tx,
  { by, batchId, actorId, reason }: Actor & { batchId: BatchId; reason: string },
): Promise<void> {
  const batch = await goingBatch(tx, by, batchId);
  await updateBatch(tx, batchId, {
    state: 'stopped',
    stopped_at: now(),
    stop_reason: reason,
    version: batch.version + 1,
  });
  await auditBatch(tx, 'pricing.coupons_stopped', batchId, { by, actorId, details: { reason } });
}

export async function addStock(
  tx: Tx,
  { by, batchId, actorId, add }: Actor & { batchId: BatchId; add: number },
): Promise<void> {
  const batch = await goingBatch(tx, by, batchId);
  if (by.owner === 'creator') await checkPacket(tx, { ...batch.body, total: batch.total + add });
  await refuseAgreed(tx, batchId);
  await addCoupons(tx, batchId, add);
  await auditBatch(tx, 'pricing.coupons_added', batchId, { by, actorId, details: { add } });
}

/** Sends one to a buyer, whether it can be claimed by everybody or not. */
export async function sendCoupon(
  tx: Tx,
  { by, batchId, actorId, buyerId, key }: Actor & { batchId: BatchId; buyerId: Id<'person'>; key: string },
): Promise<Id<'coupon'>> {
  const batch = await goingBatch(tx, by, batchId);
  if (!(await peopleByIds(tx, [buyerId])).has(buyerId)) throw new Problem(buyerUnknown);
  const claim = { buyerId, batchId, key: `sent:${key}`, couponId: newId('coupon', buyerId), at: now() };
  const couponId = given(await claimSent(tx, claim), batch.per_buyer);
  await publish(tx, 'pricing.coupon_sent', {
    buyerId,
    couponId,
    batchId,
    nameZh: batch.name_zh,
    nameEn: batch.name_en,
  });
  await auditBatch(tx, 'pricing.coupon_sent', batchId, {
    by,
    actorId,
    details: { couponId: toWire('coupon', couponId) },
  });
  return couponId;
}

/** The coupon, or the Problem that says why there is none. */
export function given(claimed: Claimed, limit: number): Id<'coupon'> {
  switch (claimed.outcome) {
    case 'claimed':
    case 'replayed':
      return claimed.couponId;
    case 'key_reused':
      throw new Problem(keyReused);
    case 'closed':
      throw new Problem(batchNotOpen);
    case 'limited':
      throw new Problem(couponLimitReached, { limit });
    case 'gone':
      throw new Problem(couponsGone);
  }
}

async function goingBatch(tx: Tx, by: Owner, batchId: BatchId): Promise<CountedBatch> {
  const batch = await lockBatch(tx, batchId);
  if (!batch || !isOf(batch, by)) throw new Problem(idNotFound);
  if (batch.state === 'stopped' || batch.claim_until <= now()) throw new Problem(batchNotInState);
  return batch;
}

async function auditBatch(
  tx: Tx,
  action: string,
  batchId: BatchId,
  { by, actorId, details }: Actor & { details: Record<string, unknown> },
): Promise<void> {
  const shop = by.owner === 'shop' ? { shopId: by.shopId } : {};
  await audit(tx, { actorId, action, subject: toWire('couponBatch', batchId), ...shop, details });
}
