import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { openDatabase, type Database } from '../src/platform/db.ts';
import { databaseUrl } from './template.ts';

export type TestDatabase = Database & { readonly url: string };

/**
 * A migrated, empty database of its own for a test file: `const database = await testDatabase();` at
 * the top. It is closed and dropped after the file's tests.
 */
export async function testDatabase({ size = 10 } = {}): Promise<TestDatabase> {
  const postgresUrl = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(postgresUrl, `create database ${name} template ${inject('template')}`);
  const url = databaseUrl(postgresUrl, name);
  const database = openDatabase(url, { size, name });
  afterAll(async () => {
    await database.close();
    await administer(postgresUrl, `drop database ${name} with (force)`);
  });
  return { ...database, url };
}

async function administer(postgresUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
