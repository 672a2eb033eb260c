// The line marked RACE in inventory.reserve_batch is what this proves: without its lock two batches promise the same
// pieces. The last test removes it, and the check constraint behind it, and sees the shop oversold.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { makeProduct, makeShop } from '../../catalog/test/make.ts';
import { warm } from '../../identity/test/make.ts';
import { auditStock, receiveStock, releaseReservation, reserveBatch, stockOf } from '../index.ts';

const database = await testDatabase({ size: 12 });
const { db, transact } = database;
const shop = await makeShop(database);

async function skuWith(pieces: number): Promise<Id<'sku'>> {
  const { skuIds } = await makeProduct(database, shop.shopId);
  await transact((tx) => receiveStock(tx, { skuId: skuIds[0]!, quantity: pieces, ref: newId('entry') }));
  return skuIds[0]!;
}

/** `buyers` callers at once, each in a transaction of its own; answers how many got the piece. */
async function rush(skuId: Id<'sku'>, buyers: number): Promise<number> {
  await warm(database);
  const won = await Promise.all(
    Array.from({ length: buyers }, async () => {
      const refused = await transact((tx) =>
        reserveBatch(tx, [{ unit: 1, orderId: newId('order'), skuId, quantity: 1 }]),
      );
      return refused.length === 0 ? 1 : 0;
    }),
  );
  return won.reduce((sum: number, each) => sum + each, 0);
}

test('500 buyers for 50 pieces: exactly 50, and nobody gets an error', async () => {
  const skuId = await skuWith(50);
  expect(await rush(skuId, 500)).toBe(50);
  expect((await stockOf(db, [skuId])).get(skuId)).toEqual({ onHand: 50, reserved: 50, available: 0 });
});

test('batches of many purchases over the same SKUs, in any order, neither deadlock nor oversell', async () => {
  const skuIds = [await skuWith(40), await skuWith(25), await skuWith(60)];
  const won = new Map<string, number>();
  await warm(database);
  await Promise.all(
    Array.from({ length: 20 }, async (_, batch) => {
      const units = Array.from({ length: 25 }, (__, unit) => {
        const orderId = newId('order');
        const lines = skuIds.map((skuId) => ({ unit, orderId, skuId, quantity: 1 + ((batch + unit) % 2) }));
        return batch % 2 === 0 ? lines : lines.toReversed();
      });
      const refused = new Set(
        (await transact((tx) => reserveBatch(tx, units.flat()))).map(({ unit }) => unit),
      );
      for (const { unit, skuId, quantity } of units.flat()) {
        if (!refused.has(unit)) won.set(skuId, (won.get(skuId) ?? 0) + quantity);
      }
    }),
  );
  const stock = await stockOf(db, skuIds);
  for (const skuId of skuIds) expect(stock.get(skuId)!.reserved).toBe(won.get(skuId) ?? 0);
  expect(stock.get(skuIds[1]!)!.available).toBeLessThanOrEqual(1);
});

test('a reservation that ten callers release at once comes back once', async () => {
  const skuId = await skuWith(10);
  const orderId = newId('order');
  await transact((tx) => reserveBatch(tx, [{ unit: 1, orderId, skuId, quantity: 4 }]));
  const released = await Promise.all(
    Array.from({ length: 10 }, () => transact((tx) => releaseReservation(tx, orderId))),
  );
  expect(released.filter((lines) => lines > 0)).toEqual([1]);
  expect((await stockOf(db, [skuId])).get(skuId)).toEqual({ onHand: 10, reserved: 0, available: 10 });
  expect((await auditStock(db)).wrong).toEqual([]);
});

test('without the lock it would oversell', async () => {
  const skuId = await skuWith(50);
  const { rows } = await sql<{
    body: string;
  }>`select pg_get_functiondef('inventory.reserve_batch'::regproc) as body`.execute(db);
  const mutant = rows[0]!.body.replace(/for no key update\)( l;\s*-- RACE)/, ')$1');
  expect(mutant).not.toBe(rows[0]!.body);
  await sql`alter table inventory.levels drop constraint levels_never_oversold`.execute(db);
  await sql.raw(mutant).execute(db);
  expect(await rush(skuId, 500)).toBeGreaterThan(50);
});
