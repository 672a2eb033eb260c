import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from './database.ts';

/** The scale-out rules of the schema (docs/decisions/0007): what a distributed PostgreSQL would ask of it. */
const database = await testDatabase({ size: 2 });

type Table = { name: string; class: string | null; key: string[] | null };
type Foreign = { name: string; from: string; to: string };

const { rows: tables } = await sql<Table>`
  select n.nspname || '.' || c.relname as name,
         substring(obj_description(c.oid) from '^shard: (\\w+)') as class,
         (select array_agg(a.attname order by k.place)::text[] from pg_constraint p, unnest(p.conkey) with ordinality k(num, place)
            join pg_attribute a on a.attnum = k.num where a.attrelid = c.oid and p.conrelid = c.oid and p.contype = 'p') as key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker') and n.nspname not like 'pg_%'
  order by 1`.execute(database.db);
const { rows: foreign } = await sql<Foreign>`
  select conname as name, conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
  where contype = 'f' and connamespace::regnamespace::text not in ('graphile_worker')`.execute(database.db);
const { rows: integers } = await sql<{ column: string }>`
  select table_schema || '.' || table_name || '.' || column_name as column from information_schema.columns
  where table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker')
    and data_type = 'integer' and (column_default like 'nextval%' or is_identity = 'YES')`.execute(
  database.db,
);

const classOf = new Map(tables.map((table) => [table.name, table.class]));
const owners = /^(buyer_id|person_id|owner_id|viewer|shard)$/;

describe('the schema', () => {
  it('has tables to look at', () => expect(tables.length).toBeGreaterThan(30));

  it.each(tables)('$name is classified', (table) => {
    expect(table.class, `comment on table ${table.name} is 'shard: …'`).toMatch(
      /^(buyer|sku|merchant|reference|local)$/,
    );
  });

  it.each(tables.filter((table) => table.class === 'buyer'))(
    '$name starts its key with whose it is',
    ({ key, name }) => {
      expect(key?.[0], name).toMatch(owners);
    },
  );

  it('has a primary key on every table', () =>
    expect(tables.filter(({ key }) => key === null).map(({ name }) => name)).toEqual([]));

  it('never lets a reference table point at a large one, nor one module at another', () => {
    const wrong = foreign.filter(
      ({ from, to }) =>
        (classOf.get(from) === 'reference' && classOf.get(to) !== 'reference') ||
        from.split('.')[0] !== to.split('.')[0],
    );
    expect(wrong).toEqual([]);
  });

  it('counts nothing with a 32-bit sequence', () => expect(integers).toEqual([]));
});
