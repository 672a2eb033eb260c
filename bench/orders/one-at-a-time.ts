import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { placePurchases, runBatch, valuesOf } from '../../server/src/modules/checkout/place-purchases.sql.ts';
import type { PreparedPurchase } from '../../server/src/modules/checkout/prepared.ts';
import type { BenchMarket } from './market.ts';
import { keepBusy } from './measure.ts';

/** As the lane calls it. */
const types = [...placePurchases.text.matchAll(/\$\d+::([a-z]+(?:\[])?)/g)].map(([, type]) => type!);

/**
 * What the same PostgreSQL does with the same function called for one purchase at a time: by pgbench where it is
 * installed, else by a loop of our own over as many connections. Answers the best of 16 and 64 clients.
 */
export async function oneAtATime(
  market: BenchMarket,
  prepare: () => Promise<PreparedPurchase>,
  seconds = 4,
): Promise<{ perSecond: number; by: string }> {
  const by = spawnSync('pgbench', ['--version']).status === 0 ? 'pgbench' : 'own loop';
  const rates: number[] = [];
  for (const clients of [16, 64])
    rates.push(
      by === 'pgbench'
        ? await pgbench(market, prepare, clients, seconds)
        : await ownLoop(market, prepare, clients, seconds),
    );
  return { perSecond: Math.max(...rates), by };
}

/** The calls are made beforehand and lie in a table, so that pgbench measures the function and not their making. */
async function pgbench(
  { databaseUrl, folder, database: { pool } }: BenchMarket,
  prepare: () => Promise<PreparedPurchase>,
  clients: number,
  seconds: number,
): Promise<number> {
  await pool.query(`drop schema if exists bench cascade; create schema bench; create sequence bench.turn;
    create table bench.calls (id bigint primary key, ${types.map((type, i) => `a${i} ${type}`).join(', ')})`);
  const rows = seconds * 5_000;
  for (let id = 1; id <= rows; id += 500) {
    const calls = await Promise.all(
      Array.from({ length: 500 }, async (_, i) => [id + i, ...valuesOf([await prepare()])]),
    );
    await pool.query(
      `insert into bench.calls select (c ->> 0)::bigint, ${types.map((type, i) => `(c ->> ${i + 1})::${type}`).join(', ')} from jsonb_array_elements($1::jsonb) c`,
      [JSON.stringify(calls)],
    );
  }
  await pool.query('vacuum analyze bench.calls');
  const script = join(folder, 'one-at-a-time.sql');
  writeFileSync(
    script,
    `select o.outcome from bench.calls c cross join lateral checkout.place_purchases(${types.map((_, i) => `c.a${i}`).join(', ')}) o where c.id = (select nextval('bench.turn'));\n`,
  );
  const url = new URL(databaseUrl);
  const placed = async () =>
    Number((await pool.query('select count(*) from orders.purchases')).rows[0].count);
  const before = await placed();
  const { stdout } = await promisify(execFile)(
    'pgbench',
    [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(clients),
      '-j',
      '2',
      '-T',
      String(seconds),
      '-f',
      script,
      '-h',
      url.hostname,
      '-p',
      url.port,
      '-U',
      url.username,
      url.pathname.slice(1),
    ],
    { env: { ...process.env, PGPASSWORD: decodeURIComponent(url.password) } },
  );
  const called = Number(/transactions actually processed: (\d+)/.exec(stdout)![1]);
  const bought = (await placed()) - before;
  // A refusal is several times cheaper than an order: a rate of refusals is no limit to compare with.
  if (bought < called) throw new Error(`pgbench was refused ${called - bought} of its ${called} orders`);
  return Math.round(Number(/tps = ([\d.]+)/.exec(stdout)![1]));
}

async function ownLoop(
  { databaseUrl }: BenchMarket,
  prepare: () => Promise<PreparedPurchase>,
  clients: number,
  seconds: number,
): Promise<number> {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      return client;
    }),
  );
  const { perSecond } = await keepBusy(
    clients,
    seconds,
    async (caller) => (await runBatch(connections[caller]!, [await prepare()]))[0]!.outcome,
  );
  await Promise.all(connections.map((client) => client.end()));
  return perSecond;
}
