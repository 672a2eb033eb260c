import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { isStalePlan, preparedPool } from './prepared-pool.ts';

/** Reads. Each module narrows it to its own tables in its `*.sql.ts`. */
export type Db = Kysely<NoTables>;
/** Writes need a transaction, by type; it is the required first argument of every verb. */
export type Tx = Transaction<NoTables> & { readonly __tx: true };
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export type NoTables = {};

export type Database = {
  readonly pool: pg.Pool;
  readonly db: Db;
  /** Opens a transaction and retries it whole, at most 3 times, when it can be nobody's fault (isContention). */
  transact<T>(act: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

pg.types.setTypeParser(pg.types.builtins.INT8, BigInt);

export function openDatabase(
  url: string,
  { size = 10, name = 'jishi' }: { size?: number; name?: string } = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: name,
    idleTimeoutMillis: 30_000,
  });
  // A connection lost while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const db = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: preparedPool(pool) }) });
  return {
    pool,
    db,
    transact: (act) => retrying(() => db.transaction().execute((tx) => act(tx as Tx))),
    close: () => db.destroy(),
  };
}

const retryable = new Set(['40001', '40P01']);

/** Serialisation failure, deadlock, a schema that just changed: nobody's fault, and gone when the transaction is tried again. */
export const isContention = (error: unknown): boolean =>
  retryable.has(sqlState(error) ?? '') || isStalePlan(error);

async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= 4 || !isContention(error)) throw error;
      await new Promise((wake) => setTimeout(wake, 5 * 4 ** tries * Math.random()));
    }
  }
}

/** The SQLSTATE of a database error, if it is one. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The name of the constraint that a write broke, if that is what happened. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : undefined;
}
