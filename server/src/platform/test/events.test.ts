import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { deliverAll, publish, type Subscriber } from '../events.ts';
import { openLog } from '../log.ts';

const database = await testDatabase();
const failed = async () =>
  (await sql<{ subscriber: string }>`select subscriber from platform.failed_deliveries`.execute(database.db))
    .rows;

function failing(name: string, times: number, error: Error): { subscriber: Subscriber; heard: unknown[] } {
  const heard: unknown[] = [];
  const hear = async (_tx: unknown, { payload }: { payload: unknown }) => {
    if (times-- > 0) throw error;
    heard.push(payload);
  };
  return { subscriber: { name, hears: { 'test.said': hear } }, heard };
}

// Line that must break this: `if (isContention(error)) throw error` in deliverOrSetAside.
it('a deadlock is tried again, however often: only what is wrong with an event sets it aside', async () => {
  await database.transact((tx) => publish(tx, 'test.said', { n: 1 }));
  const deadlock = failing('test.deadlock', 6, Object.assign(new Error('deadlock'), { code: '40P01' }));
  const broken = failing('test.broken', 6, new Error('no such thing'));
  await deliverAll(database, [deadlock.subscriber, broken.subscriber], openLog('silent'));
  expect(deadlock.heard).toEqual([{ n: 1 }]);
  expect(broken.heard).toEqual([]);
  expect(await failed()).toEqual([{ subscriber: 'test.broken' }]);
});
