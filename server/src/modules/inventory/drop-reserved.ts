import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

export type DropReserved = {
  readonly orderId: Id<'order'>;
  /** What they were given up for, such as a refund. The same one counts once. */
  readonly ref: Id;
  readonly pieces: ReadonlyMap<Id<'sku'>, number>;
};

/** Frees pieces that an order will not be sent; the rest of its reservation stays. */
export async function dropReserved(tx: Tx, { orderId, ref, pieces }: DropReserved): Promise<void> {
  await sql`select inventory.drop_reserved(${orderId}, ${ref}, ${[...pieces.keys()]}::uuid[], ${[...pieces.values()]}::int[],
    ${now()}::timestamptz)`.execute(tx);
}
