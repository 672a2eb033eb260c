import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { adjustStock } from './adjust-stock.ts';
import { openLevels } from './inventory.sql.ts';

/** A product was written: its SKUs get a stock of none, and its threshold is copied for the low-stock list. */
async function followProduct(tx: Tx, { payload }: Event): Promise<void> {
  const { productId, skuIds, lowStockThreshold } = payload as {
    productId: Id<'product'>;
    skuIds: Id<'sku'>[];
    lowStockThreshold: number;
  };
  await openLevels(tx, skuIds);
  await sql`
    update inventory.levels set low_stock_threshold = ${lowStockThreshold}, retired = sku_id <> all(${skuIds}::uuid[])
    where product_id = ${productId}
      and (low_stock_threshold, retired) is distinct from (${lowStockThreshold}::int, sku_id <> all(${skuIds}::uuid[]))`.execute(
    tx,
  );
}

/** A draft was thrown away: what it had in stock is written off, and its rows go. */
async function forgetProduct(tx: Tx, { payload }: Event): Promise<void> {
  const { rows } = await sql<{ skuId: Id<'sku'>; onHand: number }>`
    select sku_id as "skuId", on_hand as "onHand" from inventory.levels where product_id = ${payload.productId as string} order by sku_id for update`.execute(
    tx,
  );
  for (const { skuId, onHand } of rows) {
    if (onHand > 0)
      await adjustStock(tx, { skuId, ref: newId('entry'), onHand: 0, reason: 'draft discarded' });
    await sql`delete from inventory.levels where sku_id = ${skuId}`.execute(tx);
  }
}

export const inventorySubscribers: readonly Subscriber[] = [
  {
    name: 'inventory.levels',
    hears: { 'catalog.product_changed': followProduct, 'catalog.product_discarded': forgetProduct },
  },
];
