// Break it: in inventory.reserve_batch delete the line marked RACE; in orders.place_batch the `on conflict` clause; in
// platform/lane-queue.ts the `inTheWorks` condition (limits and repeated keys then meet themselves).
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { auditAll } from '../../../audit-all.ts';
import { openModules } from '../../../house.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket } from '../../../../test/market.ts';
import { openTill } from '../../../../test/till.ts';
import { limitPerBuyer } from '../index.ts';
import { prepared, tally } from './make.ts';

const database = await testDatabase();
const market = openMarket(database, testApp(database, openModules).modules);
// Two tills stand for two processes: they know nothing of each other's buyers.
const [till, otherTill] = [openTill(database), openTill(database)];
const shop = await market.shop();

const times = <T>(n: number, act: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => act(i)));
const purchasesOf = async (skuId: Id<'sku'>) =>
  (
    await sql<{ n: number }>`select count(*)::int as n from orders.lines where sku_id = ${skuId}`.execute(
      database.db,
    )
  ).rows[0]!.n;

afterEach(async () => expect((await auditAll(database.db)).findings).toEqual([]));

test('500 buyers race for 50 units: exactly 50 get one, everybody is answered', async () => {
  const { skuId } = await market.product(shop.shopId, 50);
  const outcomes = await times(500, async (i) =>
    (i % 2 ? till : otherTill).lane.place(await prepared(till.goods, [{ skuId }])),
  );
  expect(tally(outcomes)).toEqual({ placed: 50, sold_out: 450 });
  expect(await purchasesOf(skuId)).toBe(50);
});

test('the same key 64 times at once, through two processes, buys once and answers the same', async () => {
  const { skuId } = await market.product(shop.shopId, 100);
  const [buyerId, key] = [newId('person'), newId('entry')];
  const outcomes = await times(64, async (i) =>
    (i % 2 ? till : otherTill).lane.place(await prepared(till.goods, [{ skuId }], { buyerId, key })),
  );
  expect(tally(outcomes)).toEqual({ placed: 1, replayed: 63 });
  expect(new Set(outcomes.map((outcome) => 'purchaseId' in outcome && outcome.purchaseId)).size).toBe(1);
  expect(await purchasesOf(skuId)).toBe(1);
});

test('two tabs want the last unit: one has it, the other is told', async () => {
  const { skuId } = await market.product(shop.shopId, 1);
  const buyerId = newId('person');
  const outcomes = await times(2, async (i) =>
    (i ? till : otherTill).lane.place(await prepared(till.goods, [{ skuId }], { buyerId })),
  );
  expect(tally(outcomes)).toEqual({ placed: 1, sold_out: 1 });
});

test('a limit of two for each buyer holds against 32 tabs in two processes', async () => {
  const { skuId } = await market.product(shop.shopId, 100);
  await database.transact((tx) => limitPerBuyer(tx, skuId, 2));
  const buyers = [newId('person'), newId('person')];
  const outcomes = await times(64, async (i) =>
    (i % 4 < 2 ? till : otherTill).lane.place(
      await prepared(till.goods, [{ skuId }], { buyerId: buyers[i % 2]! }),
    ),
  );
  expect(tally(outcomes)).toEqual({ placed: 4, limited: 60 });
});

test('purchases of many things in crossing orders never wait in a circle', async () => {
  const goods = await Promise.all([1, 2, 3].map(() => market.product(shop.shopId, 60)));
  const outcomes = await times(120, async (i) => {
    const wanted = i % 2 ? goods : goods.toReversed();
    return (i % 2 ? till : otherTill).lane.place(await prepared(till.goods, wanted));
  });
  expect(tally(outcomes)).toEqual({ placed: 60, sold_out: 60 });
});
