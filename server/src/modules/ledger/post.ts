import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { shardOf, type Id } from '../../platform/ids.ts';
import type { Entry, EntryKind } from './entry.ts';

export type Posted = 'posted' | 'known';

/** Posts one entry. 'known': this source was posted before with the same legs, and nothing was done. */
export async function post(tx: Tx, entry: Entry): Promise<Posted> {
  const [posted] = await postAll(tx, [entry]);
  return posted!;
}

/** Posts several entries, all or none. Throws on what would break the books; that is our bug, never the caller's. */
export async function postAll(tx: Tx, entries: readonly Entry[]): Promise<Posted[]> {
  if (entries.length === 0) return [];
  const legs = entries.flatMap((entry) => entry.legs.map((leg) => ({ ...leg, entry })));
  const { rows } = await sql<{ posted: string[] }>`
    select ledger.post_batch(${now()},
      ${entries.map((e) => shardOf(e.sourceId))}::smallint[], ${entries.map((e) => e.sourceId)}::uuid[],
      ${entries.map((e) => e.kind)}::text[], ${entries.map(() => null)}::text[],
      ${legs.map((l) => shardOf(l.entry.sourceId))}::smallint[], ${legs.map((l) => l.entry.sourceId)}::uuid[],
      ${legs.map((l) => l.entry.kind)}::text[], ${legs.map((l) => l.account)}::text[],
      ${legs.map((l) => l.amountFen)}::bigint[], ${legs.map((l) => l.currency ?? 'CNY')}::text[])::text[] as posted`.execute(
    tx,
  );
  const posted = new Set(rows[0]!.posted.map(Number));
  return entries.map((_, i) => (posted.has(i + 1) ? 'posted' : 'known'));
}

/** Posts the compensation of an entry, under the same source. 'known': it was reversed before. */
export async function reverse(tx: Tx, sourceId: Id, kind: EntryKind, as: EntryKind): Promise<Posted> {
  const { rows } = await sql<{ done: boolean }>`
    select ledger.reverse(${now()}, ${shardOf(sourceId)}::smallint, ${sourceId}::uuid, ${kind}, ${as}) as done`.execute(
    tx,
  );
  return rows[0]!.done ? 'posted' : 'known';
}
