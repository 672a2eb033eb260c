import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openModules } from '../../../house.ts';
import { at, day, hour, later, now } from '../../../platform/clock.ts';
import { fromWire, newId, toWire, type Id } from '../../../platform/ids.ts';
import { auditAll } from '../../../audit-all.ts';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket, type Buyer, type Product, type Shop } from '../../../../test/market.ts';
import { freshKey, openCashier } from '../../../../test/till.ts';
import { changeProduct } from '../../catalog/index.ts';
import { dropUnpaid } from '../../orders/index.ts';
import { issueCoupons, lowest30Days, priceHistoryOf, sendCoupon, type Owner } from '../index.ts';
import { expireCoupons, remindOfCoupons } from '../sweeps.ts';
import { lowsBefore, strikeOf } from '../strike.ts';
import { coupons, flash, running } from './make.ts';

const database = await testDatabase();
const { app, call, modules } = testApp(database, openModules);
// Every route of the house is compiled here, outside of a test's time.
await app.ready();
const market = openMarket(database, modules);
const cashier = await openCashier(database, market);
let shop: Shop;
let by: Owner;
let apples: Product;
let buyer: Buyer;
let activityId: Id<'activity'>;

beforeAll(async () => {
  shop = await market.shop();
  by = { owner: 'shop', shopId: shop.shopId };
  apples = await market.product(shop.shopId, 50);
  buyer = await market.buyer();
  activityId = await running(database, by, flash(apples.skuId, { units: 5, perBuyer: 2 }));
});
afterAll(async () => expect((await auditAll(database.db)).findings).toEqual([]));

async function couponFor({ personId: buyerId }: Buyer, changes = {}): Promise<Id<'coupon'>> {
  return database.transact(async (tx) => {
    const definition = coupons({ thresholdFen: 1_000, ...changes });
    const batchId = await issueCoupons(tx, { by, definition, actorId: null });
    return sendCoupon(tx, { by, batchId, actorId: null, buyerId, key: newId('entry') });
  });
}

const line = (quantity = 1) => ({ skuId: toWire('sku', apples.skuId), quantity });
async function purchase(
  quantity = 1,
): Promise<{ purchaseId: string; orderIds: [string]; payableFen: number }> {
  const lines = [line(quantity)];
  const addressId = toWire('address', buyer.addressId);
  const quoted = await call('POST /quotes', { token: buyer.token, body: { lines, addressId } });
  const answer = await call('POST /purchases', {
    token: buyer.token,
    headers: { 'idempotency-key': freshKey() },
    body: { lines, addressId, expectedTotalFen: quoted.body.totals.payableFen },
  });
  expect(answer).toMatchObject({ status: 201 });
  await market.settle();
  return answer.body;
}
const couponState = async (couponId: Id<'coupon'>) =>
  (
    await database.pool.query(
      'select state, returned_at is not null as returned from pricing.coupons where coupon_id = $1',
      [couponId],
    )
  ).rows[0];
const taken = async () => {
  const { rows } = await database.pool.query(
    `select (select taken from pricing.activity_stock where activity_id = $1) as taken,
       (select coalesce(sum(units), 0)::int from pricing.activity_uses where activity_id = $1 and buyer_id = $2) as mine`,
    [activityId, buyer.personId],
  );
  return rows[0];
};

describe('what a purchase takes of limited things', () => {
  test('is its coupon, its units and the buyer’s share; an unpaid purchase that is dropped gives all of it back', async () => {
    const couponId = await couponFor(buyer);
    const { payableFen } = await purchase();
    expect(payableFen).toBe(2_990 - 500 + 600);
    expect(await couponState(couponId)).toEqual({ state: 'used', returned: false });
    expect(await taken()).toEqual({ taken: 1, mine: 1 });
    await at(later(now(), hour), async () => {
      while ((await dropUnpaid(database)) > 0);
    });
    await market.settle();
    expect(await couponState(couponId)).toEqual({ state: 'held', returned: true });
    expect(await taken()).toEqual({ taken: 0, mine: 0 });
    await market.settle();
    expect((await purchase()).payableFen).toBe(payableFen);
  });

  test('comes back when a paid order is cancelled, and the price somebody paid is remembered', async () => {
    const couponId = await couponFor(buyer);
    const before = await taken();
    const made = await purchase();
    await cashier.pay(buyer, fromWire('purchase', made.purchaseId));
    expect(await couponState(couponId)).toMatchObject({ state: 'used' });
    const [today] = (await priceHistoryOf(database.db, apples.skuId)).slice(-1);
    expect(today).toMatchObject({ lowestPaidFen: 2_490n, lowestNetFen: 2_490n, listFen: 4_990n, pieces: 1 });
    expect((await lowest30Days(database.db, [apples.skuId])).get(apples.skuId)).toBe(2_490n);
    const token = buyer.token;
    const cancelled = await call(`POST /orders/${made.orderIds[0]}/cancellation`, {
      token,
      headers: { 'idempotency-key': freshKey() },
      body: { reason: '不想要了' },
    });
    expect(cancelled, JSON.stringify(cancelled.body)).toMatchObject({ status: 200 });
    await market.settle();
    expect(await couponState(couponId)).toEqual({ state: 'held', returned: true });
    expect(await taken()).toEqual(before);
  });
});

describe('price history', () => {
  test('knows what was asked each day; raising a price first gives no depth', async () => {
    const pears = await market.product(shop.shopId, 50);
    const { productId, skuId } = pears;
    const tomorrow = later(now(), day);
    await at(tomorrow, () =>
      database.transact(async (tx) => {
        const { rows } = await database.pool.query(
          'select title, category_id, picture_ids from catalog.products where product_id = $1',
          [productId],
        );
        const draft = {
          title: rows[0].title,
          categoryId: rows[0].category_id,
          pictureIds: rows[0].picture_ids,
          skus: [{ skuId, priceFen: 9_990n, weightGrams: 2_500 }],
        };
        await changeProduct(tx, { shopId: shop.shopId, productId, draft });
      }),
    );
    await market.settle();
    const days = await at(tomorrow, () => priceHistoryOf(database.db, skuId));
    expect(days.map(({ listFen }) => listFen)).toEqual([4_990n, 9_990n]);
    const lows = await lowsBefore(database.db, [{ skuId, before: tomorrow }]);
    expect(lows.get(skuId)).toMatchObject({ listLowFen: 4_990n, lowestPaidFen: null });
    expect(strikeOf(9_990n, lows.get(skuId)!, 5_990n)).toBeNull();
    expect(strikeOf(9_990n, lows.get(skuId)!, 3_990n)).toBe(4_990n);
  });
});

describe('coupons end', () => {
  test('their buyers are told once, and what is over is expired', async () => {
    const other = await market.buyer('阿强');
    const couponId = await couponFor(other);
    const nearTheEnd = later(now(), 6.5 * day);
    await at(nearTheEnd, async () => {
      await remindOfCoupons(database);
      await remindOfCoupons(database);
    });
    const { rows } = await database.pool.query(
      `select payload from platform.events where name = 'pricing.coupon_ending' and payload ->> 'couponId' = $1`,
      [couponId],
    );
    expect(rows).toHaveLength(1);
    await at(later(now(), 8 * day), () => expireCoupons(database));
    expect(await couponState(couponId)).toMatchObject({ state: 'expired' });
  });
});
