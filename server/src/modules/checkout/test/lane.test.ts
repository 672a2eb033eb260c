import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { auditAll } from '../../../audit-all.ts';
import { openModules } from '../../../house.ts';
import { newId } from '../../../platform/ids.ts';
import { openLog } from '../../../platform/log.ts';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket } from '../../../../test/market.ts';
import { openTill } from '../../../../test/till.ts';
import { limitPerBuyer, openLane } from '../index.ts';
import { prepared, tally } from './make.ts';
import { cuttableWire } from './proxy.ts';

const database = await testDatabase();
const market = openMarket(database, testApp(database, openModules).modules);
const { goods, lane } = openTill(database);
const shop = await market.shop();
const log = openLog('silent');
const holder = new pg.Client({ connectionString: database.url });
await holder.connect();
afterAll(() => holder.end());

afterEach(async () => expect((await auditAll(database.db)).findings).toEqual([]));

const purchases = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from orders.purchases`.execute(database.db)).rows[0]!.n;
const backends = async () =>
  (
    await sql<{
      pid: number;
    }>`select pid from pg_stat_activity where datname = current_database() and application_name = 'jishi order lane' and state = 'active'`.execute(
      database.db,
    )
  ).rows;

/** Runs `act` while another connection holds the stock of a SKU, so that a batch stands still in the middle. */
async function whileHeld(skuId: string, act: () => Promise<void>): Promise<void> {
  await holder.query('begin');
  await holder.query('select from inventory.levels where sku_id = $1 for update', [skuId]);
  await act().finally(() => holder.query('rollback'));
}

describe('one bad purchase', () => {
  test('is refused alone, for its own reason, and its neighbours buy', async () => {
    const [good, gone, dear, few] = await Promise.all(
      [100, 0, 100, 100].map((stock) => market.product(shop.shopId, stock)),
    );
    await database.transact((tx) => limitPerBuyer(tx, few!.skuId, 1));
    const seen = await prepared(goods, [dear!]);
    await sql`update catalog.skus set price_fen = price_fen + 1, version = version + 1 where sku_id = ${dear!.skuId}`.execute(
      database.db,
    );
    const [buyerId, key] = [newId('person'), newId('entry')];
    expect((await lane.place(await prepared(goods, [good!], { buyerId, key }))).outcome).toBe('placed');

    const batch = [
      await prepared(goods, [good!]),
      await prepared(goods, [gone!]),
      seen,
      await prepared(goods, [{ ...few!, quantity: 2 }]),
      await prepared(goods, [good!], { buyerId, key }),
      await prepared(goods, [good!], { buyerId: newId('person') }),
    ];
    const before = lane.figures().batches;
    // The first goes alone; the others then wait together behind it, in one batch.
    const outcomes = await Promise.all(batch.map((purchase) => lane.place(purchase)));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'placed',
      'sold_out',
      'changed',
      'limited',
      'replayed',
      'placed',
    ]);
    expect(lane.figures().batches - before).toBeLessThanOrEqual(2);
    expect(
      (await lane.place(await prepared(goods, [good!], { buyerId, key, requestHash: 'another' }))).outcome,
    ).toBe('key_reused');
  });

  test('that breaks a rule of the database fails alone', async () => {
    const good = await market.product(shop.shopId, 100);
    const wrong = await prepared(goods, [good]);
    const broken = {
      ...wrong,
      orders: wrong.orders.map((order) => ({ ...order, totalFen: order.totalFen + 1n })),
    };
    const batch = [...(await Promise.all(Array.from({ length: 9 }, () => prepared(goods, [good])))), broken];
    const settled = await Promise.allSettled(batch.map((purchase) => lane.place(purchase)));
    expect(settled.map(({ status }) => status)).toEqual([...Array(9).fill('fulfilled'), 'rejected']);
  });
});

describe('when the connection is lost', () => {
  test('in the middle of a batch, every purchase of it is bought, once', async () => {
    const { skuId } = await market.product(shop.shopId, 100);
    const before = await purchases();
    let waiting!: Promise<{ outcome: string }[]>;
    await whileHeld(skuId, async () => {
      waiting = Promise.all(
        Array.from({ length: 40 }, async () => lane.place(await prepared(goods, [{ skuId }]))),
      );
      await expect.poll(backends).not.toEqual([]);
      for (const { pid } of await backends()) await holder.query('select pg_terminate_backend($1)', [pid]);
    });
    expect(tally(await waiting)).toEqual({ placed: 40 });
    expect((await purchases()) - before).toBe(40);
  });

  test('after the commit and before the answer, nothing is bought twice', async () => {
    const { skuId } = await market.product(shop.shopId, 100);
    const wire = await cuttableWire(database.url);
    const far = openLane({ databaseUrl: wire.url, log, connections: 1 });
    await far.place(await prepared(goods, [{ skuId }]));
    const before = await purchases();
    wire.loseNextAnswer();
    const outcome = await far.place(await prepared(goods, [{ skuId }]));
    // The lane could not know and asked again: the key told it.
    expect(outcome.outcome).toBe('replayed');
    expect(far.figures().retries).toBe(1);
    expect((await purchases()) - before).toBe(1);
    await far.close();
    await wire.close();
  });

  test('and stays lost, callers are told to come back', async () => {
    const { skuId } = await market.product(shop.shopId, 100);
    const nowhere = openLane({ databaseUrl: 'postgres://jishi@127.0.0.1:9/none', log, patienceMs: 200 });
    await expect(nowhere.place(await prepared(goods, [{ skuId }]))).rejects.toMatchObject({
      kind: { code: 'checkout.busy' },
    });
    await nowhere.close();
  });
});

test('a full queue refuses at once, and what waited is bought', async () => {
  const { skuId } = await market.product(shop.shopId, 100);
  const narrow = openLane({ databaseUrl: database.url, log, connections: 1, maxWaiting: 10 });
  await narrow.place(await prepared(goods, [{ skuId }]));
  const batch = await Promise.all(Array.from({ length: 30 }, () => prepared(goods, [{ skuId }])));
  let settled!: Promise<PromiseSettledResult<unknown>[]>;
  await whileHeld(skuId, async () => {
    const first = narrow.place(batch[0]!);
    await expect.poll(backends).not.toEqual([]);
    const rest = batch.slice(1).map((purchase) => narrow.place(purchase));
    // Answered while the one ahead of them still waits for the stock.
    const refused = await Promise.allSettled(rest.slice(10));
    expect(refused.every(({ status }) => status === 'rejected')).toBe(true);
    settled = Promise.allSettled([first, ...rest]);
  });
  expect((await settled).filter(({ status }) => status === 'fulfilled')).toHaveLength(11);
  await narrow.close();
});

test('the plans a session keeps suit full tables, though they were made on empty ones', async () => {
  const { skuId } = await market.product(shop.shopId, 2_000);
  await database.pool.query('vacuum analyze');
  const reads = async () => {
    const { rows } = await sql<{ table: string; reads: bigint }>`
      select schemaname || '.' || relname as table, seq_scan as reads from pg_stat_user_tables
      where (schemaname, relname) in (('orders', 'purchases'), ('ledger', 'entries'), ('ledger', 'legs'), ('inventory', 'movements')) order by 1`.execute(
      database.db,
    );
    return rows;
  };
  const fresh = openLane({ databaseUrl: database.url, log, connections: 1 });
  // A session that is idle keeps what it read to itself for up to ten seconds, such as the audit after the test before;
  // a statement a second later makes each report it.
  await new Promise((wake) => setTimeout(wake, 1_200));
  await Promise.all(Array.from({ length: 10 }, () => database.pool.query('select pg_sleep(0.2)')));
  const before = await reads();
  for (let round = 0; round < 8; round++) {
    const batch = await Promise.all(Array.from({ length: 50 }, () => prepared(goods, [{ skuId }])));
    expect(tally(await Promise.all(batch.map((purchase) => fresh.place(purchase))))).toEqual({ placed: 50 });
  }
  // A session reports what it did when it ends.
  await fresh.close();
  await expect.poll(backends).toEqual([]);
  expect(await reads()).toEqual(before);
});
