import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';

// Deleting `texts.rename(text)` must make both tests of a changed table fail.

const database = await testDatabase({ size: 2 });
const { db, pool, transact } = database;
await pool.query('create table public.goods (goods_id int primary key, title text)');
await pool.query(`insert into public.goods values (1, '苹果')`);

const read = (from: Pick<typeof db, 'getExecutor'>) =>
  sql<object>`select * from public.goods where goods_id = ${1}`
    .execute(from as typeof db)
    .then(({ rows }) => rows[0]);
const add = (column: string) => pool.query(`alter table public.goods add column ${column} int default 7`);
const planned = async () =>
  transact(async (tx) => {
    const { rows } = await sql<{ statement: string; calls: bigint }>`
      select statement, generic_plans + custom_plans as calls from pg_prepared_statements where statement like '%goods_id%'`.execute(
      tx,
    );
    return rows;
  });

test('what is said often is planned under a name, what is said once is not', async () => {
  await transact(async (tx) => {
    for (let n = 0; n < 5; n++) await read(tx);
    const { rows } =
      await sql`select from pg_prepared_statements where statement like '%public.goods%'`.execute(tx);
    expect(rows).toHaveLength(1);
  });
  expect((await planned()).length).toBeLessThanOrEqual(1);
});

test('a table that changed meanwhile is read with its new columns', async () => {
  for (let n = 0; n < 8; n++) await read(db);
  await add('weight');
  for (let n = 0; n < 8; n++) expect(await read(db)).toEqual({ goods_id: 1, title: '苹果', weight: 7 });
});

test('and within a transaction, which is tried again whole', async () => {
  for (let n = 0; n < 8; n++) await read(db);
  await add('stock');
  let tries = 0;
  const found = await transact(async (tx) => {
    tries += 1;
    await sql`select ${tries}::int`.execute(tx);
    return read(tx);
  });
  expect(found).toMatchObject({ stock: 7 });
  expect(tries).toBe(2);
});

test('lists of every length do not use up the names', async () => {
  for (let n = 1; n < 700; n++)
    await sql`select 1 where ${1} in (${sql.join(Array.from({ length: n }, (_, i) => i))})`.execute(db);
  await transact(async (tx) => {
    for (let n = 0; n < 4; n++) await sql`select ${n}::int as after_all`.execute(tx);
    const { rows } = await sql`select from pg_prepared_statements where statement like '%after_all%'`.execute(
      tx,
    );
    expect(rows).toHaveLength(1);
  });
});
