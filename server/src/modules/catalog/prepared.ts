import { createHash } from 'node:crypto';
import type pg from 'pg';

const names = new Map<string, string>();

/**
 * Runs a statement that PostgreSQL parses and plans once per connection. For the few reads that carry the traffic: at
 * these sizes planning costs as much as answering. The text must come from code; values only as parameters.
 */
export async function prepared<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  let name = names.get(text);
  if (name === undefined) {
    name = `catalog_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`;
    names.set(text, name);
  }
  return (await pool.query<Row>({ name, text, values: [...values] })).rows;
}
