import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { openLevels } from './inventory.sql.ts';

/** A product was written: its SKUs get a stock of none, and its threshold is copied for the low-stock list. */
async function followProduct(tx: Tx, { payload }: Event): Promise<void> {
  const { productId, skuIds, lowStockThreshold } = payload as { productId: Id<'product'>; skuIds: Id<'sku'>[]; lowStockThreshold: number };
  await openLevels(tx, skuIds);
  await sql`
    update inventory.levels set low_stock_threshold = ${lowStockThreshold}
    where product_id = ${productId} and low_stock_threshold <> ${lowStockThreshold}`.execute(tx);
}

export const inventorySubscribers: readonly Subscriber[] = [{ name: 'inventory.levels', hears: { 'catalog.product_changed': followProduct } }];
