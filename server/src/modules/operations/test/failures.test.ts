// Deleting `for update skip locked` in platform/events.ts retryDelivery must make "two workers" fail.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { deliverAll, publish, retryDelivery, type Subscriber } from '../../../platform/events.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { startWorker } from '../../../platform/worker.ts';
import { openLog } from '../../../platform/log.ts';
import { grantOperator, openSession, signUp } from '../../identity/index.ts';
import { openOperations } from '../module.ts';

const database = await testDatabase();
const { call } = testApp(database, [openOperations]);
const { transact } = database;
await database.pool.query('create table public.effects (seq bigint)');

const token = await transact(async (tx) => {
  const personId = await signUp(tx, { phone: '13800000900', nickname: '陈运营' });
  await grantOperator(tx, { personId, permissions: ['failures', 'audit'] });
  return (await openSession(tx, personId, { factorPassed: true })).token;
});

let broken = true;
const subscriber: Subscriber = {
  name: 'projection',
  hears: {
    'test.happened': async (tx, { seq }) => {
      await sql`insert into public.effects (seq) values (${seq})`.execute(tx);
      if (broken) throw new Error('the projection is broken\nbecause of us');
    },
  },
};
const subscribers = [subscriber];
const failures = async (query = '') => (await call(`GET /operations/failures${query}`, { token })).body.items;
const effects = async () => (await database.pool.query('select * from public.effects')).rowCount;

async function failOnce() {
  broken = true;
  await transact((tx) => publish(tx, 'test.happened', { orderId: 'o' }));
  await deliverAll(database, subscribers, openLog('silent'));
  return (await failures('?kind=event'))[0];
}

test('a failed delivery is shown, retried by the worker, and settled with its effect', async () => {
  const failure = await failOnce();
  expect(failure).toMatchObject({
    source: 'projection',
    subject: 'test.happened',
    error: 'Error: the projection is broken',
    attempts: 1,
    state: 'open',
    payload: { orderId: 'o' },
  });
  expect(await effects()).toBe(0);
  const path = `POST /operations/failures/${failure.failureId}/retry`;

  expect((await call(path, { token })).status).toBe(204);
  expect((await failures())[0].state).toBe('retrying');
  expect(await retryDelivery(database, subscribers)).toBe(true);
  expect((await failures())[0]).toMatchObject({ state: 'open', attempts: 2 });
  expect(await effects()).toBe(0);

  broken = false;
  await call(path, { token });
  expect(await retryDelivery(database, subscribers)).toBe(true);
  expect(await retryDelivery(database, subscribers)).toBe(false);
  expect([await failures(), await effects()]).toEqual([[], 1]);
  expect((await call(path, { token })).body.code).toBe('operations.failure_settled');
});

test('two workers and eight askers: one effect', async () => {
  const before = await effects();
  const failure = await failOnce();
  broken = false;
  await Promise.all(
    Array.from({ length: 8 }, () => call(`POST /operations/failures/${failure.failureId}/retry`, { token })),
  );
  await Promise.all(Array.from({ length: 8 }, () => retryDelivery(database, subscribers)));
  expect(await effects()).toBe(before! + 1);
});

test('a running worker takes what was asked for within a second', async () => {
  const before = await effects();
  const failure = await failOnce();
  broken = false;
  const stop = await startWorker(database, { subscribers, jobs: [], sweeps: [] }, openLog('silent'));
  await call(`POST /operations/failures/${failure.failureId}/retry`, { token });
  await expect.poll(effects, { timeout: 1_000, interval: 20 }).toBe(before! + 1);
  await stop();
});

test('a dismissed one is gone, with the reason in the audit log', async () => {
  const before = await effects();
  const { failureId } = await failOnce();
  const dismiss = () =>
    call(`POST /operations/failures/${failureId}/dismissal`, { token, body: { reason: '已人工处理' } });
  expect((await dismiss()).status).toBe(204);
  expect((await dismiss()).body.code).toBe('operations.failure_settled');
  broken = false;
  expect(await retryDelivery(database, subscribers)).toBe(false);
  expect(await effects()).toBe(before);
  const { items } = (await call('GET /operations/audit-log?action=operations.failure_dismissed', { token }))
    .body;
  expect(items).toMatchObject([
    {
      subject: failureId,
      actor: { nickname: '陈运营' },
      details: { reason: '已人工处理', source: 'projection' },
    },
  ]);
});

test('a job that gave up is shown, tried again, or removed', async () => {
  await transact((tx) => enqueue(tx, 'import products', { importId: 'i' }));
  const giveUp = () =>
    database.pool.query(
      `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'no such file'`,
    );
  await giveUp();
  const [job] = await failures('?kind=job');
  expect(job).toMatchObject({
    source: 'import products',
    error: 'no such file',
    state: 'open',
    attempts: 25,
  });
  expect((await call(`POST /operations/failures/${job.failureId}/retry`, { token })).status).toBe(204);
  expect(
    (await database.pool.query('select attempts, run_at <= now() as due from graphile_worker.jobs')).rows,
  ).toEqual([{ attempts: 0, due: true }]);
  await giveUp();
  expect(
    (
      await call(`POST /operations/failures/${job.failureId}/dismissal`, {
        token,
        body: { reason: '不再需要' },
      })
    ).status,
  ).toBe(204);
  expect(await failures('?kind=job')).toEqual([]);
  expect((await call(`POST /operations/failures/${job.failureId}/retry`, { token })).status).toBe(404);
});

test('a timer that failed runs again at once, and cannot be dismissed', async () => {
  await database.pool.query(
    `insert into platform.sweeps (name, next_run_at, last_run_at, last_error) values ('close orders', now() + interval '1 hour', now(), 'Error: x')`,
  );
  const [timer] = await failures('?kind=timer');
  expect(timer).toMatchObject({ source: 'close orders', state: 'open' });
  expect(
    (await call(`POST /operations/failures/${timer.failureId}/dismissal`, { token, body: { reason: 'xx' } }))
      .body.code,
  ).toBe('operations.not_dismissible');
  await call(`POST /operations/failures/${timer.failureId}/retry`, { token });
  expect((await failures('?kind=timer'))[0].state).toBe('retrying');
});

test('the list pages over all kinds without a gap', async () => {
  for (let i = 0; i < 5; i++) await failOnce();
  const all = await failures('?limit=100');
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await call(`GET /operations/failures?limit=2${cursor && `&cursor=${cursor}`}`, {
      token,
    });
    seen.push(...body.items.map(({ failureId }: { failureId: string }) => failureId));
    if (body.next === null) break;
    cursor = body.next;
  }
  expect(seen).toEqual(all.map(({ failureId }: { failureId: string }) => failureId));
  expect(seen.length).toBeGreaterThanOrEqual(6);
});
