import { existsSync } from 'node:fs';
import { cp, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { allMigrations, migrate } from '../../server/src/platform/migrate.ts';
import { Refusal, diskRefusal } from '../refusal.mjs';
import { keptFiles, storedRows, type Manifest, type StoredTable } from './backup.ts';
import { codeOf, connected, nameIn, quoted, withDatabase } from './connect.ts';
import { fixTextForms, measure, rowsOf, tablesOf } from './tables.ts';

/**
 * Builds a new database from a backup, reads it back table by table, and puts it in the place of the
 * present one only when every hash is the one in the backup.
 */
export async function restore(
  url: string,
  data: string,
  source: string,
  { replace }: { replace: boolean },
): Promise<Manifest> {
  const folder = resolve(source);
  const manifest = await manifestIn(folder);
  assertSameSchema(manifest);
  const name = nameIn(url);
  const unfinished = `${name}_unfinished`;
  await connected(withDatabase(url, 'postgres'), async (admin) => {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
    if (rowCount && !replace) {
      throw new Refusal(
        `The database "${name}" exists already; add --replace to put the backup in its place, or give another with --data or DATABASE_URL.`,
      );
    }
    await admin.query(`drop database if exists ${quoted(unfinished)} with (force)`);
    await admin.query(`create database ${quoted(unfinished)}`);
    try {
      await migrate(withDatabase(url, unfinished));
      await connected(withDatabase(url, unfinished), (client) => load(client, folder, manifest));
      await restoreFiles(folder, data);
      await exchange(admin, name, unfinished);
    } catch (error) {
      await admin.query(`drop database if exists ${quoted(unfinished)} with (force)`);
      throw error;
    }
  });
  return manifest;
}

async function manifestIn(folder: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  } catch {
    throw new Refusal(
      `${folder} is not a backup (it has no readable manifest.json); give the folder that npm run db backup wrote.`,
    );
  }
}

function assertSameSchema({ migrations, madeAt }: Manifest): void {
  const known = allMigrations().map(({ name }) => name);
  if (known.length === migrations.length && known.every((name, at) => name === migrations[at])) return;
  throw new Refusal(
    `The backup of ${madeAt} was made by another version of Jishi; restore it with that version, then start the newer one, which upgrades it.`,
  );
}

async function load(client: pg.Client, folder: string, { tables, sequences }: Manifest): Promise<void> {
  await fixTextForms(client);
  const empty = await tablesOf(client);
  assertSameTables(tables, empty);
  await client.query('begin');
  // No triggers and no foreign keys while rows arrive in the order of names; the hashes prove the result.
  await client.query(`set local session_replication_role = replica`).catch((error: unknown) => {
    if (codeOf(error) === '42501')
      throw new Refusal('Restoring needs a superuser of PostgreSQL in DATABASE_URL.');
    throw error;
  });
  await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`);
  for (const table of tables) {
    const into = client.query(copyFrom(`copy ${table.name} (${table.columns}) from stdin`));
    await pipeline(storedRows(folder, table), into).catch((error: unknown) => {
      throw damaged(table, error);
    });
  }
  for (const { name, value, isCalled } of sequences)
    await client.query('select setval($1, $2, $3)', [name, value, isCalled]);
  for (const table of tables) await assertSameHash(client, table);
  await client.query('commit');
  await client.query('analyze');
}

function assertSameTables(
  stored: readonly StoredTable[],
  present: readonly { name: string; columns: string }[],
): void {
  const text = (tables: readonly { name: string; columns: string }[]) =>
    tables.map(({ name, columns }) => `${name} (${columns})`).join('\n');
  if (text(stored) !== text(present))
    throw new Refusal(
      'The tables of the backup are not those of this version; restore it with the version that made it.',
    );
}

async function assertSameHash(client: pg.Client, table: StoredTable): Promise<void> {
  const { through, result } = measure();
  await pipeline(rowsOf(client, table), through, async (rows: AsyncIterable<Buffer>) => {
    for await (const _ of rows);
  });
  if (result().sha256 !== table.sha256) throw damaged(table, 'its content has another hash');
}

const damaged = ({ name, file }: StoredTable, why: unknown) =>
  new Refusal(
    `The backup is damaged: ${file} does not give back ${name} (${why instanceof Error ? why.message : String(why)}). Nothing was changed.`,
  );

async function exchange(admin: pg.Client, name: string, fresh: string): Promise<void> {
  const before = `${name}_before`;
  try {
    await admin.query(`drop database if exists ${quoted(before)}`);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
    if (rowCount) await admin.query(`alter database ${quoted(name)} rename to ${quoted(before)}`);
    await admin.query(`alter database ${quoted(fresh)} rename to ${quoted(name)}`);
    await admin.query(`drop database if exists ${quoted(before)}`);
  } catch (error) {
    if (codeOf(error) === '55006')
      throw new Refusal(`The database "${name}" is in use; stop Jishi and restore again.`);
    throw error;
  }
}

/** Uploads are named after their content, so adding is enough; the secret of the backup wins. */
async function restoreFiles(folder: string, data: string): Promise<void> {
  try {
    for (const name of keptFiles) {
      if (!existsSync(join(folder, name))) continue;
      const beside = join(data, `${name}.restored`);
      await cp(join(folder, name), beside, { recursive: true });
      if (name === 'media' && existsSync(join(data, name)))
        await cp(beside, join(data, name), { recursive: true });
      else await rename(beside, join(data, name));
      await rm(beside, { recursive: true, force: true });
    }
  } catch (error) {
    throw diskRefusal(error, data);
  }
}
