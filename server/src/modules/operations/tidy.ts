import { sql } from 'kysely';
import { day, later, now } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/db.ts';
import { inForce } from '../../platform/policy.ts';
import { retention } from '../../platform/retention.ts';

const batch = 5_000;

/** Drops what the platform keeps only for a while; returns 1 while there is more to drop. */
export async function tidyPlatform({ db }: Database): Promise<number> {
  const { idempotencyKeyDays, eventDays, resolvedFailureDays } = await inForce(db, retention);
  const ago = (days: number) => later(now(), -days * day);
  const gone = await Promise.all([
    dropKeys(db, ago(idempotencyKeyDays)),
    dropHeard(db, ago(eventDays)),
    dropResolved(db, ago(resolvedFailureDays)),
  ]);
  return gone.some((count) => count === batch) ? 1 : 0;
}

async function dropKeys(db: Db, before: Date): Promise<number> {
  return rowsOf(
    sql`
    delete from platform.idempotency_keys where (owner_id, key) in (
      select owner_id, key from platform.idempotency_keys where created_at < ${before} limit ${batch})`.execute(
      db,
    ),
  );
}

/** Only events that every subscriber has behind it: one that is behind, or has failed, still needs them. */
async function dropHeard(db: Db, before: Date): Promise<number> {
  return rowsOf(
    sql`
    with slowest as (select txid, seq from platform.event_cursors order by txid, seq limit 1)
    delete from platform.events where seq in (
      select e.seq from platform.events e, slowest s
      where (e.txid, e.seq) <= (s.txid, s.seq) and e.occurred_at < ${before} order by e.seq limit ${batch})`.execute(
      db,
    ),
  );
}

async function dropResolved(db: Db, before: Date): Promise<number> {
  return rowsOf(
    sql`
    delete from platform.failed_deliveries where failure_id in (
      select failure_id from platform.failed_deliveries where resolved_at < ${before} limit ${batch})`.execute(
      db,
    ),
  );
}

const rowsOf = async (result: Promise<{ numAffectedRows?: bigint | undefined }>): Promise<number> =>
  Number((await result).numAffectedRows ?? 0n);
