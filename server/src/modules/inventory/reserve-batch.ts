import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

/** Lines with the same `unit` (a purchase, numbered in the order of arrival) win or lose together. */
export type ReservationLine = {
  readonly unit: number;
  readonly orderId: Id<'order'>;
  readonly skuId: Id<'sku'>;
  readonly quantity: number;
};
export type Refused = { readonly unit: number; readonly skuId: Id<'sku'>; readonly available: number };

/**
 * Reserves for many purchases at once, first come, first served, and answers those that were refused. `lines` stand in
 * the order of their units. The order lane calls the same SQL function, `inventory.reserve_batch`, from inside its own.
 */
export async function reserveBatch(tx: Tx, lines: readonly ReservationLine[]): Promise<Refused[]> {
  const { rows } = await sql<Refused>`
    select unit, sku_id as "skuId", available from inventory.reserve_batch(
      ${lines.map(({ unit }) => unit)}::int[], ${lines.map(({ orderId }) => orderId)}::uuid[],
      ${lines.map(({ skuId }) => skuId)}::uuid[], ${lines.map(({ quantity }) => quantity)}::int[], ${now()}::timestamptz)`.execute(
    tx,
  );
  return rows;
}
