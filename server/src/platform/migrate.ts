import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

export class NewerDatabase extends Error {}

const sourceFolder = join(import.meta.dirname, '..');

/** Every migration of the platform and of the modules, in the order of their time-stamped names. */
export function allMigrations(): Migration[] {
  const modules = readdirSync(join(sourceFolder, 'modules')).map((name) => join('modules', name));
  return ['platform', ...modules]
    .flatMap((owner) => migrationsIn(join(sourceFolder, owner, 'migrations')))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function migrationsIn(folder: string): Migration[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  } catch {
    return [];
  }
  return names.map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** Brings a database up to the code; returns the names applied. All pending migrations commit together. */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(421947001)');
    const known = allMigrations();
    const pending = pendingAmong(known, await applied(client));
    await client.query('begin');
    for (const { name, sql, checksum } of pending) {
      await client.query(sql).catch((error: Error) => {
        throw new Error(`migration ${name} failed: ${error.message}`, { cause: error });
      });
      await client.query('insert into platform.migrations (name, checksum) values ($1, $2)', [
        name,
        checksum,
      ]);
    }
    await client.query('commit');
    await runMigrations({ connectionString: url, schema: 'graphile_worker', logger: quiet });
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function applied(client: pg.Client): Promise<Map<string, string>> {
  const { rows: found } = await client.query(`select to_regclass('platform.migrations') as it`);
  if (found[0].it === null) return new Map();
  const { rows } = await client.query('select name, checksum from platform.migrations');
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

function pendingAmong(known: Migration[], done: Map<string, string>): Migration[] {
  const names = new Set(known.map(({ name }) => name));
  const unknown = [...done.keys()].filter((name) => !names.has(name));
  if (unknown.length > 0) {
    throw new NewerDatabase(
      `The database was made by a newer version (it knows ${unknown[0]}). Start that version, or choose another data folder with --data.`,
    );
  }
  for (const { name, checksum } of known) {
    if (done.has(name) && done.get(name) !== checksum) {
      throw new Error(
        `Migration ${name} was changed after it was applied. Restore the file, or start afresh with --reset.`,
      );
    }
  }
  return known.filter(({ name }) => !done.has(name));
}

const quiet = {
  scope: () => quiet,
  error: console.error,
  warn: console.warn,
  info: () => {},
  debug: () => {},
} as never;
