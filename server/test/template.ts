import { createHash } from 'node:crypto';
import pg from 'pg';
import { allMigrations, migrate } from '../src/platform/migrate.ts';

/** Makes the database that tests clone, named after its migrations; one that exists is taken as it is. */
export async function createTemplate(postgresUrl: string): Promise<string> {
  const hash = createHash('sha256');
  for (const { name, checksum } of allMigrations()) hash.update(name).update(checksum);
  const template = `template_${hash.digest('hex').slice(0, 16)}`;
  const unfinished = `${template}_${process.pid}`;
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return template;
    await client.query(`create database ${unfinished}`);
    await migrate(databaseUrl(postgresUrl, unfinished));
    await client.query(`alter database ${unfinished} rename to ${template}`);
    return template;
  } finally {
    await client.end();
  }
}

/** The same server and user, another database. */
export function databaseUrl(postgresUrl: string, database: string): string {
  const url = new URL(postgresUrl);
  url.pathname = `/${database}`;
  return url.href;
}
