import { sql } from 'kysely';
import { now } from '../../../platform/clock.ts';
import type { Db, Tx } from '../../../platform/db.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import type { ProviderMethod } from '../payment.ts';
import type { Difference } from './compare.ts';

export type DifferenceRow = Difference & {
  differenceId: Id<'difference'>;
  reconciliationId: Id<'reconciliation'>;
  method: ProviderMethod;
  day: string;
  foundAt: Date;
  resolvedAt: Date | null;
  note: string | null;
};
type OfDay = { reconciliationId: Id<'reconciliation'>; method: ProviderMethod; day: string };

/**
 * Keeps what was found; what an operator settled stays settled as long as it is the same, and what is no longer found closes
 * itself. What closed itself and is found again, or was settled at another amount, is open again.
 */
export async function keepDifferences(tx: Tx, of: OfDay, found: readonly Difference[]): Promise<void> {
  const { reconciliationId, method, day } = of;
  for (const { kind, what, ourNo, tradeNo, oursFen, theirsFen, oursState, otherDay } of found)
    await sql`
      insert into payments.differences as d (difference_id, reconciliation_id, method, day, kind, what, our_no, trade_no, ours_fen, theirs_fen, ours_state, other_day, found_at)
      values (${newId('difference')}, ${reconciliationId}, ${method}, ${day}, ${kind}, ${what}, ${ourNo}, ${tradeNo}, ${oursFen}, ${theirsFen}, ${oursState}, ${otherDay}::date, ${now()})
      on conflict on constraint differences_once do update set other_day = excluded.other_day, theirs_fen = excluded.theirs_fen,
        resolved_at = case when ${stays} then d.resolved_at end, resolved_by = case when ${stays} then d.resolved_by end,
        note = case when ${stays} then d.note end`.execute(tx);
  const keys = found.map(({ kind, what, ourNo }) => `${kind} ${what} ${ourNo}`);
  await sql`
    update payments.differences set resolved_at = ${now()}, note = 'agreed when compared again'
    where reconciliation_id = ${reconciliationId} and resolved_at is null
      and kind || ' ' || what || ' ' || our_no <> all(${keys}::text[])`.execute(tx);
}

const stays = sql`d.resolved_by is not null and d.theirs_fen is not distinct from excluded.theirs_fen`;

/** What was missing on one day's bill and came on another's is no difference. */
export async function closeFound(tx: Tx, { method, day }: OfDay, numbers: readonly string[]): Promise<void> {
  await sql`
    update payments.differences set resolved_at = ${now()}, note = ${`on the bill of ${day}`}
    where method = ${method} and kind = 'missing_there' and resolved_at is null and our_no = any(${numbers}::text[])`.execute(
    tx,
  );
}

const columns = sql`
  difference_id as "differenceId", reconciliation_id as "reconciliationId", method, day::text as day, kind, what, our_no as "ourNo",
  trade_no as "tradeNo", ours_fen as "oursFen", theirs_fen as "theirsFen", ours_state as "oursState", other_day::text as "otherDay",
  date_trunc('milliseconds', found_at) as "foundAt", resolved_at as "resolvedAt", note`;

export async function listDifferences(
  db: Db,
  asked: {
    state?: 'open' | 'resolved';
    reconciliationId?: Id<'reconciliation'>;
    after: { at: Date; id: string } | null;
    limit: number;
  },
): Promise<DifferenceRow[]> {
  const { state, reconciliationId, after, limit } = asked;
  const { rows } = await sql<DifferenceRow>`
    select ${columns} from payments.differences where true
      ${state ? sql`and (resolved_at is null) = ${state === 'open'}` : sql``}
      ${reconciliationId ? sql`and reconciliation_id = ${reconciliationId}` : sql``}
      ${after ? sql`and (date_trunc('milliseconds', found_at), difference_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by date_trunc('milliseconds', found_at) desc, difference_id desc limit ${limit + 1}`.execute(db);
  return rows;
}

/** 'known': somebody settled it before. */
export async function resolveDifference(
  tx: Tx,
  { differenceId, actorId, note }: { differenceId: Id<'difference'>; actorId: Id<'person'>; note: string },
): Promise<'resolved' | 'known' | 'missing'> {
  const { numAffectedRows } = await sql`
    update payments.differences set resolved_at = ${now()}, resolved_by = ${actorId}, note = ${note}
    where difference_id = ${differenceId} and resolved_at is null`.execute(tx);
  if (numAffectedRows === 1n) return 'resolved';
  const { rows } = await sql`select from payments.differences where difference_id = ${differenceId}`.execute(
    tx,
  );
  return rows.length > 0 ? 'known' : 'missing';
}
