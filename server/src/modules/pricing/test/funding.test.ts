import { beforeAll, describe, expect, test } from 'vitest';
import { openModules } from '../../../house.ts';
import type { Id } from '../../../platform/ids.ts';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket, type Product } from '../../../../test/market.ts';
import { skusForSale } from '../../catalog/index.ts';
import { createBudget, isInSplit, type NewBudget, type Split } from '../../subsidies/index.ts';
import { costWords } from '../cost-example.ts';
import { inSplit, sharesInWords } from '../funding-words.ts';
import { createActivity, issueCoupons, openOffers, scheduleActivity } from '../index.ts';
import { activity, coupons, flash, running } from './make.ts';

const database = await testDatabase();
const market = openMarket(database, testApp(database, openModules).modules);
const platform = { owner: 'platform' } as const;

const ofPlatform: Split = { platformBps: 10_000, creatorBps: 0, brandBps: 0 };
const ofBrand: Split = { platformBps: 0, creatorBps: 0, brandBps: 10_000 };
const together: Split = { platformBps: 6_000, creatorBps: 0, brandBps: 4_000 };
const thirds: Split = { platformBps: 3_333, creatorBps: 0, brandBps: 6_667 };

// What must make this fail: any of the three comparisons in isInSplit left out, or its bound of one basis point moved.
describe('an offer asks of a budget only whom it has, in the parts it declares', () => {
  test.each<[holds: boolean, offer: Parameters<typeof isInSplit>[0] & { merchantBps?: number }, Split]>([
    [true, { platformBps: 10_000 }, ofPlatform],
    [true, { platformBps: 5_000, merchantBps: 5_000 }, ofPlatform],
    [true, { merchantBps: 10_000 }, ofPlatform],
    [false, { brandBps: 10_000 }, ofPlatform],
    [false, { platformBps: 9_999, brandBps: 1 }, ofPlatform],
    [false, { platformBps: 9_999, creatorBps: 1 }, ofPlatform],
    [true, { brandBps: 10_000 }, ofBrand],
    [false, { platformBps: 10_000 }, ofBrand],
    [false, { brandBps: 9_999, platformBps: 1 }, ofBrand],
    [true, { platformBps: 6_000, brandBps: 4_000 }, together],
    [true, { platformBps: 3_000, brandBps: 2_000, merchantBps: 5_000 }, together],
    [false, { platformBps: 4_000, brandBps: 6_000 }, together],
    [false, { platformBps: 6_001, brandBps: 3_999 }, together],
    [false, { platformBps: 10_000 }, together],
    [false, { brandBps: 10_000 }, together],
    [true, { platformBps: 3_333, brandBps: 6_667 }, thirds],
    [true, { platformBps: 1_667, brandBps: 3_333, merchantBps: 5_000 }, thirds],
    [true, { platformBps: 1_666, brandBps: 3_334, merchantBps: 5_000 }, thirds],
    [false, { platformBps: 1_669, brandBps: 3_331, merchantBps: 5_000 }, thirds],
    [true, { creatorBps: 10_000 }, { platformBps: 0, creatorBps: 10_000, brandBps: 0 }],
    [false, { platformBps: 10_000 }, { platformBps: 5_000, creatorBps: 5_000, brandBps: 0 }],
  ])('%s %j of %j', (holds, offer, split) => {
    expect(isInSplit(offer, split)).toBe(holds);
  });

  test.each([ofPlatform, ofBrand, together, thirds])(
    'what is proposed instead of %j holds, whole',
    (split) => {
      for (const merchantBps of [0, 1, 3_333, 5_000, 9_999]) {
        const proposed = inSplit({ merchantBps }, split);
        expect(isInSplit(proposed, split)).toBe(true);
        const { platformBps = 0, creatorBps = 0, brandBps = 0 } = proposed;
        expect(merchantBps + platformBps + creatorBps + brandBps).toBe(10_000);
      }
    },
  );

  test('in words of both languages', () => {
    const half = costWords({
      kind: 'every-amount',
      id: 'x',
      code: 4004,
      name: '每满减',
      everyFen: 30_000n,
      offFen: 3_000n,
      funding: { merchantBps: 5_000, platformBps: 5_000 },
    });
    expect(half).toEqual({
      zh: '每优惠 ¥30，你的店铺承担 ¥15（50%），其余由平台承担。',
      en: 'Of each ¥30 discount your shop pays ¥15 (50%); the rest is paid by the platform.',
    });
    expect(sharesInWords({ merchantBps: 5_000, platformBps: 2_550, brandBps: 2_450 })).toEqual({
      zh: '店铺 50%、平台 25.5%、品牌 24.5%',
      en: 'the shop 50%, the platform 25.5%, the brand 24.5%',
    });
  });
});

describe('it is held to', () => {
  let apples: Product;
  let brand: Id<'budget'>;
  const budget = (more: Partial<NewBudget>) =>
    database.transact((tx) =>
      createBudget(tx, {
        name: { zh: '品牌日', en: 'Brand day' },
        kind: 'brand',
        brand: '果然',
        capFen: 1_000_000n,
        actorId: null,
        ...more,
      }),
    );
  const price = (funding: object, budgetId = brand) => flash(apples.skuId, { code: 5031, funding, budgetId });
  const create = (definition: ReturnType<typeof price>) =>
    database.transact((tx) => createActivity(tx, { by: platform, definition, actorId: null }));

  beforeAll(async () => {
    const { shopId } = await market.shop();
    apples = await market.product(shopId, 50);
    brand = await budget({ split: together });
  });

  test('when it is saved; the refusal says what to change', async () => {
    await expect(create(price({ platformBps: 10_000 }))).rejects.toMatchObject({
      kind: { code: 'pricing.funding_not_of_budget' },
      details: {
        has: { zh: '平台 60%、品牌 40%' },
        asked: { zh: '平台 100%' },
        change: { zh: '平台 60%、品牌 40%', en: 'the platform 60%, the brand 40%' },
      },
    });
    await create(price({ platformBps: 6_000, brandBps: 4_000 }));
  });

  test('when coupons are issued', async () => {
    const issue = (funding: object) =>
      database.transact((tx) =>
        issueCoupons(tx, {
          by: platform,
          actorId: null,
          definition: coupons({ code: 1002, funding, budgetId: brand }),
        }),
      );
    await expect(issue({ brandBps: 10_000 })).rejects.toThrow('pricing.funding_not_of_budget');
    await issue({ platformBps: 6_000, brandBps: 4_000 });
  });

  test('when a draft that was saved before is scheduled', async () => {
    const activityId = await create(price({ platformBps: 6_000, brandBps: 4_000 }));
    await database.pool.query(
      `update pricing.activities set body = jsonb_set(body, '{funding}', '{"platformBps":10000}') where activity_id = $1`,
      [activityId],
    );
    const schedule = database.transact((tx) =>
      scheduleActivity(tx, { by: platform, activityId, actorId: null }),
    );
    await expect(schedule).rejects.toThrow('pricing.funding_not_of_budget');
  });

  test('by what is older than this: an offer out of the split applies to nothing', async () => {
    const budgetId = await budget({ split: together });
    const offers = openOffers(database);
    const activityId = await running(
      database,
      platform,
      price({ platformBps: 6_000, brandBps: 4_000 }, budgetId),
    );
    const found = async () => {
      const skus = [...(await skusForSale(database.db, [apples.skuId])).values()];
      const { promotions } = await offers.candidates({ buyerId: null, skus, afresh: true });
      return promotions.some(({ id }) => id.startsWith(activityId));
    };
    expect(await found()).toBe(true);
    await database.pool.query(
      'update subsidies.budgets set platform_bps = 10000, brand_bps = 0 where budget_id = $1',
      [budgetId],
    );
    expect(await found()).toBe(false);
  });

  test('by creators too: they may join in what was opened for them', async () => {
    const alone = activity({ code: 5035, rule: { kind: 'item-price', price: { kind: 'off', offFen: 100 } } });
    const save = (definition: ReturnType<typeof activity>) =>
      database.transact((tx) =>
        createActivity(tx, {
          by: { owner: 'creator', creatorId: 'x' as Id<'creator'> },
          definition,
          actorId: null,
        }),
      );
    await expect(save({ ...alone, funding: { platformBps: 5_000, creatorBps: 5_000 } })).rejects.toThrow(
      'pricing.funding_invalid',
    );
    await expect(save({ ...alone, funding: { platformBps: 10_000 }, budgetId: brand })).rejects.toThrow(
      'pricing.funding_invalid',
    );
    await expect(
      save({ ...alone, funding: { platformBps: 5_000, creatorBps: 5_000 }, budgetId: brand }),
    ).rejects.toThrow('pricing.budget_needed');
  });
});
