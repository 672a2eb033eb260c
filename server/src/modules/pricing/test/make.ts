import { hour, later, now } from '../../../platform/clock.ts';
import type { Id } from '../../../platform/ids.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import { callForShops, createActivity, enrolShop, scheduleActivity, type Owner } from '../index.ts';
import { callById, type OfferOfCall } from '../enrolments.sql.ts';
import type { CallId } from '../enrolment.ts';
import type { ActivityDefinition } from '../schemas.ts';
import type { CouponBatchDefinition } from '../coupon.schemas.ts';

/** A definition that runs now, of 多件多折 unless told otherwise. */
export function activity(changes: Partial<ActivityDefinition> = {}): ActivityDefinition {
  return {
    name: { zh: '多件多折', en: 'Buy more, save more' },
    code: 4001,
    rule: {
      kind: 'quantity-tiers',
      tiers: [
        { minQuantity: 2, benefit: { kind: 'rate', payBps: 9_000 } },
        { minQuantity: 3, benefit: { kind: 'rate', payBps: 8_000 } },
      ],
    },
    startsAt: later(now(), -hour).toISOString(),
    endsAt: later(now(), 24 * hour).toISOString(),
    ...changes,
  };
}

/** 限时秒杀 of one SKU. */
export const flash = (
  skuId: Id<'sku'>,
  {
    priceFen = 2_990,
    units,
    ...changes
  }: { priceFen?: number; units?: number } & Partial<ActivityDefinition> = {},
): ActivityDefinition =>
  activity({
    name: { zh: '限时秒杀', en: 'Flash sale' },
    code: 5054,
    rule: {
      kind: 'item-price',
      price: { kind: 'by-sku', skus: [{ skuId, priceFen, ...(units === undefined ? {} : { units }) }] },
    },
    ...changes,
  });

export function coupons(changes: Partial<CouponBatchDefinition> = {}): CouponBatchDefinition {
  return {
    name: { zh: '店铺券', en: 'Shop coupon' },
    code: 1001,
    thresholdFen: 4_000,
    benefit: { kind: 'off', offFen: 500 },
    total: 100,
    perBuyer: 1,
    channel: 'centre',
    claimFrom: later(now(), -hour).toISOString(),
    claimUntil: later(now(), 24 * hour).toISOString(),
    validity: { kind: 'days', days: 7 },
    ...changes,
  };
}

/** Writes an activity and lets it run. */
export function running(
  database: TestDatabase,
  by: Owner,
  definition: ActivityDefinition,
): Promise<Id<'activity'>> {
  return database.transact(async (tx) => {
    const activityId = await createActivity(tx, { by, definition, actorId: null });
    await scheduleActivity(tx, { by, activityId, actorId: null });
    return activityId;
  });
}

/** Calls for shops, for an hour. */
export const called = (database: TestDatabase, offer: OfferOfCall): Promise<CallId> =>
  database.transact((tx) => callForShops(tx, { offer, closesAt: later(now(), hour), actorId: null }));

/** A shop agrees to the terms as they are. */
export const agreed = (
  database: TestDatabase,
  callId: CallId,
  shopId: Id<'shop'>,
  productIds: readonly Id<'product'>[] | null = null,
): Promise<void> =>
  database.transact(async (tx) => {
    const { version } = (await callById(tx, callId))!;
    await enrolShop(tx, { shopId, callId, seenVersion: version, productIds, actorId: null });
  });

/** Every shop there is takes part with everything it sells. */
export async function everyShopJoins(database: TestDatabase, offer: OfferOfCall): Promise<CallId> {
  const callId = await called(database, offer);
  const { rows } = await database.pool.query<{ shop_id: Id<'shop'> }>('select shop_id from identity.shops');
  for (const { shop_id: shopId } of rows) await agreed(database, callId, shopId);
  return callId;
}
