import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { skuOwners } from '../catalog/index.ts';
import type { InventoryTables } from './tables.ts';

export type Stock = { readonly onHand: number; readonly reserved: number; readonly available: number };

/** The stock of these SKUs; one that has none yet is missing from the map. */
export async function stockOf(db: Db, skuIds: readonly Id<'sku'>[]): Promise<Map<Id<'sku'>, Stock>> {
  const rows = await db
    .withTables<InventoryTables>()
    .selectFrom('inventory.levels')
    .select(['sku_id', 'on_hand', 'reserved'])
    .where(sql<boolean>`sku_id = any(${skuIds}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.sku_id as Id<'sku'>,
      { onHand: row.on_hand, reserved: row.reserved, available: row.on_hand - row.reserved },
    ]),
  );
}

/** Gives each SKU its row, with the owner and threshold the catalogue knows. */
export async function openLevels(tx: Tx, skuIds: readonly Id<'sku'>[]): Promise<void> {
  const known = await stockOf(tx, skuIds);
  const missing = skuIds.filter((skuId) => !known.has(skuId));
  if (missing.length === 0) return;
  for (const { skuId, productId, shopId, lowStockThreshold } of await skuOwners(tx, missing)) {
    await sql`
      insert into inventory.levels (sku_id, product_id, shop_id, low_stock_threshold, updated_at)
      values (${skuId}, ${productId}, ${shopId}, ${lowStockThreshold}, ${now()})
      on conflict on constraint levels_pk do nothing`.execute(tx);
  }
}

export async function lockLevel(tx: Tx, skuId: Id<'sku'>): Promise<{ on_hand: number; reserved: number }> {
  const { rows } = await sql<{ on_hand: number; reserved: number }>`
    select on_hand, reserved from inventory.levels where sku_id = ${skuId} for no key update`.execute(tx);
  return rows[0]!;
}

/** Whether any of these was ordered or sold after a time. */
export async function orderedSince(db: Db, skuIds: readonly Id<'sku'>[], time: Date): Promise<boolean> {
  const { rows } = await sql`
    select from inventory.movements where sku_id = any(${skuIds}::uuid[]) and kind in ('reserved', 'sold') and at > ${time} limit 1`.execute(
    db,
  );
  return rows.length > 0;
}
