import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { deliverAll, moveOn, publish, registerSubscribers, standingOf, type Subscriber } from '../events.ts';
import { openLog } from '../log.ts';

const database = await testDatabase();
const { db, pool, transact } = database;
const log = openLog('silent');

function listener(name: string, event: string): { subscriber: Subscriber; heard: unknown[] } {
  const heard: unknown[] = [];
  return {
    heard,
    subscriber: { name, hears: { [event]: async (_tx, { payload }) => void heard.push(payload.n) } },
  };
}
const say = (name: string, n: number) => transact((tx) => publish(tx, name, { n }));
const cursorOf = async (name: string) =>
  (await pool.query(`select txid::text, seq::text from platform.event_cursors where subscriber = $1`, [name]))
    .rows[0];

beforeEach(() => pool.query('delete from platform.event_cursors'));

test('who hears something takes it, who does not is moved on past it', async () => {
  const [hot, cold] = [listener('hot', 'test.hot'), listener('cold', 'test.cold')];
  for (const n of [1, 2, 3]) await say('test.hot', n);
  await deliverAll(database, [hot.subscriber, cold.subscriber], log);
  expect(hot.heard).toEqual([1, 2, 3]);
  expect(cold.heard).toEqual([]);
  expect(await cursorOf('cold')).not.toEqual({ txid: '0', seq: '0' });
  await say('test.cold', 4);
  await deliverAll(database, [hot.subscriber, cold.subscriber], log);
  expect(cold.heard).toEqual([4]);
  expect(hot.heard).toEqual([1, 2, 3]);
});

// Line that must break this: `c.txid = s.txid::xid8 and c.seq = s.seq` in moveOn.
test('a cursor that was set back while somebody looked stays where it was put', async () => {
  const cold = listener('cold', 'test.cold');
  await say('test.hot', 1);
  await deliverAll(database, [cold.subscriber], log);
  const standing = await standingOf(db, [cold.subscriber]);
  await pool.query(`update platform.event_cursors set txid = '0', seq = 0`);
  await moveOn(
    db,
    standing.map((one) => ({ ...one, horizon: String(BigInt(one.horizon) + 5n) })),
  );
  expect(await cursorOf('cold')).toEqual({ txid: '0', seq: '0' });
});

// Line that must break this: `skip locked` in moveOn: the look would wait for the batch of another process.
test('a cursor in the hands of another process is left alone', async () => {
  const cold = listener('cold', 'test.cold');
  await transact((tx) => registerSubscribers(tx, [cold.subscriber]));
  await say('test.hot', 1);
  const standing = await standingOf(db, [cold.subscriber]);
  await transact(async (tx) => {
    await sql`select from platform.event_cursors for update`.execute(tx);
    await moveOn(db, standing);
  });
  expect(await cursorOf('cold')).toEqual({ txid: '0', seq: '0' });
});

// Line that must break this: `order by e.txid, e.seq limit 1` in standingOf, for a plain "exists".
test('a look reads the outbox from where each subscriber stands, not from its beginning', async () => {
  const cold = listener('cold', 'test.cold');
  await pool.query(`
    insert into platform.events (name, payload, occurred_at)
    select 'test.hot', '{}', now() from generate_series(1, 20000);
    analyze platform.events`);
  await deliverAll(database, [cold.subscriber], log);
  const read = async () => {
    const { rows } = await pool.query(
      `select pg_stat_force_next_flush(), coalesce(sum(seq_tup_read), 0)::int + (
         select sum(idx_tup_read)::int from pg_stat_all_indexes where relname = 'events' and schemaname = 'platform') as n
       from pg_stat_all_tables where relname = 'events' and schemaname = 'platform'`,
    );
    return rows[0].n as number;
  };
  await read();
  await new Promise((wake) => setTimeout(wake, 1_100)); // what sessions read is counted a second later
  const before = await read();
  for (let looks = 0; looks < 20; looks++) await standingOf(db, [cold.subscriber]);
  await new Promise((wake) => setTimeout(wake, 1_100));
  await standingOf(db, [cold.subscriber]);
  expect((await read()) - before).toBeLessThan(10_000);
});
