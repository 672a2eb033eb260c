import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { brokenConstraint, type Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { lockLevel, openLevels } from './inventory.sql.ts';
import { stockReserved } from './problems.ts';

type Adjustment = {
  readonly skuId: Id<'sku'>;
  /** Names this adjustment: the same one counts once. */
  readonly ref: Id;
  readonly actorId?: Id<'person'> | undefined;
  readonly reason: string;
} & ({ readonly onHand: number } | { readonly change: number });

/** Corrects a count: to what was counted, or by a difference. Never below what is promised to orders. */
export async function adjustStock(tx: Tx, adjustment: Adjustment): Promise<boolean> {
  const { skuId, ref, actorId, reason } = adjustment;
  await openLevels(tx, [skuId]);
  const level = await lockLevel(tx, skuId);
  const change = 'change' in adjustment ? adjustment.change : adjustment.onHand - level.on_hand;
  if (change === 0) return false;
  if (level.on_hand + change < level.reserved)
    throw new Problem(stockReserved, { reserved: level.reserved, skuId });
  try {
    const { rows } = await sql<{ moved: boolean }>`
      select inventory.move_stock(${skuId}, ${ref}, 'adjusted', ${change}, ${now()}, ${actorId ?? null}, ${reason}) as moved`.execute(
      tx,
    );
    return rows[0]!.moved;
  } catch (error) {
    if (brokenConstraint(error) === 'levels_never_oversold')
      throw new Problem(stockReserved, { reserved: level.reserved, skuId });
    throw error;
  }
}
