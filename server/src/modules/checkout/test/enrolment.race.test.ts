// What must make this fail: in pricing's enrolments.sql.ts the line marked RACE in touchOffer without `leavings = …` (the edition
// stays, and orders priced before are placed at the cost of a shop that has left); or, in pricing's …-enrolment.sql, one of the
// two comparisons marked RACE in changed_activities (of activities, of coupons).
import { sql } from 'kysely';
import { afterAll, afterEach, expect, test } from 'vitest';
import { auditAll } from '../../../audit-all.ts';
import { openModules } from '../../../house.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { openLog } from '../../../platform/log.ts';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket } from '../../../../test/market.ts';
import { withdrawShop } from '../../pricing/index.ts';
import { callOf, type OfferOfCall } from '../../pricing/enrolments.sql.ts';
import { openTill } from '../index.ts';
import { prepared, tally } from './make.ts';
import { openOffering } from './offering.ts';

const database = await testDatabase();
const market = openMarket(database, testApp(database, openModules).modules);
const offering = openOffering(database);
const till = openTill(database, openLog('silent'));
const shop = await market.shop();
const neighbour = await market.shop();

afterAll(() => till.lane.close());
afterEach(async () => {
  await market.settle();
  expect((await auditAll(database.db)).findings).toEqual([]);
});

async function leave(offer: OfferOfCall, shopId = shop.shopId): Promise<void> {
  const { callId } = (await callOf(database.db, offer))!;
  await database.transact((tx) => withdrawShop(tx, { shopId, callId, actorId: null }));
}

/** Everybody has a price first, and then buys, while the shop leaves after the first half is on its way. */
async function leaveDuring(
  offer: OfferOfCall,
  skuId: Id<'sku'>,
  buyerOf: (i: number) => Promise<Id<'person'>>,
) {
  const purchases = [];
  for (let i = 0; i < 64; i++)
    purchases.push(await prepared(till.goods, [{ skuId }], { buyerId: await buyerOf(i) }));
  expect(purchases.every(({ orders }) => orders[0]!.discountFen > 0n)).toBe(true);
  const before = purchases.slice(0, 32).map((purchase) => till.lane.place(purchase));
  await before[0];
  await leave(offer);
  const after = await Promise.all(purchases.slice(32).map((purchase) => till.lane.place(purchase)));
  return { before: await Promise.all(before), after };
}

const atItsCost = async (skuId: Id<'sku'>): Promise<number> => {
  const { rows } = await sql<{ orders: number }>`
    select count(*)::int as orders from orders.lines where sku_id = ${skuId} and discount_fen > 0`.execute(
    database.db,
  );
  return rows[0]!.orders;
};

const priceAfresh = (skuId: Id<'sku'>, buyerId = newId('person')) =>
  till.goods.priceAfresh([{ skuId, quantity: 1, attributionToken: null }], { buyerId, regionCode: '330106' });

test('no order is placed at the cost of a shop that has left; what was ordered before stays', async () => {
  const { skuId } = await market.product(shop.shopId, 100);
  const activityId = await offering.price(skuId);
  await priceAfresh(skuId);
  const { before, after } = await leaveDuring({ activityId }, skuId, async () => newId('person'));
  expect(tally(after)).toEqual({ activity_changed: 32 });
  const { placed = 0 } = tally(before);
  expect(placed).toBeGreaterThan(0);
  expect(await atItsCost(skuId)).toBe(placed);
  expect((await priceAfresh(skuId)).quoted.totals.payableFen).toBe(4_990n + 600n);
});

test('nor with a coupon that the shop paid', async () => {
  const { skuId } = await market.product(shop.shopId, 100);
  const batchId = await offering.couponBatch({ total: 100, perBuyer: 1 });
  const buyerOf = async () => {
    const buyerId = newId('person');
    await offering.give(batchId, buyerId);
    return buyerId;
  };
  const { before, after } = await leaveDuring({ batchId }, skuId, buyerOf);
  expect(tally(after)).toEqual({ activity_changed: 32 });
  expect(await atItsCost(skuId)).toBe(tally(before).placed);
  // Those coupons are not used up: they still serve at the neighbour's.
  const { rows } = await sql<{ used: number }>`
    select count(*)::int as used from pricing.coupons where batch_id = ${batchId} and state = 'used'`.execute(
    database.db,
  );
  expect(rows[0]!.used).toBe(tally(before).placed);
});

test('a neighbour that stays sells on: its buyers are priced again and pay the same', async () => {
  const { skuId } = await market.product(neighbour.shopId, 100);
  const activityId = await offering.price(skuId);
  await priceAfresh(skuId);
  const purchase = await prepared(till.goods, [{ skuId }]);
  await leave({ activityId });
  expect(tally([await till.lane.place(purchase)])).toEqual({ activity_changed: 1 });
  await priceAfresh(skuId);
  const again = await prepared(till.goods, [{ skuId }]);
  expect(again.payableFen).toBe(purchase.payableFen);
  expect(tally([await till.lane.place(again)])).toEqual({ placed: 1 });
});
