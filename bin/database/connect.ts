import pg from 'pg';
import { Refusal } from '../refusal.mjs';

export const nameIn = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1)) || 'postgres';

/** The same server and user, another database. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** Quotes a name for use in SQL. */
export const quoted = (name: string) => pg.escapeIdentifier(name);

/** Connects, acts and closes; what keeps us from connecting is said in a sentence. */
export async function connected<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw refusalFor(error, url);
  }
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** The SQLSTATE or the system's code of an error. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

export class NoSuchDatabase extends Refusal {}

function refusalFor(error: unknown, url: string): unknown {
  const { hostname, port, username } = new URL(url);
  const server = `${hostname}:${port || 5432}`;
  const code = codeOf(error);
  if (code === '3D000') {
    return new NoSuchDatabase(
      `There is no database "${nameIn(url)}" on ${server}; create it, or let npm start create it.`,
    );
  }
  if (code === '28P01' || code === '28000') {
    return new Refusal(
      `PostgreSQL at ${server} does not let "${username}" in; correct the user and password in DATABASE_URL.`,
    );
  }
  if (code === '53300')
    return new Refusal(
      `PostgreSQL at ${server} has no free connection; raise max_connections or stop other programs.`,
    );
  if (code === undefined || /^E[A-Z]+$/.test(code)) {
    return new Refusal(
      `No PostgreSQL answers at ${server} (${code ?? String(error)}); start it, or correct DATABASE_URL.`,
    );
  }
  return error;
}
