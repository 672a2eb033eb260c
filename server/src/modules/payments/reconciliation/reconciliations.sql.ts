import { sql } from 'kysely';
import { now } from '../../../platform/clock.ts';
import type { Db, Tx } from '../../../platform/db.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import type { ProviderMethod } from '../payment.ts';

export type ReconciliationRow = {
  reconciliationId: Id<'reconciliation'>;
  method: ProviderMethod;
  day: string;
  state: 'waiting' | 'done';
  ranAt: Date;
  oursCount: number;
  theirsCount: number;
  matchedCount: number;
  openDifferences: number;
  paidFen: bigint;
  refundedFen: bigint;
  feeFen: bigint;
  lastError: string | null;
};
export type Counted = Pick<
  ReconciliationRow,
  'state' | 'oursCount' | 'theirsCount' | 'matchedCount' | 'paidFen' | 'refundedFen' | 'feeFen' | 'lastError'
>;

const columns = sql`
  r.reconciliation_id as "reconciliationId", r.method, r.day::text as day, r.state, r.ran_at as "ranAt", r.ours_count as "oursCount",
  r.theirs_count as "theirsCount", r.matched_count as "matchedCount", r.paid_fen as "paidFen", r.refunded_fen as "refundedFen",
  r.fee_fen as "feeFen", r.last_error as "lastError",
  (select count(*)::int from payments.differences d where d.reconciliation_id = r.reconciliation_id and d.resolved_at is null) as "openDifferences"`;

/** The row of a day, locked: two runs of the same day take turns. */
export async function lockDay(tx: Tx, method: ProviderMethod, day: string): Promise<Id<'reconciliation'>> {
  const { rows } = await sql<{ id: Id<'reconciliation'> }>`
    insert into payments.reconciliations as r (reconciliation_id, method, day, state, ran_at)
    values (${newId('reconciliation')}, ${method}, ${day}, 'waiting', ${now()})
    on conflict on constraint reconciliations_once do update set runs = r.runs + 1
    returning reconciliation_id as id`.execute(tx);
  return rows[0]!.id;
}

export async function countDay(tx: Tx, id: Id<'reconciliation'>, counted: Counted): Promise<void> {
  await sql`
    update payments.reconciliations set state = ${counted.state}, ran_at = ${now()}, ours_count = ${counted.oursCount},
      theirs_count = ${counted.theirsCount}, matched_count = ${counted.matchedCount}, paid_fen = ${counted.paidFen},
      refunded_fen = ${counted.refundedFen}, fee_fen = ${counted.feeFen}, last_error = ${counted.lastError}
    where reconciliation_id = ${id}`.execute(tx);
}

export async function reconciliationById(db: Db, id: Id<'reconciliation'>): Promise<ReconciliationRow> {
  const { rows } = await sql<ReconciliationRow>`
    select ${columns} from payments.reconciliations r where r.reconciliation_id = ${id}`.execute(db);
  return rows[0]!;
}

/** Newest day first; the cursor is a day and a method. */
export async function listReconciliations(
  db: Db,
  {
    method,
    after,
    limit,
  }: { method?: ProviderMethod; after: readonly [string, string] | null; limit: number },
): Promise<ReconciliationRow[]> {
  const { rows } = await sql<ReconciliationRow>`
    select ${columns} from payments.reconciliations r where true
      ${method ? sql`and r.method = ${method}` : sql``}
      ${after ? sql`and (r.day, r.method) < (${after[0]}::date, ${after[1]})` : sql``}
    order by r.day desc, r.method desc limit ${limit + 1}`.execute(db);
  return rows;
}

/** Days between two that are not done yet, oldest first. A provider's first day is that of its first payment. */
export async function daysToDo(db: Db, method: ProviderMethod, from: string, to: string): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select over::date::text as day from generate_series(
      greatest(${from}::date, (select min(started_at at time zone 'Asia/Shanghai')::date from payments.payments where method = ${method})),
      ${to}::date, interval '1 day') as over
    where exists (select from payments.payments where method = ${method})
      and not exists (select from payments.reconciliations r where r.method = ${method} and r.day = over::date and r.state = 'done')
    order by 1`.execute(db);
  return rows.map(({ day }) => day);
}
