import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

type FailureId = Id<'failure'>;

export type FailureKind = 'event' | 'job' | 'timer';
export type FailureRow = {
  failureId: FailureId;
  kind: FailureKind;
  source: string;
  subject: string;
  error: string;
  payload: Record<string, unknown>;
  attempts: number;
  failedAt: Date;
  retrying: boolean;
};

/**
 * Three kinds of work fail in three places; here they are one list with one kind of id. Jobs have numbers and
 * timers have names: both become ids of their own (UUIDv8), made the same way each time.
 */
const failures = sql`
  select failure_id as "failureId", 'event' as kind, subscriber as source, name as subject, error, payload, attempts,
    date_trunc('milliseconds', failed_at) as "failedAt", retry_asked_at is not null as retrying, null::bigint as "jobId"
  from platform.failed_deliveries where resolved_at is null
  union all
  select ('00000000-0000-8000-8000-' || lpad(to_hex(j.id), 12, '0'))::uuid, 'job', t.identifier, t.identifier, j.last_error, j.payload::jsonb,
    j.attempts::int, date_trunc('milliseconds', j.updated_at), j.attempts < j.max_attempts, j.id
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where j.last_error is not null
  union all
  select ('00000000-0000-8000-9000-' || substr(md5(name), 1, 12))::uuid, 'timer', name, name, last_error, '{}', 1,
    date_trunc('milliseconds', last_run_at), next_run_at <= now(), null
  from platform.sweeps where last_error is not null`;

type Listing = { kind?: FailureKind; after: { at: Date; id: string } | null; limit: number };

export async function listFailures(db: Db, { kind, after, limit }: Listing): Promise<FailureRow[]> {
  const { rows } = await sql<FailureRow>`
    select * from (${failures}) f where true
      ${kind ? sql`and kind = ${kind}` : sql``}
      ${after ? sql`and ("failedAt", "failureId") < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by "failedAt" desc, "failureId" desc limit ${limit + 1}`.execute(db);
  return rows;
}

export async function failureById(
  db: Db,
  failureId: FailureId,
): Promise<(FailureRow & { jobId: bigint | null }) | undefined> {
  const { rows } = await sql<FailureRow & { jobId: bigint | null }>`
    select * from (${failures}) f where "failureId" = ${failureId}`.execute(db);
  return rows[0];
}

/** Whether a delivery failed once and has been settled since. */
export async function isSettled(db: Db, failureId: FailureId): Promise<boolean> {
  const { rows } = await sql`
    select from platform.failed_deliveries where failure_id = ${failureId} and resolved_at is not null`.execute(
    db,
  );
  return rows.length > 0;
}

/** False when it was settled meanwhile. Asking twice asks once. */
export async function askRetry(tx: Tx, failureId: FailureId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update platform.failed_deliveries set retry_asked_at = coalesce(retry_asked_at, ${now()})
    where failure_id = ${failureId} and resolved_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** False when it was settled, or taken again, meanwhile. */
export async function settleDelivery(tx: Tx, failureId: FailureId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update platform.failed_deliveries set resolved_at = ${now()}, retry_asked_at = null
    where failure_id = ${failureId} and resolved_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** graphile-worker passes over jobs that run right now; then the answer is false. */
export async function rescheduleJob(tx: Tx, jobId: bigint): Promise<boolean> {
  const { rows } = await sql`
    select from graphile_worker.reschedule_jobs(array[${jobId}]::bigint[], run_at => now(), attempts => 0)`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function dropJob(tx: Tx, jobId: bigint): Promise<boolean> {
  const { rows } = await sql`select from graphile_worker.complete_jobs(array[${jobId}]::bigint[])`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function runTimerNow(tx: Tx, name: string): Promise<void> {
  await sql`update platform.sweeps set next_run_at = '-infinity' where name = ${name}`.execute(tx);
}
