import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { readTogether } from '../../platform/read-together.ts';
import { specText } from './product.ts';

export type SkuForSale = {
  readonly skuId: Id<'sku'>;
  readonly productId: Id<'product'>;
  readonly shopId: Id<'shop'>;
  readonly shopName: { readonly zh: string; readonly en: string };
  readonly categoryId: Id<'category'>;
  readonly title: string;
  readonly titleEn: string | null;
  /** The chosen options in words, such as 红色 / XL; empty when there is no choice. */
  readonly specText: string;
  readonly specTextEn: string | null;
  readonly priceFen: bigint;
  readonly weightGrams: number;
  /** Small picture. */
  readonly pictureKey: string | null;
  readonly freightTemplateId: Id<'freightTemplate'> | null;
  readonly shipsWithinHours: number;
  /** Grows with the price, the weight and being for sale; `catalog.changed_skus` compares it inside a transaction. */
  readonly version: number;
  /** `withdrawn`: it is still named in carts and orders but cannot be bought. */
  readonly state: 'for_sale' | 'withdrawn';
};

type Row = Omit<SkuForSale, 'specText' | 'specTextEn' | 'state'> & {
  optionValues: string[];
  optionValuesEn: string[] | null;
  forSale: boolean;
};

/** What these SKUs are and cost now, in one read. A SKU that never existed is missing from the map. */
export async function skusForSale(db: Db, skuIds: readonly Id<'sku'>[]): Promise<Map<Id<'sku'>, SkuForSale>> {
  const { rows } = await sql<Row>`
    select s.sku_id as "skuId", s.product_id as "productId", s.shop_id as "shopId", jsonb_build_object('zh', h.name_zh, 'en', h.name_en) as "shopName",
      coalesce((p.live ->> 'categoryId')::uuid, p.category_id) as "categoryId", coalesce(p.live ->> 'title', p.title) as title,
      case when p.live is null then p.title_en else p.live ->> 'titleEn' end as "titleEn", s.option_values as "optionValues",
      s.option_values_en as "optionValuesEn",
      s.price_fen as "priceFen", s.weight_grams as "weightGrams", f.small_key as "pictureKey", p.freight_template_id as "freightTemplateId",
      p.ships_within_hours as "shipsWithinHours", s.version,
      p.state = 'on_shelf' and s.removed_at is null and h.open as "forSale"
    from catalog.skus s
    join catalog.products p using (product_id)
    join catalog.shops h on h.shop_id = s.shop_id
    left join catalog.pictures f on f.picture_id = coalesce(s.picture_id, (p.live -> 'pictureIds' ->> 0)::uuid, p.picture_ids[1])
    where s.sku_id = any(${skuIds}::uuid[])`.execute(db);
  return new Map(
    rows.map(({ optionValues, optionValuesEn, forSale, ...row }) => [
      row.skuId,
      {
        ...row,
        specText: specText(optionValues),
        specTextEn: optionValuesEn && specText(optionValuesEn),
        state: forSale ? ('for_sale' as const) : ('withdrawn' as const),
      },
    ]),
  );
}

type Cached = { readonly at: number; readonly sku: Promise<SkuForSale | undefined> };
type ReadSkus = (skuIds: readonly Id<'sku'>[]) => Promise<Map<Id<'sku'>, SkuForSale>>;
export type SkuCache = {
  /** At most `freshMs` old, so whoever charges a price compares the version in the transaction that charges it. */
  readonly recent: ReadSkus;
  /** Read now, and what everybody is told from now on: who was refused an old price is not shown it again. */
  readonly afresh: ReadSkus;
};

/** The same for the rush: callers who ask for a SKU within `freshMs` share one read, and reads that coincide go together. */
export function openSkuCache(
  db: Db,
  { freshMs = 250, max = 20_000 }: { freshMs?: number; max?: number } = {},
): SkuCache {
  const cache = new Map<Id<'sku'>, Cached>();
  const readSkus = readTogether(async (lists: readonly (readonly Id<'sku'>[])[]) => {
    const found = await skusForSale(db, [...new Set(lists.flat())]);
    return lists.map(() => found);
  });

  function read(skuIds: readonly Id<'sku'>[], at: number): void {
    if (cache.size + skuIds.length > max) cache.clear();
    const found = readSkus(skuIds);
    for (const skuId of skuIds) {
      const sku = found.then((skus) => skus.get(skuId));
      cache.set(skuId, { at, sku });
      // Each waiter sees the failure itself; a failed read is not kept.
      sku.catch(() => cache.get(skuId)?.sku === sku && cache.delete(skuId));
    }
  }

  async function known(skuIds: readonly Id<'sku'>[]): Promise<Map<Id<'sku'>, SkuForSale>> {
    const found = new Map<Id<'sku'>, SkuForSale>();
    for (const skuId of skuIds) {
      const sku = await (cache.get(skuId)?.sku ?? readSkus([skuId]).then((one) => one.get(skuId)));
      if (sku) found.set(skuId, sku);
    }
    return found;
  }

  return {
    recent(skuIds) {
      const time = performance.now();
      const stale = [...new Set(skuIds)].filter(
        (skuId) => !(time - (cache.get(skuId)?.at ?? -Infinity) < freshMs),
      );
      if (stale.length > 0) read(stale, time);
      return known(skuIds);
    },
    afresh(skuIds) {
      if (skuIds.length > 0) read([...new Set(skuIds)], performance.now());
      return known(skuIds);
    },
  };
}

export type ProductPrice = Pick<SkuForSale, 'shopId' | 'freightTemplateId' | 'priceFen' | 'weightGrams'>;

/** What one piece of a listed product costs and weighs: of the SKU named, else of the first. */
export async function productPrices(
  db: Db,
  productId: Id<'product'>,
  skuId?: Id<'sku'>,
): Promise<ProductPrice | undefined> {
  const { rows } = await sql<ProductPrice>`
    select p.shop_id as "shopId", p.freight_template_id as "freightTemplateId", s.price_fen as "priceFen", s.weight_grams as "weightGrams"
    from catalog.listings l join catalog.products p using (product_id) join catalog.skus s using (product_id)
    where l.product_id = ${productId} and s.removed_at is null ${skuId === undefined ? sql`` : sql`and s.sku_id = ${skuId}`}
    order by s.position limit 1`.execute(db);
  return rows[0];
}

/** The dearest option of each product, chosen or not. */
export async function topPrices(
  db: Db,
  productIds: readonly Id<'product'>[],
): Promise<Map<Id<'product'>, bigint>> {
  const { rows } = await sql<{ productId: Id<'product'>; topFen: bigint }>`
    select product_id as "productId", max(price_fen) as "topFen" from catalog.skus
    where product_id = any(${[...new Set(productIds)]}::uuid[]) and removed_at is null group by product_id`.execute(
    db,
  );
  return new Map(rows.map(({ productId, topFen }) => [productId, topFen]));
}
