import { sql } from 'kysely';
import type { Static } from '../../platform/contract.ts';
import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { withCounters, type Counters } from './listing.ts';
import type { ProductCard } from './schemas.ts';

export type Card = Static<typeof ProductCard>;

/** Cards of the products that are on the shelf, by id; the others are missing from the map. */
export async function productCards(
  db: Db,
  productIds: readonly Id<'product'>[],
): Promise<Map<Id<'product'>, Card>> {
  if (productIds.length === 0) return new Map();
  const { rows } = await sql<Counters & { product_id: Id<'product'>; card: string }>`
    select product_id, card, sold_out, sold_count, rating_sum, rating_count from catalog.listings
    where product_id = any(${productIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.product_id, JSON.parse(withCounters(row.card, row)) as Card]));
}

export type ProductFacts = {
  readonly productId: Id<'product'>;
  readonly shopId: Id<'shop'>;
  readonly title: string;
  readonly titleEn: string | null;
  readonly categoryId: Id<'category'>;
  readonly priceFen: bigint;
  readonly soldCount: number;
  readonly onShelf: boolean;
};

/** The bare facts of products in any state, for projections of others. */
export async function productsByIds(
  db: Db,
  productIds: readonly Id<'product'>[],
): Promise<Map<Id<'product'>, ProductFacts>> {
  if (productIds.length === 0) return new Map();
  const { rows } = await sql<ProductFacts>`
    select p.product_id as "productId", p.shop_id as "shopId", coalesce(p.live ->> 'title', p.title) as title,
      case when p.live is null then p.title_en else p.live ->> 'titleEn' end as "titleEn",
      coalesce((p.live ->> 'categoryId')::uuid, p.category_id) as "categoryId", p.sold_count as "soldCount", l.product_id is not null as "onShelf",
      coalesce(l.price_fen, (select min(price_fen) from catalog.skus s where s.product_id = p.product_id and s.removed_at is null), 0) as "priceFen"
    from catalog.products p left join catalog.listings l using (product_id)
    where p.product_id = any(${productIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.productId, row]));
}
