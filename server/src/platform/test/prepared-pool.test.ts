import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';

// Deleting `texts.rename(text)` in `ask` must make the test within a transaction fail.

const database = await testDatabase({ size: 2 });
const { db, pool, transact } = database;
await pool.query('create table public.goods (goods_id int primary key, title text)');
await pool.query(`insert into public.goods values (1, '苹果')`);

const read = (from: Pick<typeof db, 'getExecutor'>) =>
  sql<object>`select * from public.goods where goods_id = ${1}`
    .execute(from as typeof db)
    .then(({ rows }) => rows[0]);
const add = (column: string) => pool.query(`alter table public.goods add column ${column} int default 7`);

const preparedLike = async (tx: Parameters<Parameters<typeof transact>[0]>[0], pattern: string) =>
  (await sql`select from pg_prepared_statements where statement like ${pattern}`.execute(tx)).rows;

test('what is said often is planned under a name, what is said once is not', async () => {
  await transact(async (tx) => {
    for (let n = 0; n < 5; n++) await read(tx);
    await sql`select ${1}::int as said_once`.execute(tx);
    expect(await preparedLike(tx, '%public.goods%')).toHaveLength(1);
    expect(await preparedLike(tx, '%said_once%')).toEqual([]);
  });
});

test('a value that cannot be written fails its own call only', async () => {
  const say = (value: unknown) => sql<{ text: string }>`select ${value}::text as written`.execute(db);
  for (let n = 0; n < 3; n++) await say('fine');
  await expect(say({ fen: 1n })).rejects.toThrow('BigInt');
  for (let n = 0; n < 6; n++) expect((await say('fine')).rows).toEqual([{ written: 'fine' }]);
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

test('lists of every length, each said often, leave names for what is said later', async () => {
  for (let n = 1; n < 600; n++)
    for (let times = 0; times < 3; times++)
      await sql`select 1 where ${1} in (${sql.join(Array.from({ length: n }, (_, i) => i))})`.execute(db);
  await transact(async (tx) => {
    for (let n = 0; n < 4; n++) await sql`select ${n}::int as after_all`.execute(tx);
    expect(await preparedLike(tx, '%after_all%')).toHaveLength(1);
  });
});
