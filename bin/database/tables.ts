import { createHash } from 'node:crypto';
import { Writable, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

export type Table = { readonly name: string; readonly columns: string; readonly order: string };
export type Sequence = { readonly name: string; readonly value: string; readonly isCalled: boolean };

const ownSchemas = `nspname !~ '^pg_' and nspname <> 'information_schema'`;

/** Every table with its columns as COPY takes them, and the order that makes its text reproducible. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query(`
    select format('%I.%I', nspname, relname) as name,
           string_agg(quote_ident(attname), ', ' order by attnum) as columns,
           coalesce((select string_agg(quote_ident(key.attname), ', ' order by array_position(indkey::int2[], key.attnum))
                     from pg_index join pg_attribute key on key.attrelid = indrelid and key.attnum = any (indkey)
                     where indrelid = pg_class.oid and indisprimary),
                    string_agg(quote_ident(attname) || '::text', ', ' order by attnum)) as "order"
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
    where relkind = 'r' and ${ownSchemas}
    group by pg_class.oid, nspname, relname
    order by nspname, relname`);
  return rows;
}

export async function sequencesOf(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', nspname, relname) as name
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind = 'S' and ${ownSchemas} order by 1`);
  const read = async ({ name }: { name: string }): Promise<Sequence> => {
    const { rows: found } = await client.query(
      `select last_value::text as value, is_called as "isCalled" from ${name}`,
    );
    return { name, ...found[0] };
  };
  const sequences: Sequence[] = [];
  for (const row of rows) sequences.push(await read(row));
  return sequences;
}

/** The rows of a table in COPY's text form, in a fixed order. */
export function rowsOf(client: pg.Client, { name, columns, order }: Table): Readable {
  return client.query(copyTo(`copy (select ${columns} from ${name} order by ${order}) to stdout`));
}

/** Counts and hashes what passes. */
export function measure() {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    async *through(source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    result: () => ({ sha256: hash.digest('hex'), bytes }),
  };
}

/** One hash over the content of a whole database: tables in name order, rows in key order, sequences. */
export async function contentHash(client: pg.Client): Promise<string> {
  const whole = createHash('sha256');
  await client.query('begin isolation level repeatable read read only');
  for (const table of await tablesOf(client)) {
    const { through, result } = measure();
    await pipeline(rowsOf(client, table), through, nowhere());
    whole.update(`${table.name} (${table.columns}) ${result().sha256}\n`);
  }
  whole.update(JSON.stringify(await sequencesOf(client)));
  await client.query('commit');
  return whole.digest('hex');
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Sets the session so that every value is written the same wherever it is read. */
export async function fixTextForms(client: pg.Client): Promise<void> {
  await client.query(
    `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set extra_float_digits = 1; set bytea_output = 'hex'; set statement_timeout = 0`,
  );
}
