import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** How often a text is said before it is worth a name, and how many may have one: each is a plan on each connection. */
const fromUse = 3;
const mostNames = 1_500;
const mostTexts = 5_000;

/**
 * A pool whose statements are planned once a connection, not once a call: what is said often has a name. Planning was a
 * large part of what the database did: orders through HTTP rose from 663/s to 1,004/s, the demo town took 22 s instead of 31.
 */
export function preparedPool(pool: pg.Pool): PostgresPool {
  const texts = openTexts();
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();

  async function ask(client: pg.PoolClient, text: string, values: unknown[]): Promise<pg.QueryResult> {
    const name = values.length === 0 ? undefined : texts.nameOf(text);
    if (name === undefined) return client.query({ text, values });
    try {
      return await client.query({ name, text, values });
    } catch (error) {
      if (!isStalePlan(error)) throw error;
      texts.rename(text);
      // Within a transaction this fails as well, and the transaction is tried again whole.
      return client.query({ text, values }).catch(() => Promise.reject(error));
    }
  }

  /** Kysely's client, without cursors, which nobody opens here. */
  const prepared = (client: pg.PoolClient) =>
    ({
      query: (text: string, values: readonly unknown[]) => ask(client, text, [...values]),
      release: () => client.release(),
    }) as unknown as PostgresPoolClient;

  return {
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? prepared(client);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

/**
 * A column came or went while the connection lived, as when a newer version brings the schema up to date; or the driver
 * believes a statement prepared that is not, because a value of its first call could not be written.
 */
export function isStalePlan(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return (
    error.code === '26000' ||
    (error.code === '0A000' && 'routine' in error && error.routine === 'RevalidateCachedQuery')
  );
}

function openTexts() {
  const uses = new Map<string, number>();
  const names = new Map<string, string>();
  let made = 0;
  return {
    nameOf(text: string): string | undefined {
      const known = names.get(text);
      if (known !== undefined || names.size >= mostNames) return known;
      const times = (uses.get(text) ?? 0) + 1;
      if (uses.size >= mostTexts) uses.clear();
      uses.set(text, times);
      if (times >= fromUse) this.rename(text);
      return names.get(text);
    },
    /** A name is never used for two things on one connection. */
    rename(text: string): void {
      uses.delete(text);
      names.set(text, `text_${(made += 1)}`);
    },
  };
}
