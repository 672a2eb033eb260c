import { randomUUID } from 'node:crypto';
import type { Id } from '../../../platform/ids.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import { issueCoupons } from '../../pricing/issue-coupons.ts';
import type { CouponBatchDefinition } from '../../pricing/coupon.schemas.ts';
import { coupons, everyShopJoins, flash, running } from '../../pricing/test/make.ts';
import { createBudget, type NewBudget } from '../../subsidies/index.ts';

const platform = { owner: 'platform' } as const;

/** Offers of the platform on a test's database: budgets, flash prices they pay for, coupons in buyers' hands. */
export function openOffering(database: TestDatabase) {
  const budget = (capFen: bigint, more: Partial<NewBudget> = {}): Promise<Id<'budget'>> =>
    database.transact((tx) =>
      createBudget(tx, {
        name: { zh: '大牌补贴', en: 'Brand days' },
        kind: 'platform',
        capFen,
        actorId: null,
        ...more,
      }),
    );

  /** A price of one SKU that the budget pays for; without one all shops agreed to pay it themselves. */
  async function price(
    skuId: Id<'sku'>,
    {
      budgetId,
      ...terms
    }: { budgetId?: Id<'budget'>; priceFen?: number; units?: number; perBuyer?: number } = {},
  ): Promise<Id<'activity'>> {
    const activityId = await running(
      database,
      platform,
      flash(skuId, {
        code: 5031,
        ...(budgetId ? { funding: { platformBps: 10_000 }, budgetId } : { funding: { merchantBps: 10_000 } }),
        ...terms,
      }),
    );
    if (!budgetId) await everyShopJoins(database, { activityId });
    return activityId;
  }

  /** Coupons of the platform that all shops agreed to pay, unless told otherwise. */
  async function couponBatch(definition: Partial<CouponBatchDefinition> = {}): Promise<Id<'couponBatch'>> {
    const asked = coupons({ code: 1002, thresholdFen: 0, funding: { merchantBps: 10_000 }, ...definition });
    const batchId = await database.transact((tx) =>
      issueCoupons(tx, { by: platform, actorId: null, definition: asked }),
    );
    if (asked.funding?.merchantBps) await everyShopJoins(database, { batchId });
    return batchId;
  }

  /** Puts a coupon into the hands of a buyer, whoever that is. */
  async function give(batchId: Id<'couponBatch'>, buyerId: Id<'person'>): Promise<Id<'coupon'>> {
    const { rows } = await database.pool.query(
      `insert into pricing.coupons (buyer_id, coupon_id, batch_id, claim_key, claimed_at, valid_from, valid_until)
       values ($1, $2, $3, $4, now(), now() - interval '1 hour', now() + interval '7 days') returning coupon_id`,
      [buyerId, randomUUID(), batchId, randomUUID()],
    );
    return rows[0].coupon_id;
  }

  return { budget, price, couponBatch, give };
}
