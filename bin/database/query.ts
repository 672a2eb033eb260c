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
      if (fields.length > 0) console.table(rows);
      console.log(`${command} ${rowCount ?? ''}`.trim());
    }
  });
}

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) return '';
  return (await Array.fromAsync(process.stdin.setEncoding('utf8'))).join('');
}
