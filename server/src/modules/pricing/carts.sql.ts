import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

export type CartLine = { readonly skuId: Id<'sku'>; readonly quantity: number };

const keep = 50;

/** Keeps the latest carts of a shop. */
export async function rememberCart(
  tx: Tx,
  {
    shopId,
    orderId,
    lines,
    paidAt,
  }: { shopId: Id<'shop'>; orderId: Id<'order'>; lines: readonly CartLine[]; paidAt: Date },
): Promise<void> {
  await sql`
    insert into pricing.recent_carts (shop_id, order_id, lines, paid_at)
    values (${shopId}, ${orderId}, ${JSON.stringify(lines)}, ${paidAt}) on conflict do nothing`.execute(tx);
  await sql`
    delete from pricing.recent_carts where shop_id = ${shopId} and order_id in (
      select order_id from pricing.recent_carts where shop_id = ${shopId} order by paid_at desc, order_id offset ${keep})`.execute(
    tx,
  );
}

export async function recentCarts(
  db: Db,
  shopIds: readonly Id<'shop'>[] | null,
  limit: number,
): Promise<CartLine[][]> {
  const { rows } = await sql<{ lines: CartLine[] }>`
    select lines from pricing.recent_carts where ${shopIds === null ? sql`true` : sql`shop_id = any(${shopIds}::uuid[])`}
    order by paid_at desc, order_id limit ${limit}`.execute(db);
  return rows.map(({ lines }) => lines);
}
