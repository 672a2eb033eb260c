import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { setSoldOut, touchSkus } from './products.sql.ts';
import { refreshListing } from './refresh-listing.ts';
import { copyShop } from './shops.sql.ts';

/** A shop was renamed, approved or suspended: what shoppers see of it and of its products follows. */
async function followShop(tx: Tx, { payload }: Event): Promise<void> {
  const shopId = payload.shopId as Id<'shop'>;
  if (!(await copyShop(tx, shopId))) return;
  const { rows } = await sql<{ product_id: Id<'product'> }>`
    select product_id from catalog.products where shop_id = ${shopId} and state = 'on_shelf' order by product_id`.execute(
    tx,
  );
  for (const { product_id: productId } of rows) {
    await refreshListing(tx, productId);
    await touchSkus(tx, productId);
  }
}

type PaidLine = { readonly productId: Id<'product'>; readonly quantity: number };

/** Pieces sold (sign 1), or given back because the order was cancelled or refunded (sign -1), by product and shop. */
async function countPieces(tx: Tx, { payload }: Event, sign: 1 | -1): Promise<void> {
  const { shopId, lines } = payload as { shopId: Id<'shop'>; lines: PaidLine[] };
  const ids = lines.map(({ productId }) => productId);
  const pieces = lines.map(({ quantity }) => sign * quantity);
  const sold = sql`(select id, sum(pieces)::int as pieces from unnest(${ids}::uuid[], ${pieces}::int[]) u (id, pieces) group by id order by id)`;
  await sql`update catalog.products p set sold_count = greatest(0, sold_count + s.pieces) from ${sold} s where p.product_id = s.id`.execute(
    tx,
  );
  await sql`update catalog.listings l set sold_count = greatest(0, sold_count + s.pieces) from ${sold} s where l.product_id = s.id`.execute(
    tx,
  );
  await sql`update catalog.shops set sold_count = greatest(0, sold_count + ${pieces.reduce((sum, each) => sum + each, 0)}::int) where shop_id = ${shopId}`.execute(
    tx,
  );
}

/** A review appeared (sign 1) or was taken away (sign -1). */
const countReview =
  (sign: 1 | -1) =>
  async (tx: Tx, { payload }: Event): Promise<void> => {
    const { productId, shopId, rating } = payload as {
      productId: Id<'product'>;
      shopId: Id<'shop'>;
      rating: number;
    };
    const change = sql`rating_sum = rating_sum + ${sign * rating}::int, rating_count = rating_count + ${sign}::int`;
    await sql`update catalog.products set ${change} where product_id = ${productId}`.execute(tx);
    await sql`update catalog.listings set ${change} where product_id = ${productId}`.execute(tx);
    await sql`update catalog.shops set ${change} where shop_id = ${shopId}`.execute(tx);
  };

const followStock =
  (soldOut: boolean) =>
  async (tx: Tx, { payload }: Event): Promise<void> => {
    const productId = await setSoldOut(tx, payload.skuId as Id<'sku'>, soldOut);
    if (productId) await refreshListing(tx, productId);
  };

export const catalogSubscribers: readonly Subscriber[] = [
  {
    name: 'catalog.shops',
    hears: {
      'identity.shop_opened': followShop,
      'identity.shop_changed': followShop,
      'identity.shop_approved': followShop,
      'identity.shop_rejected': followShop,
      'identity.shop_suspended': followShop,
    },
  },
  {
    name: 'catalog.counters',
    hears: {
      'orders.order_paid': (tx, event) => countPieces(tx, event, 1),
      'orders.order_cancelled': async (tx, event) => {
        if (event.payload.paid === true) await countPieces(tx, event, -1);
      },
      'aftersales.refunded': async (tx, event) => {
        if (event.payload.kind !== 'price_protection') await countPieces(tx, event, -1);
      },
      'content.review_published': countReview(1),
      'content.review_restored': countReview(1),
      'content.review_hidden': countReview(-1),
    },
  },
  {
    name: 'catalog.stock',
    hears: { 'inventory.sold_out': followStock(true), 'inventory.back_in_stock': followStock(false) },
  },
];
