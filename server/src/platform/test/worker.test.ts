import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { publish, type Subscriber } from '../events.ts';
import { openLog } from '../log.ts';
import { startWorker } from '../worker.ts';

const database = await testDatabase();

// Line that must break this: `|| Date.now() - lookedAt >= lookAgainMs` in the worker's delivery.
it('hears an event that commits late, behind one with a higher number, without waiting for a third', async () => {
  const heard: unknown[] = [];
  const subscriber: Subscriber = {
    name: 'test.late',
    hears: { 'test.said': async (_tx, { payload }) => void heard.push(payload.who) },
  };
  const stop = await startWorker(
    database,
    { subscribers: [subscriber], jobs: [], sweeps: [] },
    openLog('silent'),
  );
  let commitLate = () => {};
  let late: Promise<void> = Promise.resolve();
  await database.transact(async (early) => {
    await sql`select pg_current_xact_id()`.execute(early);
    await new Promise<void>((published) => {
      late = database.transact(async (tx) => {
        await publish(tx, 'test.said', { who: 'late' });
        published();
        await new Promise<void>((commit) => (commitLate = commit));
      });
    });
    await publish(early, 'test.said', { who: 'early' });
  });
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual(['early']);
  await new Promise((wake) => setTimeout(wake, 300));
  commitLate();
  await late;
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual(['early', 'late']);
  await stop();
});
