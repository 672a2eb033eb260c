import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { productsByIds } from '../catalog/index.ts';
import type { PlanKind } from './plan.ts';

/** Brings what creators choose from up to what the shelf is now. */
export async function projectGoods(tx: Tx, productId: Id<'product'>): Promise<void> {
  const product = (await productsByIds(tx, [productId])).get(productId);
  if (!product?.onShelf) {
    await sql`delete from commission.goods where product_id = ${productId}`.execute(tx);
    return;
  }
  const words = [product.title, product.titleEn].filter(Boolean).join(' ').toLowerCase();
  await sql`
    insert into commission.goods (product_id, shop_id, category_id, words, price_fen, sold_count, listed_at)
    values (${productId}, ${product.shopId}, ${product.categoryId}, ${words}, ${product.priceFen}, ${product.soldCount}, ${now()})
    on conflict on constraint goods_pk do update set category_id = excluded.category_id, words = excluded.words,
      price_fen = excluded.price_fen, sold_count = excluded.sold_count`.execute(tx);
}

export type GoodsSort = 'rate' | 'earning' | 'sold' | 'newest' | 'price';
export type GoodsRow = {
  readonly productId: Id<'product'>;
  readonly priceFen: bigint;
  readonly planId: Id<'commissionPlan'>;
  readonly kind: PlanKind;
  readonly commissionBps: number;
  readonly earningFen: bigint;
  readonly campaignId: Id<'commissionPlan'> | null;
  readonly campaignBps: number | null;
  readonly key: string;
};

const keys: Record<GoodsSort, ReturnType<typeof sql>> = {
  rate: sql`best.commission_bps::bigint`,
  earning: sql`(g.price_fen * best.commission_bps + 5000) / 10000`,
  sold: sql`g.sold_count::bigint`,
  newest: sql`(extract(epoch from g.listed_at) * 1000)::bigint`,
  price: sql`-g.price_fen`,
};

type Search = {
  creatorId: Id<'creator'>;
  q: string | undefined;
  categoryId: Id<'category'> | undefined;
  shopId: Id<'shop'> | undefined;
  sort: GoodsSort;
  after: { key: string; id: string } | null;
  limit: number;
};

/** Goods on which this creator earns, by the same rule as `bestPlan`; and the best campaign they could still join. */
export async function findGoods(db: Db, search: Search): Promise<GoodsRow[]> {
  const { creatorId, q, categoryId, shopId, after, limit } = search;
  const key = keys[search.sort];
  const joined = sql`p.plan_id in (select plan_id from commission.joined where creator_id = ${creatorId})`;
  const { rows } = await sql<GoodsRow>`
    with open as materialized (
      select p.*, t.commission_bps from commission.plans p join commission.terms_at(${now()}) t using (plan_id) where t.active
    )
    select g.product_id as "productId", g.price_fen as "priceFen", best.plan_id as "planId", best.kind, best.commission_bps as "commissionBps",
      (g.price_fen * best.commission_bps + 5000) / 10000 as "earningFen", camp.plan_id as "campaignId", camp.commission_bps as "campaignBps",
      (${key})::text as key
    from commission.goods g
    cross join lateral (
      select p.plan_id, p.kind, p.commission_bps from open p
      where p.shop_id = g.shop_id and (p.product_id is null or p.product_id = g.product_id)
        and (p.creator_id is null or p.creator_id = ${creatorId}) and (p.kind <> 'leader' or ${joined})
      order by p.commission_bps desc, (p.product_id is not null) desc, p.plan_id limit 1) best
    left join lateral (
      select p.plan_id, p.commission_bps from open p
      where p.shop_id = g.shop_id and (p.product_id is null or p.product_id = g.product_id) and p.kind = 'leader' and not ${joined}
      order by p.commission_bps desc, p.plan_id limit 1) camp on true
    where not (
        exists (select from open p where p.shop_id = g.shop_id and (p.product_id is null or p.product_id = g.product_id)
          and p.kind = 'exclusive' and p.creator_id <> ${creatorId})
        and not exists (select from open p where p.shop_id = g.shop_id and (p.product_id is null or p.product_id = g.product_id)
          and p.kind = 'exclusive' and p.creator_id = ${creatorId}))
      ${q ? sql`and strpos(g.words, lower(${q})) > 0` : sql``}
      ${categoryId ? sql`and g.category_id = ${categoryId}` : sql``}
      ${shopId ? sql`and g.shop_id = ${shopId}` : sql``}
      ${after ? sql`and (${key}, g.product_id) < (${after.key}::bigint, ${after.id}::uuid)` : sql``}
    order by ${key} desc, g.product_id desc limit ${limit + 1}`.execute(db);
  return rows;
}
