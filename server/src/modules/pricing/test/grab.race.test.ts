// Break it: in pricing.claim_coupons delete the line marked RACE (`for no key update`): processes then count a buyer's coupons
// past each other.
import { expect, test } from 'vitest';
import { openLog } from '../../../platform/log.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { now } from '../../../platform/clock.ts';
import { afterAll } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { issueCoupons, openGrabLane } from '../index.ts';
import { coupons } from './make.ts';

const database = await testDatabase();
// Lanes stand for processes: they know nothing of each other's buyers.
const lanes = [1, 2, 3, 4, 5, 6, 7, 8].map(() =>
  openGrabLane({ databaseUrl: database.url, log: openLog('silent') }),
);
afterAll(async () => {
  for (const lane of lanes) await lane.close();
});

const issue = (changes: { total: number; perBuyer?: number }) =>
  database.transact((tx) =>
    issueCoupons(tx, {
      by: { owner: 'platform' },
      actorId: null,
      definition: coupons({ code: 1002, ...platform, ...changes }),
    }),
  );
const platform = { funding: { merchantBps: 10_000 } };

type Asked = { buyerId?: Id<'person'>; key?: string };
const claimOf = (
  batchId: Id<'couponBatch'>,
  { buyerId = newId('person'), key = newId('entry') }: Asked = {},
) => ({
  buyerId,
  batchId,
  key,
  couponId: newId('coupon', buyerId),
  at: now(),
});
const grab = (i: number, batchId: Id<'couponBatch'>, asked?: Asked) =>
  lanes[i % 2]!.place(claimOf(batchId, asked));

const times = <T>(n: number, act: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => act(i)));
const tally = (all: readonly { outcome: string }[]) => {
  const counts: Record<string, number> = {};
  for (const { outcome } of all) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};
const stored = async (batchId: Id<'couponBatch'>) =>
  (
    await database.pool.query(
      `select (select count(*)::int from pricing.coupons where batch_id = $1) as coupons, claimed from pricing.coupon_stock where batch_id = $1`,
      [batchId],
    )
  ).rows[0];

test('64 buyers want the last coupon through two processes: one has it', async () => {
  const batchId = await issue({ total: 1 });
  expect(tally(await times(64, (i) => grab(i, batchId)))).toEqual({ claimed: 1, gone: 63 });
  expect(await stored(batchId)).toEqual({ coupons: 1, claimed: 1 });
});

test('2,000 requests for 300 coupons: exactly 300 are given, in the order of arrival of each process', async () => {
  const batchId = await issue({ total: 300 });
  const outcomes = await times(2_000, (i) => grab(i, batchId));
  expect(tally(outcomes)).toEqual({ claimed: 300, gone: 1_700 });
  expect(await stored(batchId)).toEqual({ coupons: 300, claimed: 300 });
  for (const lane of [0, 1]) {
    const own = outcomes.filter((_, i) => i % 2 === lane).map(({ outcome }) => outcome);
    expect(own.lastIndexOf('claimed')).toBeLessThan(own.includes('gone') ? own.indexOf('gone') : own.length);
  }
});

test('a limit of two for each buyer holds against 64 tabs in two processes', async () => {
  const batchId = await issue({ total: 100, perBuyer: 2 });
  const buyers = [newId('person'), newId('person')];
  const outcomes = await times(64, (i) => grab(i >> 1, batchId, { buyerId: buyers[i % 2]! }));
  expect(tally(outcomes)).toEqual({ claimed: 4, limited: 60 });
  expect(await stored(batchId)).toEqual({ coupons: 4, claimed: 4 });
});

test('eight processes that serve the same buyer at the same moment give out one, again and again', async () => {
  for (let round = 0; round < 30; round++) {
    const batchId = await issue({ total: 100 });
    const buyerId = newId('person');
    const outcomes = await times(8, (i) => lanes[i]!.place(claimOf(batchId, { buyerId })));
    expect(tally(outcomes)).toEqual({ claimed: 1, limited: 7 });
    expect(await stored(batchId)).toEqual({ coupons: 1, claimed: 1 });
  }
});

test('the same key 64 times at once claims once and answers the same coupon', async () => {
  const batchId = await issue({ total: 100, perBuyer: 5 });
  const same = { buyerId: newId('person'), key: 'the same key over and over' };
  const outcomes = await times(64, (i) => grab(i, batchId, same));
  expect(tally(outcomes)).toEqual({ claimed: 1, replayed: 63 });
  expect(new Set(outcomes.map((one) => 'couponId' in one && one.couponId)).size).toBe(1);
  expect((await grab(0, await issue({ total: 1 }), same)).outcome).toBe('key_reused');
});

test('two batches in crossing orders never wait in a circle', async () => {
  const batches = [await issue({ total: 60 }), await issue({ total: 60 })];
  const outcomes = await times(240, (i) => grab(i, batches[(i >> 1) % 2]!));
  expect(tally(outcomes)).toEqual({ claimed: 120, gone: 120 });
});
