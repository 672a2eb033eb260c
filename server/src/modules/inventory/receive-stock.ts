import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { openLevels } from './inventory.sql.ts';

type Arrival = {
  readonly skuId: Id<'sku'>;
  readonly quantity: number;
  /** What it came with: a receipt, an import, a refund. The same one counts once. */
  readonly ref: Id;
  readonly actorId?: Id<'person'> | undefined;
  readonly reason?: string | undefined;
};

/** Pieces arrived from a supplier. Answers false when this receipt was booked before. */
export async function receiveStock(tx: Tx, arrival: Arrival): Promise<boolean> {
  return arrive(tx, 'received', arrival);
}

/** Pieces came back from a buyer and can be sold again; `ref` is the refund. */
export async function returnStock(tx: Tx, arrival: Arrival): Promise<boolean> {
  return arrive(tx, 'returned', arrival);
}

async function arrive(
  tx: Tx,
  kind: 'received' | 'returned',
  { skuId, quantity, ref, actorId, reason }: Arrival,
): Promise<boolean> {
  await openLevels(tx, [skuId]);
  const { rows } = await sql<{ moved: boolean }>`
    select inventory.move_stock(${skuId}, ${ref}, ${kind}, ${quantity}, ${now()}, ${actorId ?? null}, ${reason ?? null}) as moved`.execute(
    tx,
  );
  return rows[0]!.moved;
}
