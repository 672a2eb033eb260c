import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Event } from '../../platform/events.ts';

/** A place in the outbox, in the order in which events may be read. */
export type Place = { readonly txid: bigint; readonly seq: bigint };
export type PlacedEvent = Event & Place;

export const isBehind = (a: Place, b: Place): boolean =>
  a.txid < b.txid || (a.txid === b.txid && a.seq < b.seq);
export const placeText = ({ txid, seq }: Place): string => `${txid}-${seq}`;

export function placeIn(text: unknown): Place | null {
  const parts = typeof text === 'string' ? /^(\d{1,19})-(\d{1,19})$/.exec(text) : null;
  return parts && { txid: BigInt(parts[1]!), seq: BigInt(parts[2]!) };
}

/** Where everything before has committed or never will. */
export async function horizon(db: Db): Promise<Place> {
  const { rows } = await sql<{ txid: bigint }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text::int8 as txid`.execute(db);
  return { txid: rows[0]!.txid, seq: 0n };
}

/** What happened behind a place, up to the horizon, in order. */
export async function eventsBehind(
  db: Db,
  place: Place,
  names: readonly string[],
  limit: number,
): Promise<PlacedEvent[]> {
  const { rows } = await sql<PlacedEvent>`
    select seq, txid::text::int8 as txid, name, payload, occurred_at as "occurredAt" from platform.events
    where (txid, seq) > (${String(place.txid)}::xid8, ${place.seq}) and txid < pg_snapshot_xmin(pg_current_snapshot())
      and name = any(${[...names]})
    order by events.txid, seq limit ${limit}`.execute(db);
  return rows;
}

/** What the worker could not do, as operators count it. */
export async function openFailures(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from platform.failed_deliveries where resolved_at is null)::int
      + (select count(*) from platform.sweeps where last_error is not null)::int
      + (select count(*) from graphile_worker._private_jobs where last_error is not null)::int as count`.execute(
    db,
  );
  return rows[0]!.count;
}
