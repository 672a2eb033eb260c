import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openModules } from '../../../house.ts';
import { at, day, hour, later, minute, now } from '../../../platform/clock.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket, type Product, type Shop } from '../../../../test/market.ts';
import { skusForSale } from '../../catalog/index.ts';
import { createBudget } from '../../subsidies/index.ts';
import type { CallId } from '../enrolment.ts';
import { answersTo, callById } from '../enrolments.sql.ts';
import {
  callForShops,
  changeActivity,
  claimsOf,
  createActivity,
  enrolShop,
  issueCoupons,
  openOffers,
  quote,
  scheduleActivity,
  withdrawShop,
} from '../index.ts';
import type { CouponBatchDefinition } from '../coupon.schemas.ts';
import { addStock, stopCoupons } from '../issue-coupons.ts';
import { pricesOfOne } from '../product-offers.ts';
import type { ActivityDefinition } from '../schemas.ts';
import { activity, agreed, called, coupons, flash, running } from './make.ts';

const database = await testDatabase();
const market = openMarket(database, testApp(database, openModules).modules);
const offers = openOffers(database);
const platform = { owner: 'platform' } as const;
let [mine, theirs]: Shop[] = [];
let [apples, pears, plums]: Product[] = [];

/** 每满 40 减 10 across shops, paid by the shops: budgets are of no matter here. */
const every = (changes: Partial<ActivityDefinition> = {}) =>
  activity({
    name: { zh: '每满 40 减 10', en: '¥10 off every ¥40' },
    code: 4004,
    rule: { kind: 'every-amount', everyFen: 4_000, offFen: 1_000 },
    funding: { merchantBps: 10_000 },
    ...changes,
  });

beforeAll(async () => {
  [mine, theirs] = [await market.shop(), await market.shop()];
  [apples, pears] = [await market.product(mine.shopId, 50), await market.product(mine.shopId, 50)];
  plums = await market.product(theirs.shopId, 50);
});
/** Only the offers of one test apply. */
beforeEach(async () => {
  await database.pool.query(
    `update pricing.activities set state = 'stopped', stopped_at = now(), changed_xid = pg_current_xact_id()`,
  );
});

async function discountOf(wanted: readonly Product[], buyerId: Id<'person'> | null = null) {
  const skus = await skusForSale(
    database.db,
    wanted.map(({ skuId }) => skuId),
  );
  const candidates = await offers.candidates({ buyerId, skus: [...skus.values()], afresh: true });
  const quoted = quote({
    lines: [...skus.values()].map((sku) => ({ sku, quantity: 1 })),
    freightTemplates: [],
    templateIdOf: () => undefined,
    offers: candidates,
  });
  return { fen: quoted.totals.listFen - quoted.totals.payableFen, claims: claimsOf(quoted, candidates) };
}
const offFen = async (...wanted: Product[]) => (await discountOf(wanted)).fen;
const leave = (callId: CallId, shopId: Id<'shop'>) =>
  database.transact((tx) => withdrawShop(tx, { shopId, callId, actorId: null }));
const change = (activityId: Id<'activity'>, seenVersion: number, definition: ActivityDefinition) =>
  database.transact((tx) =>
    changeActivity(tx, { by: platform, activityId, seenVersion, definition, actorId: null }),
  );
const refusal = (code: string) => ({ kind: { code: `pricing.${code}` } });

describe('what costs shops a share', () => {
  test('applies to nothing until one has joined, then to its goods and to nobody else’s', async () => {
    const activityId = await running(database, platform, every());
    expect(await offFen(apples!, pears!, plums!)).toBe(0n);
    const callId = await called(database, { activityId });
    expect(await offFen(apples!)).toBe(0n);
    await agreed(database, callId, mine!.shopId);
    // 99.80 of this shop reach the threshold twice; the plums of the other do not count.
    expect(await offFen(apples!, pears!, plums!)).toBe(2_000n);
    expect(await offFen(plums!)).toBe(0n);
    await agreed(database, callId, theirs!.shopId);
    expect(await offFen(apples!, pears!, plums!)).toBe(3_000n);
  });

  test('of chosen products applies to those, and of all also to what comes later', async () => {
    const activityId = await running(database, platform, every());
    const callId = await called(database, { activityId });
    await agreed(database, callId, mine!.shopId, [pears!.productId]);
    expect([await offFen(apples!), await offFen(pears!)]).toEqual([0n, 1_000n]);
    await agreed(database, callId, mine!.shopId);
    expect(await offFen(await market.product(mine!.shopId, 5))).toBe(1_000n);
  });

  test('is another matter when the platform pays alone: then nobody has to agree', async () => {
    const budgetId = await database.transact((tx) =>
      createBudget(tx, {
        name: { zh: '满减', en: 'Every 50' },
        kind: 'platform',
        capFen: 1_000_000n,
        actorId: null,
      }),
    );
    await running(database, platform, every({ funding: { platformBps: 10_000 }, budgetId }));
    expect(await offFen(apples!)).toBe(1_000n);
    await running(
      database,
      platform,
      every({ funding: { platformBps: 9_000, merchantBps: 1_000 }, budgetId }),
    );
    expect((await discountOf([apples!])).claims.activities).toHaveLength(1);
  });

  test('ends for new carts when the shop leaves or takes goods out; both raise the edition', async () => {
    const activityId = await running(database, platform, every());
    const callId = await called(database, { activityId });
    await agreed(database, callId, mine!.shopId);
    const edition = async () => (await discountOf([pears!])).claims.activities[0]?.version;
    expect(await edition()).toBe(1);
    await agreed(database, callId, mine!.shopId, [pears!.productId]);
    expect([await offFen(apples!), await edition()]).toEqual([0n, 2]);
    await agreed(database, callId, mine!.shopId, [pears!.productId, apples!.productId]);
    expect(await edition()).toBe(2);
    await leave(callId, mine!.shopId);
    await leave(callId, mine!.shopId);
    expect(await offFen(apples!, pears!)).toBe(0n);
    expect(await database.transact((tx) => answersTo(tx, callId))).toEqual({ joined: 0, again: 0, left: 1 });
    await agreed(database, callId, mine!.shopId);
    expect(await edition()).toBe(3);
  });

  test('is found on product pages only where the shop agreed', async () => {
    const activityId = await running(database, platform, every());
    await agreed(database, await called(database, { activityId }), mine!.shopId, [apples!.productId]);
    await offers.refresh();
    const skuIds = [apples!, pears!, plums!].map(({ skuId }) => skuId);
    const prices = await pricesOfOne(database.db, offers, { skuIds, buyerId: null });
    expect(skuIds.map((skuId) => prices.get(skuId)!.quoted.totals.payableFen)).toEqual([
      3_990n,
      4_990n,
      4_990n,
    ]);
    const reaching = async ({ skuId }: Product) =>
      offers.snapshot.reaching([...(await skusForSale(database.db, [skuId])).values()]).length;
    expect([await reaching(apples!), await reaching(pears!)]).toEqual([1, 0]);
  });
});

describe('terms', () => {
  const draft = (definition: ActivityDefinition) =>
    database.transact((tx) => createActivity(tx, { by: platform, definition, actorId: null }));

  test('that get worse need consent again, better ones do not', async () => {
    const definition = every();
    const activityId = await draft(definition);
    const callId = await called(database, { activityId });
    await agreed(database, callId, mine!.shopId);
    const rule = (off: number) => ({ kind: 'every-amount' as const, everyFen: 4_000, offFen: off });
    await change(activityId, 1, { ...definition, rule: rule(900) });
    await database.transact((tx) => scheduleActivity(tx, { by: platform, activityId, actorId: null }));
    expect(await offFen(apples!)).toBe(900n);
    const again = await draft(definition);
    const other = await called(database, { activityId: again });
    await agreed(database, other, mine!.shopId);
    await change(again, 1, { ...definition, rule: rule(1_100) });
    await database.transact((tx) => scheduleActivity(tx, { by: platform, activityId: again, actorId: null }));
    expect(await offFen(apples!)).toBe(900n);
    expect(await database.transact((tx) => answersTo(tx, other))).toEqual({ joined: 0, again: 1, left: 0 });
    await agreed(database, other, mine!.shopId);
    expect(await offFen(apples!)).toBe(1_100n);
  });

  test('are named by who agrees: older ones are refused', async () => {
    const definition = every();
    const activityId = await draft(definition);
    const callId = await called(database, { activityId });
    await change(activityId, 1, { ...definition, name: { zh: '改名', en: 'Renamed' } });
    const join = (seenVersion: number) =>
      database.transact((tx) =>
        enrolShop(tx, { shopId: mine!.shopId, callId, seenVersion, productIds: null, actorId: null }),
      );
    await expect(join(1)).rejects.toMatchObject(refusal('version_outdated'));
    await join(2);
  });

  test('are agreed to until the deadline; who takes part may agree again after it', async () => {
    const definition = every({ startsAt: later(now(), 2 * hour).toISOString() });
    const activityId = await draft(definition);
    const callId = await called(database, { activityId });
    await agreed(database, callId, mine!.shopId);
    await change(activityId, 1, { ...definition, funding: { merchantBps: 10_000 }, perBuyer: 2 });
    await change(activityId, 2, { ...definition, perBuyer: 3 });
    await at(later(now(), hour + minute), async () => {
      await expect(agreed(database, callId, theirs!.shopId)).rejects.toMatchObject(
        refusal('enrolment_closed'),
      );
      await agreed(database, callId, mine!.shopId);
      await leave(callId, mine!.shopId);
      await expect(agreed(database, callId, mine!.shopId)).rejects.toMatchObject(refusal('enrolment_closed'));
    });
  });
});

describe('a call is refused', () => {
  const call = (activityId: Id<'activity'>, closesAt = later(now(), hour)) =>
    database.transact((tx) => callForShops(tx, { offer: { activityId }, closesAt, actorId: null }));

  test('where shops pay nothing, and with a deadline that cannot be', async () => {
    const ofCreatorsKind = await running(database, platform, every());
    await expect(call(ofCreatorsKind, later(now(), -minute))).rejects.toMatchObject(
      refusal('deadline_invalid'),
    );
    await expect(call(ofCreatorsKind, later(now(), 48 * hour))).rejects.toMatchObject(
      refusal('deadline_invalid'),
    );
    const own = await running(database, { owner: 'shop', shopId: mine!.shopId }, activity());
    await expect(call(own)).rejects.toThrow('platform.not_found');
    await database.pool.query(
      `update pricing.activities set body = jsonb_set(body, '{funding}', '{"platformBps":10000}') where activity_id = $1`,
      [ofCreatorsKind],
    );
    await expect(call(ofCreatorsKind)).rejects.toMatchObject(refusal('no_consent_needed'));
  });

  test('to goods of others, goods it does not reach, and prices above the lowest paid', async () => {
    const activityId = await running(
      database,
      platform,
      flash(apples!.skuId, { code: 5031, funding: { merchantBps: 10_000 } }),
    );
    const callId = await called(database, { activityId });
    const join = (...products: Product[]) =>
      agreed(
        database,
        callId,
        mine!.shopId,
        products.map(({ productId }) => productId),
      );
    await expect(join(plums!)).rejects.toMatchObject(refusal('scope_not_yours'));
    await expect(join(apples!, pears!)).rejects.toMatchObject(refusal('product_not_reached'));
    await database.pool.query(
      `insert into pricing.price_days (sku_id, day, lowest_paid_fen, lowest_net_fen, pieces) values ($1, current_date, 2500, 2500, 1)
       on conflict on constraint price_days_pk do update set lowest_paid_fen = 2500, lowest_net_fen = 2500`,
      [apples!.skuId],
    );
    await expect(join(apples!)).rejects.toMatchObject({
      ...refusal('enrolment_price_above_low'),
      details: { price: '¥29.90', low: '¥25' },
    });
    await database.pool.query('delete from pricing.price_days where sku_id = $1', [apples!.skuId]);
    await join(apples!);
    expect(await offFen(apples!)).toBe(2_000n);
  });
});

test('coupons that shops pay a part of reach goods of shops that joined, and do not become more', async () => {
  const batchId = await database.transact((tx) =>
    issueCoupons(tx, {
      by: platform,
      actorId: null,
      definition: coupons({ code: 1002, funding: { merchantBps: 10_000 } }),
    }),
  );
  const buyerId = newId('person');
  const couponId = newId('coupon', buyerId);
  await database.pool.query(
    `insert into pricing.coupons (buyer_id, coupon_id, batch_id, claim_key, claimed_at, valid_from, valid_until)
     values ($1, $2, $3, 'k', now(), now() - interval '1 hour', now() + interval '7 days')`,
    [buyerId, couponId, batchId],
  );
  expect((await discountOf([apples!], buyerId)).fen).toBe(0n);
  const callId = await called(database, { batchId });
  await database.transact((tx) => addStock(tx, { by: platform, batchId, actorId: null, add: 5 }));
  await agreed(database, callId, mine!.shopId);
  const { fen, claims } = await discountOf([apples!, plums!], buyerId);
  expect(fen).toBe(500n);
  expect(claims).toMatchObject({
    couponIds: [couponId],
    activities: [{ activityId: batchId, couponId, version: 1 }],
  });
  expect((await discountOf([plums!], buyerId)).fen).toBe(0n);
  await expect(
    database.transact((tx) => addStock(tx, { by: platform, batchId, actorId: null, add: 5 })),
  ).rejects.toMatchObject(refusal('terms_agreed'));
  await leave(callId, mine!.shopId);
  expect((await discountOf([apples!], buyerId)).fen).toBe(0n);
  expect((await database.transact((tx) => callById(tx, callId)))!.version).toBe(1);
});

test('coupons are called for, agreed to and left as long as one of them is used, however long claiming is over', async () => {
  const issue = (validity: CouponBatchDefinition['validity']) =>
    database.transact((tx) =>
      issueCoupons(tx, {
        by: platform,
        actorId: null,
        definition: coupons({ code: 1002, funding: { merchantBps: 10_000 }, validity }),
      }),
    );
  const until = later(now(), 8 * day).toISOString();
  for (const validity of [
    { kind: 'days', days: 7 },
    { kind: 'period', from: now().toISOString(), until },
  ] as const) {
    const batchId = await issue(validity);
    await database.transact((tx) =>
      stopCoupons(tx, { by: platform, batchId, actorId: null, reason: '提前结束' }),
    );
    await at(later(now(), 3 * day), async () => {
      const callId = await called(database, { batchId });
      await agreed(database, callId, mine!.shopId);
      await leave(callId, mine!.shopId);
    });
    await at(later(now(), 9 * day), () =>
      expect(called(database, { batchId })).rejects.toMatchObject(refusal('batch_not_in_state')),
    );
  }
});
