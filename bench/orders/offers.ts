import { hour, later, now } from '../../server/src/platform/clock.ts';
import type { Tx } from '../../server/src/platform/db.ts';
import type { Id } from '../../server/src/platform/ids.ts';
import { skusForSale } from '../../server/src/modules/catalog/index.ts';
import {
  callForShops,
  createActivity,
  enrolShop,
  scheduleActivity,
  type ActivityDefinition,
  type Owner,
} from '../../server/src/modules/pricing/index.ts';
import { createBudget } from '../../server/src/modules/subsidies/index.ts';
import type { BenchMarket } from './market.ts';

const platform: Owner = { owner: 'platform' };

/**
 * A festival for some of the goods: a flash price that the platform pays, 满减 of the platform and the shop together across
 * shops, and a tier of pieces. Each order then has two discounts, and draws on one hot budget.
 */
export async function openFestival(
  { database }: BenchMarket,
  skuIds: readonly Id<'sku'>[],
): Promise<Id<'budget'>> {
  const budgetId = await database.transact((tx) =>
    createBudget(tx, {
      name: { zh: '双十一补贴', en: 'Double Eleven subsidy' },
      kind: 'platform',
      capFen: 500_000_000_000n,
      actorId: null,
    }),
  );
  // Every allowance is full from the start: what calls the function itself, without the lane, has nobody to top it up.
  for (let slot = 0; slot < 8; slot++)
    await database.pool.query('select subsidies.top_up($1, 1, 1, $2)', [budgetId, now()]);
  const times = {
    startsAt: later(now(), -hour).toISOString(),
    endsAt: later(now(), 24 * hour).toISOString(),
  };
  const scope = { skuIds: [...skuIds] };
  const definitions: ActivityDefinition[] = [
    {
      ...times,
      name: { zh: '超级秒杀', en: 'Super flash sale' },
      code: 5031,
      rule: {
        kind: 'item-price',
        price: { kind: 'by-sku', skus: skuIds.map((skuId) => ({ skuId, priceFen: 4_490 })) },
      },
      funding: { platformBps: 10_000 },
      budgetId,
    },
    {
      ...times,
      name: { zh: '跨店每满 40 减 5', en: '¥5 off every ¥40' },
      code: 4004,
      rule: { kind: 'every-amount', everyFen: 4_000, offFen: 500 },
      scope,
      funding: { merchantBps: 5_000, platformBps: 5_000 },
      budgetId,
    },
    {
      ...times,
      name: { zh: '多件多折', en: 'Buy more, save more' },
      code: 4001,
      rule: { kind: 'quantity-tiers', tiers: [{ minQuantity: 2, benefit: { kind: 'rate', payBps: 9_000 } }] },
      scope,
      funding: { merchantBps: 10_000 },
    },
  ];
  for (const definition of definitions)
    await database.transact(async (tx) => {
      const activityId = await createActivity(tx, { by: platform, definition, actorId: null });
      await scheduleActivity(tx, { by: platform, activityId, actorId: null });
      if (definition.funding?.merchantBps) await letJoin(tx, activityId, skuIds);
    });
  return budgetId;
}

/** The shops of these goods agree to pay their part. */
async function letJoin(tx: Tx, activityId: Id<'activity'>, skuIds: readonly Id<'sku'>[]): Promise<void> {
  const closesAt = later(now(), hour);
  const callId = await callForShops(tx, { offer: { activityId }, closesAt, actorId: null });
  const shops = new Set([...(await skusForSale(tx, skuIds)).values()].map(({ shopId }) => shopId));
  for (const shopId of shops)
    await enrolShop(tx, { shopId, callId, seenVersion: 1, productIds: null, actorId: null });
}
