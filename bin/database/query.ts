import pg from 'pg';
import { Refusal } from '../refusal.mjs';
import { connected } from './connect.ts';

/** Runs statements and prints what they answer; errors are the person's own and told as PostgreSQL tells them. */
export async function query(url: string, statement: string): Promise<void> {
  const text = statement || (await standardInput());
  if (!text.trim())
    throw new Refusal('Nothing to ask; write npm run db query "select …", or pipe SQL into it.');
  await connected(url, async (client) => {
    const answers = await client.query(text).catch((error: unknown) => {
      if (error instanceof pg.DatabaseError)
        throw new Refusal(`${error.message}${error.hint ? ` (${error.hint})` : ''}`);
      throw error;
    });
    for (const { command, rows, rowCount, fields } of [answers].flat()) {
      if (fields.length > 0) console.table(rows.map(readable));
      console.log(`${command} ${rowCount ?? ''}`.trim());
    }
  });
}

/** A bigint without its n, a time as PostgreSQL's tools show it. */
function readable(row: Record<string, unknown>): Record<string, unknown> {
  const show = (value: unknown) =>
    typeof value === 'bigint'
      ? Number(value)
      : value instanceof Date
        ? value.toISOString()
        : typeof value === 'object' && value !== null
          ? JSON.stringify(value)
          : value;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, show(value)]));
}

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) return '';
  return (await Array.fromAsync(process.stdin.setEncoding('utf8'))).join('');
}
