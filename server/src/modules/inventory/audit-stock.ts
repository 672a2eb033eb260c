import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';

export type StockAudit = {
  readonly skus: number;
  readonly movements: number;
  readonly wrong: readonly { skuId: string; why: string }[];
};

/** Adds the journal up again and holds it against the levels: received − sold + returned ± adjusted = on hand. */
export async function auditStock(db: Db): Promise<StockAudit> {
  const { rows } = await sql<{
    skuId: string;
    movements: bigint;
    rightOnHand: boolean;
    rightReserved: boolean;
  }>`
    select coalesce(l.sku_id, m.sku_id) as "skuId", coalesce(m.movements, 0) as movements,
      coalesce(l.on_hand, 0) = coalesce(m.on_hand, 0) as "rightOnHand", coalesce(l.reserved, 0) = coalesce(m.reserved, 0) as "rightReserved"
    from inventory.levels l full join (
      select sku_id, count(*) as movements, sum(on_hand_change) as on_hand, sum(reserved_change) as reserved
      from inventory.movements group by sku_id) m on m.sku_id = l.sku_id`.execute(db);
  const wrong = rows.flatMap(({ skuId, rightOnHand, rightReserved }) => [
    ...(rightOnHand ? [] : [{ skuId, why: 'pieces on hand are not the sum of the movements' }]),
    ...(rightReserved ? [] : [{ skuId, why: 'reserved pieces are not the sum of the movements' }]),
  ]);
  return {
    skus: rows.length,
    movements: Number(rows.reduce((sum, { movements }) => sum + movements, 0n)),
    wrong,
  };
}
