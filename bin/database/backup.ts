import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Refusal, diskRefusal } from '../refusal.mjs';
import { connected } from './connect.ts';
import { fixTextForms, measure, rowsOf, sequencesOf, tablesOf, type Sequence, type Table } from './tables.ts';

export type StoredTable = Table & { readonly file: string; readonly sha256: string; readonly bytes: number };
export type Manifest = {
  readonly format: 1;
  readonly madeAt: string;
  readonly migrations: readonly string[];
  readonly tables: readonly StoredTable[];
  readonly sequences: readonly Sequence[];
};

/** What of the data folder belongs to a backup besides the database: uploads, and what signs and seals. */
export const keptFiles = ['media', 'secret'];

/**
 * Writes everything into a new folder: each table as COPY text in key order, from one snapshot, with
 * its hash; uploaded files; the secret. The folder appears under its name when it is complete.
 */
export async function backup(url: string, data: string, target: string): Promise<Manifest> {
  const folder = resolve(target);
  const unfinished = `${folder}.unfinished`;
  if (existsSync(folder)) throw new Refusal(`${folder} exists already; choose a new name for the backup.`);
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(join(unfinished, 'tables'), { recursive: true, mode: 0o700 });
    const manifest = await connected(url, (client) => dump(client, unfinished));
    for (const name of keptFiles) {
      if (existsSync(join(data, name)))
        await cp(join(data, name), join(unfinished, name), { recursive: true });
    }
    await writeFile(join(unfinished, 'manifest.json'), JSON.stringify(manifest, null, 2));
    await rename(unfinished, folder);
    return manifest;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw diskRefusal(error, dirname(folder));
  }
}

async function dump(client: import('pg').Client, folder: string): Promise<Manifest> {
  await fixTextForms(client);
  await client.query('begin isolation level repeatable read read only');
  const { rows } = await client.query('select name from platform.migrations order by name');
  const tables: StoredTable[] = [];
  for (const table of await tablesOf(client)) {
    const file = `tables/${table.name.replaceAll('"', '')}.copy.gz`;
    const { through, result } = measure();
    await pipeline(
      rowsOf(client, table),
      through,
      createGzip({ level: 4 }),
      createWriteStream(join(folder, file), { mode: 0o600 }),
    );
    tables.push({ ...table, file, ...result() });
  }
  const sequences = await sequencesOf(client);
  await client.query('commit');
  return {
    format: 1,
    madeAt: new Date().toISOString(),
    migrations: rows.map(({ name }) => name),
    tables,
    sequences,
  };
}

/** The rows of a stored table as they were written. */
export const storedRows = (folder: string, { file }: StoredTable) =>
  createReadStream(join(folder, file)).pipe(createGunzip());
