import { sql } from 'kysely';
import type { Database, Tx } from './db.ts';
import type { Payload } from './events.ts';

/** Work with arguments that may take long or talk to the outside; graphile-worker retries it with backoff. */
export type Job = {
  readonly name: string;
  /** Keeps a processor busy for long: done by the role `media`, so that it delays nothing else. */
  readonly heavy?: boolean;
  readonly run: (database: Database, payload: Payload) => Promise<void>;
};

/**
 * A timer: runs every so often on one process at a time; an answer above 0 runs again at once. What is due row by row is
 * worked off by `eachDue`, which passes by what cannot be done; one statement over many rows needs no such care.
 */
export type Sweep = {
  readonly name: string;
  readonly everyMs: number;
  readonly run: (database: Database, stop?: AbortSignal) => Promise<number>;
};

/** Queues a job in the caller's transaction. With `key`, a second call replaces the waiting one. */
export async function enqueue(
  tx: Tx,
  name: string,
  payload: Payload,
  { key, runAt }: { key?: string; runAt?: Date } = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}::text, ${JSON.stringify(payload)}::json,
    run_at => ${runAt ?? null}::timestamptz, job_key => ${key ?? null}::text)`.execute(tx);
}
