import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { at } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import { addParts, buyersUntilNow, forgetParts, partAt, spread, untilNow } from '../day-parts.sql.ts';
import { countSale } from '../hear-sales.ts';

const database = await testDatabase();
const { db, transact } = database;
const shopId = newId('shop');
const shanghai = (day: string, time: string) => new Date(`${day}T${time}+08:00`);
const sale = (day: string, time: string, totalFen = 10_000) =>
  transact((tx) =>
    countSale(
      tx,
      {
        seq: 1n,
        name: 'orders.order_paid',
        occurredAt: shanghai(day, time),
        payload: { shopId, buyerId: newId('person'), totalFen: String(totalFen), lines: [] },
      },
      'secret',
    ),
  );
const until = (day: string, time: string, of: string) =>
  at(shanghai(day, time), async () => (await untilNow(db, [of], 'shop', shopId)).get(of)!);

test('yesterday counts until the same time of the day', async () => {
  await sale('2026-11-21', '09:00:00');
  await sale('2026-11-21', '15:00:00');
  await sale('2026-11-21', '23:30:00');
  expect(await until('2026-11-22', '12:00:00', '2026-11-21')).toMatchObject({ orders: 1, gmv_fen: 10_000 });
  expect(await until('2026-11-22', '15:11:00', '2026-11-21')).toMatchObject({ orders: 2, gmv_fen: 20_000 });
  expect(await until('2026-11-22', '23:59:59', '2026-11-21')).toMatchObject({ orders: 3 });
  expect(await until('2026-11-22', '23:59:59', '2026-11-15')).toMatchObject({ orders: 0, gmv_fen: 0 });
  const buyers = (time: string) =>
    at(shanghai('2026-11-22', time), () => buyersUntilNow(db, ['2026-11-21'], shopId));
  expect([...(await buyers('12:00:00')).values(), ...(await buyers('23:59:59')).values()]).toEqual([1, 3]);
});

test('the market is the sum of its shops', async () => {
  const other = newId('shop');
  await transact((tx) =>
    addParts(tx, [{ kind: 'shop', subject: other, day: '2026-11-21', part: 0, orders: 5 }]),
  );
  const all = await at(shanghai('2026-11-22', '23:59:59'), () => untilNow(db, ['2026-11-21'], 'shop', null));
  expect(all.get('2026-11-21')).toMatchObject({ orders: 8 });
});

test('a day spread over its hours adds up to the day', () => {
  const parts = spread('2026-11-21', { plays: 1_000 });
  expect(parts.reduce((sum, { plays = 0 }) => sum + plays, 0)).toBeCloseTo(1_000);
  expect(new Set(parts.map(({ part }) => part)).size).toBe(24);
});

test('the first ten minutes of a day are its first part, and old parts go', async () => {
  expect(partAt(new Date('2026-11-21T16:00:00Z'))).toEqual({ day: '2026-11-22', part: 0 });
  expect(partAt(new Date('2026-11-21T15:59:59Z'))).toEqual({ day: '2026-11-21', part: 143 });
  await forgetParts(db, '2026-11-22');
  const { rows } = await database.pool.query('select from analytics.day_parts');
  expect(rows).toHaveLength(0);
});
