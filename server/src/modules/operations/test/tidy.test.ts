// Deleting the comparison with the slowest cursor in tidy.ts must make "an event that somebody has not heard" fail.
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { at, day, later } from '../../../platform/clock.ts';
import { deliverAll, publish, registerSubscribers, type Subscriber } from '../../../platform/events.ts';
import { once } from '../../../platform/idempotency.ts';
import { newId } from '../../../platform/ids.ts';
import { openLog } from '../../../platform/log.ts';
import { tidyPlatform } from '../tidy.ts';

const database = await testDatabase();
const { transact, pool } = database;
const log = openLog('silent');
const inAYear = later(new Date(), 365 * day);
const tidy = (when = inAYear) => at(when, () => tidyPlatform(database));
const count = async (table: string) =>
  Number((await pool.query(`select count(*) from platform.${table}`)).rows[0].count);
const quick: Subscriber = { name: 'quick', hears: { 'test.said': async () => {} } };
const slow: Subscriber = { name: 'slow', hears: { 'test.said': async () => {} } };

beforeEach(() => pool.query('truncate platform.events, platform.event_cursors, platform.failed_deliveries'));

test('an event that somebody has not heard stays, however old; what all have heard goes in its time', async () => {
  await transact((tx) => registerSubscribers(tx, [quick, slow]));
  await transact((tx) => publish(tx, 'test.said', {}));
  await deliverAll(database, [quick], log);
  await tidy();
  expect(await count('events')).toBe(1);
  await deliverAll(database, [quick, slow], log);
  await tidy(new Date());
  expect(await count('events')).toBe(1);
  await tidy();
  expect(await count('events')).toBe(0);
});

test('keys and settled failures go in their time, open failures never', async () => {
  const claim = { ownerId: newId('person'), key: 'a-key-that-was-used', route: 'x', hash: 'y' };
  await transact((tx) => once(tx, claim, async () => ({ status: 200, body: {} })));
  const failed = (seq: number, resolved: string) =>
    pool.query(`insert into platform.failed_deliveries (failure_id, subscriber, seq, name, payload, occurred_at, error, failed_at, resolved_at)
      values (gen_random_uuid(), 's', ${seq}, 'n', '{}', now(), 'e', now(), ${resolved})`);
  await failed(1, 'now()');
  await failed(2, 'null');
  await tidy(new Date());
  expect([await count('idempotency_keys'), await count('failed_deliveries')]).toEqual([1, 2]);
  await tidy();
  expect([await count('idempotency_keys'), await count('failed_deliveries')]).toEqual([0, 1]);
});
