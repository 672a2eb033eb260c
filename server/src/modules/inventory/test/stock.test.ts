import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { discardProduct, createProduct } from '../../catalog/index.ts';
import { draftFor, hear, makeProduct, makeShop } from '../../catalog/test/make.ts';
import { refusal } from '../../identity/test/make.ts';
import { inventorySubscribers } from '../hear.ts';
import {
  adjustStock,
  auditStock,
  commitReservation,
  receiveStock,
  releaseReservation,
  reserveBatch,
  returnStock,
  stockOf,
} from '../index.ts';

const database = await testDatabase();
const { db, transact } = database;
const shop = await makeShop(database);
const skuOf = async () => (await makeProduct(database, shop.shopId)).skuIds[0]!;
const levelOf = async (skuId: Id<'sku'>) => (await stockOf(db, [skuId])).get(skuId);
const receive = (skuId: Id<'sku'>, quantity: number, ref = newId('entry')) =>
  transact((tx) => receiveStock(tx, { skuId, quantity, ref }));

test('pieces are received, promised, sold and returned, each once', async () => {
  const skuId = await skuOf();
  const receipt = newId('entry');
  expect([await receive(skuId, 10, receipt), await receive(skuId, 10, receipt)]).toEqual([true, false]);
  const orderId = newId('order');
  await transact((tx) => reserveBatch(tx, [{ unit: 1, orderId, skuId, quantity: 3 }]));
  expect(await levelOf(skuId)).toEqual({ onHand: 10, reserved: 3, available: 7 });
  expect(await transact((tx) => commitReservation(tx, orderId))).toBe(1);
  expect(await transact((tx) => commitReservation(tx, orderId))).toBe(0);
  expect(await levelOf(skuId)).toEqual({ onHand: 7, reserved: 0, available: 7 });
  await expect(transact((tx) => releaseReservation(tx, orderId))).rejects.toThrow('a reservation ends once');
  const refund = newId('refund');
  await transact((tx) => returnStock(tx, { skuId, quantity: 1, ref: refund }));
  await transact((tx) => returnStock(tx, { skuId, quantity: 1, ref: refund }));
  expect(await levelOf(skuId)).toEqual({ onHand: 8, reserved: 0, available: 8 });
  expect((await auditStock(db)).wrong).toEqual([]);
});

test('a count is corrected, never below what is promised', async () => {
  const skuId = await skuOf();
  await receive(skuId, 10);
  await transact((tx) => reserveBatch(tx, [{ unit: 1, orderId: newId('order'), skuId, quantity: 4 }]));
  const adjust = (how: { onHand: number } | { change: number }, ref = newId('entry')) =>
    transact((tx) => adjustStock(tx, { skuId, ref, reason: '盘点', ...how }));
  expect(await refusal(adjust({ onHand: 3 }))).toBe('inventory.stock_reserved');
  expect(await refusal(adjust({ change: -7 }))).toBe('inventory.stock_reserved');
  const once = newId('entry');
  expect([
    await adjust({ onHand: 4 }, once),
    await adjust({ onHand: 4 }, once),
    await adjust({ change: -4 + 4 }),
  ]).toEqual([true, false, false]);
  expect(await levelOf(skuId)).toEqual({ onHand: 4, reserved: 4, available: 0 });
});

test('first come, first served, all lines or none: the function agrees with doing it one by one', async () => {
  const skuIds = [await skuOf(), await skuOf(), await skuOf()];
  for (const skuId of skuIds) await receive(skuId, 1);
  const line = fc.record({ sku: fc.integer({ min: 0, max: 3 }), quantity: fc.integer({ min: 1, max: 6 }) });
  const purchases = fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      purchases,
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 3 }),
      async (wanted, pieces) => {
        const unknown = newId('sku');
        const idOf = (sku: number) => skuIds[sku] ?? unknown;
        const left = new Map<string, number>(skuIds.map((id, i) => [id, pieces[i]!]));
        const losers = wanted.flatMap((lines, unit) => {
          const taken = new Map(left);
          for (const { sku, quantity } of lines) taken.set(idOf(sku), (taken.get(idOf(sku)) ?? 0) - quantity);
          if ([...taken.values()].some((free) => free < 0)) return [unit];
          for (const [id, free] of taken) left.set(id, free);
          return [];
        });
        const lines = wanted.flatMap((each, unit) => {
          const orderId = newId('order');
          return each.map(({ sku, quantity }) => ({ unit, orderId, skuId: idOf(sku), quantity }));
        });
        await transact(async (tx) => {
          for (const [i, skuId] of skuIds.entries())
            await sql`update inventory.levels set on_hand = ${pieces[i]!}, reserved = 0 where sku_id = ${skuId}`.execute(
              tx,
            );
          const refused = await reserveBatch(tx, lines);
          expect(refused.map(({ unit }) => unit)).toEqual(losers);
          const after = await stockOf(tx, skuIds);
          expect(skuIds.map((id) => after.get(id)!.available)).toEqual(skuIds.map((id) => left.get(id)));
          throw new Error('roll back');
        }).catch((error: Error) => {
          if (error.message !== 'roll back') throw error;
        });
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('a reservation of nothing, or of less, is refused', async () => {
  const skuId = await skuOf();
  await receive(skuId, 5);
  for (const quantity of [0, -1]) {
    await expect(
      transact((tx) => reserveBatch(tx, [{ unit: 1, orderId: newId('order'), skuId, quantity }])),
    ).rejects.toThrow('one piece or more');
  }
});

test('the journal is append-only, and the level is checked behind the function', async () => {
  const skuId = await skuOf();
  await receive(skuId, 5);
  await expect(sql`delete from inventory.movements where sku_id = ${skuId}`.execute(db)).rejects.toThrow(
    'append-only',
  );
  await expect(
    sql`update inventory.levels set reserved = 6 where sku_id = ${skuId}`.execute(db),
  ).rejects.toThrow('levels_never_oversold');
});

test('the catalogue hears when the last piece is promised and when there are pieces again', async () => {
  const skuId = await skuOf();
  const said = async () =>
    (
      await sql<{
        name: string;
      }>`select name from platform.events where payload ->> 'skuId' = ${skuId} order by seq`.execute(db)
    ).rows.map(({ name }) => name);
  await receive(skuId, 2);
  const orderId = newId('order');
  await transact((tx) => reserveBatch(tx, [{ unit: 1, orderId, skuId, quantity: 1 }]));
  await transact((tx) => reserveBatch(tx, [{ unit: 1, orderId: newId('order'), skuId, quantity: 1 }]));
  await transact((tx) => releaseReservation(tx, orderId));
  expect(await said()).toEqual(['inventory.back_in_stock', 'inventory.sold_out', 'inventory.back_in_stock']);
});

test('what a thrown-away draft had in stock is written off', async () => {
  const draft = await draftFor(database, shop.shopId);
  const { productId, skuIds } = await transact((tx) => createProduct(tx, { shopId: shop.shopId, draft }));
  await receive(skuIds[0]!, 5);
  await transact((tx) => discardProduct(tx, { shopId: shop.shopId, productId, actorId: null }));
  await hear(database, inventorySubscribers);
  expect(await levelOf(skuIds[0]!)).toBeUndefined();
});
