import { sql } from 'kysely';
import { assert } from '../../platform/assert.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

/** Gives back what cancelled orders had reserved. Doing it again changes nothing; answers the lines given back. */
export async function releaseReservations(tx: Tx, orderIds: readonly Id<'order'>[]): Promise<number> {
  return settle(tx, orderIds, 'released');
}

export async function releaseReservation(tx: Tx, orderId: Id<'order'>): Promise<number> {
  return settle(tx, [orderId], 'released');
}

/** The reserved pieces of an order leave the house: called when it ships. Doing it again changes nothing. */
export async function commitReservation(tx: Tx, orderId: Id<'order'>): Promise<number> {
  return settle(tx, [orderId], 'sold');
}

async function settle(tx: Tx, orderIds: readonly Id<'order'>[], kind: 'released' | 'sold'): Promise<number> {
  const { rows } =
    await sql`select ref from inventory.settle_batch(${orderIds}::uuid[], ${kind}, ${now()}::timestamptz)`.execute(
      tx,
    );
  const { rows: otherwise } = await sql`
    select from inventory.movements where ref = any(${orderIds}::uuid[]) and kind in ('released', 'sold') and kind <> ${kind} limit 1`.execute(
    tx,
  );
  assert(otherwise.length === 0, `a reservation ends once: it cannot be ${kind} after it ended otherwise`);
  return rows.length;
}
