// What must make this fail: in pricing's …-claims.sql delete the lock marked RACE in gone_coupons (a coupon pays twice), the
// one in short_of_activity_stock (two batches sell the same pieces), or the condition marked RACE in take_claims (more than
// the limit of each buyer); in subsidies' …-subsidies.sql the lock marked RACE in look_for_draws (two batches draw the same
// money), or the condition marked RACE in take_draws (more than a buyer's share). Where a constraint of a table is the
// second net, no fen is lost, but a whole batch fails and is halved: that is counted, and must not happen.
import { sql } from 'kysely';
import { afterAll, afterEach, expect, test } from 'vitest';
import { auditAll } from '../../../audit-all.ts';
import { openModules } from '../../../house.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket } from '../../../../test/market.ts';
import { openLog } from '../../../platform/log.ts';
import { budgetsByIds, pauseBudget, stateOf } from '../../subsidies/index.ts';
import { leftOf, reservedOf } from '../../subsidies/budget.ts';
import { now } from '../../../platform/clock.ts';
import { openTill } from '../index.ts';
import { prepared, tally } from './make.ts';
import { openOffering } from './offering.ts';

const database = await testDatabase();
const market = openMarket(database, testApp(database, openModules).modules);
const offering = openOffering(database);
// Two tills stand for two processes: they know nothing of each other's buyers.
const failures: string[] = [];
const log = Object.assign(openLog('silent'), {
  warn: (_: unknown, text: string) => void failures.push(text),
});
const tills = [openTill(database, log), openTill(database, log)] as const;
const shop = await market.shop();

type Wanted = Parameters<typeof prepared>[1];

/** What is remembered for a second is read again, so that offers made just now are known. */
const knowOffers = (wanted: Wanted) =>
  tills[0].goods.priceAfresh(
    wanted.map(({ skuId, quantity = 1 }) => ({ skuId, quantity, attributionToken: null })),
    { buyerId: newId('person'), regionCode: '330106' },
  );

/** Everybody has a price first, at the same offers, and then all buy at once. */
async function rush(n: number, wanted: (i: number) => Wanted, buyerOf = (_i: number) => newId('person')) {
  const [{ goods }] = tills;
  await knowOffers(wanted(0));
  const purchases = [];
  for (let i = 0; i < n; i++) purchases.push(await prepared(goods, wanted(i), { buyerId: buyerOf(i) }));
  return Promise.all(purchases.map((purchase, i) => tills[i & 1]!.lane.place(purchase)));
}

const budgetNow = async (budgetId: Id<'budget'>) =>
  (await budgetsByIds(database.db, [budgetId])).get(budgetId)!;

afterAll(() => Promise.all(tills.map(({ lane }) => lane.close())));
afterEach(async () => {
  expect(failures.splice(0)).toEqual([]);
  await market.settle();
  expect((await auditAll(database.db)).findings).toEqual([]);
});

test('one coupon in 64 tabs of two processes pays once', async () => {
  const { skuId } = await market.product(shop.shopId, 100);
  const buyerId = newId('person');
  const couponId = await offering.give(await offering.couponBatch(), buyerId);
  const outcomes = await rush(
    64,
    () => [{ skuId }],
    () => buyerId,
  );
  expect(tally(outcomes)).toEqual({ placed: 1, coupon_gone: 63 });
  const { rows } = await sql<{ state: string; orders: number }>`
    select state, cardinality(order_ids) as orders from pricing.coupons where coupon_id = ${couponId}`.execute(
    database.db,
  );
  expect(rows).toEqual([{ state: 'used', orders: 1 }]);
});

test('64 orders race for a budget that pays 20 of them: 20 are placed, to the last fen', async () => {
  const { skuId } = await market.product(shop.shopId, 100);
  const budgetId = await offering.budget(20n * 2_000n);
  await offering.price(skuId, { budgetId, priceFen: 2_990 });
  expect(tally(await rush(64, () => [{ skuId }]))).toEqual({ placed: 20, budget_exhausted: 44 });
  const budget = await budgetNow(budgetId);
  expect([leftOf(budget), reservedOf(budget), stateOf(budget, now())]).toEqual([0n, 40_000n, 'dry']);
});

test('64 orders race for 20 pieces at the price of an activity', async () => {
  const { skuId } = await market.product(shop.shopId, 100);
  const activityId = await offering.price(skuId, { units: 20 });
  expect(tally(await rush(64, () => [{ skuId }]))).toEqual({ placed: 20, activity_sold_out: 44 });
  const { rows } =
    await sql`select units, taken from pricing.activity_stock where activity_id = ${activityId}`.execute(
      database.db,
    );
  expect(rows).toEqual([{ units: 20, taken: 20 }]);
});

test('an activity that gives each buyer three holds against 32 tabs of each in two processes', async () => {
  const { skuId } = await market.product(shop.shopId, 100);
  await offering.price(skuId, { perBuyer: 3 });
  const buyers = [newId('person'), newId('person')];
  const outcomes = await rush(
    64,
    () => [{ skuId }],
    (i) => buyers[(i >> 1) & 1]!,
  );
  expect(tally(outcomes)).toEqual({ placed: 6, activity_limited: 58 });
});

test('a budget that gives each buyer so much holds against 32 tabs of each in two processes', async () => {
  const { skuId } = await market.product(shop.shopId, 100);
  const budgetId = await offering.budget(1_000_000n, { perBuyerFen: 7_000n });
  await offering.price(skuId, { budgetId, priceFen: 2_990 });
  const buyers = [newId('person'), newId('person')];
  const outcomes = await rush(
    64,
    () => [{ skuId }],
    (i) => buyers[(i >> 1) & 1]!,
  );
  expect(tally(outcomes)).toEqual({ placed: 6, budget_limited: 58 });
});

test('who loses takes nothing: what it held goes to a neighbour', async () => {
  const [few, many] = [await market.product(shop.shopId, 5), await market.product(shop.shopId, 100)];
  const budgetId = await offering.budget(10n * 2_000n);
  await offering.price(many.skuId, { budgetId, priceFen: 2_990, units: 10 });
  const outcomes = await rush(64, (i) => (i < 32 ? [few, many] : [many]));
  expect(tally(outcomes).placed).toBe(10);
  const budget = await budgetNow(budgetId);
  expect(leftOf(budget)).toBe(0n);
});

test('crossing budgets and activities never wait in a circle', async () => {
  const goods = await Promise.all([1, 2, 3].map(() => market.product(shop.shopId, 100)));
  for (const { skuId } of goods)
    await offering.price(skuId, {
      budgetId: await offering.budget(60n * 2_000n),
      priceFen: 2_990,
      units: 100,
    });
  const outcomes = await rush(120, (i) => (i % 2 ? goods : goods.toReversed()));
  expect(tally(outcomes)).toEqual({ placed: 60, budget_exhausted: 60 });
});

test('a paused budget gives nothing more, at once, and nothing is left outside', async () => {
  const { skuId } = await market.product(shop.shopId, 200);
  const budgetId = await offering.budget(1_000_000n);
  await offering.price(skuId, { budgetId, priceFen: 2_990 });
  const [{ goods, lane }] = tills;
  await knowOffers([{ skuId }]);
  const purchases = [];
  for (let i = 0; i < 96; i++) purchases.push(await prepared(goods, [{ skuId }]));
  const before = purchases.slice(0, 32).map((purchase) => lane.place(purchase));
  await before[0];
  await database.transact((tx) => pauseBudget(tx, { budgetId, actorId: null, reason: 'test' }));
  const after = await Promise.all(purchases.slice(32).map((purchase) => lane.place(purchase)));
  expect(tally(after)).toEqual({ budget_exhausted: 64 });
  const { placed = 0 } = tally(await Promise.all(before));
  const { rows } = await sql<{ left: bigint; drawn: bigint }>`
    select sum(left_fen)::bigint as left, sum(drawn_fen)::bigint as drawn from subsidies.allowances where budget_id = ${budgetId}`.execute(
    database.db,
  );
  expect(rows).toEqual([{ left: 0n, drawn: BigInt(placed) * 2_000n }]);
});
