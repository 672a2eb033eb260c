import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { cursorIn, instantIn, page, uuidIn } from '../../platform/paging.ts';
import { productById, skusOf, type Product, type Sku } from './products.sql.ts';
import type { ProductState } from './product.ts';

export type ProductSummary = Product & {
  cover_key: string | null;
  price_fen: bigint;
  max_price_fen: bigint;
  sku_count: number;
};
type Paging = { cursor?: string | undefined; limit?: number | undefined };

/** What lists for merchants and reviewers show of a product. */
export const summaryColumns = sql`
  p.*, f.small_key as cover_key, k.price_fen, k.max_price_fen, k.sku_count`;
export const summarySources = sql`
  catalog.products p
  left join catalog.pictures f on f.picture_id = p.picture_ids[1]
  cross join lateral (
    select coalesce(min(s.price_fen), 0) as price_fen, coalesce(max(s.price_fen), 0) as max_price_fen, count(*)::int as sku_count
    from catalog.skus s where s.product_id = p.product_id and s.removed_at is null) k`;

export async function merchantProducts(
  db: Db,
  {
    shopId,
    state,
    q,
    cursor,
    limit = 20,
  }: { shopId: Id<'shop'>; state?: ProductState | undefined; q?: string | undefined } & Paging,
) {
  const after = cursorIn(cursor, 2);
  const like = q && `%${q.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<ProductSummary & { sort_key: string }>`
    select ${summaryColumns}, to_char(p.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sort_key
    from ${summarySources} where p.shop_id = ${shopId}
      ${state ? sql`and p.state = ${state}` : sql``}
      ${
        like
          ? sql`and (p.title ilike ${like} or p.title_en ilike ${like} or exists (
        select from catalog.skus s where s.product_id = p.product_id and (s.merchant_code ilike ${like} or s.barcode = ${q!.trim()})))`
          : sql``
      }
      ${after ? sql`and (p.updated_at, p.product_id) < (${instantIn(after[0])}::timestamptz, ${uuidIn(after[1])}::uuid)` : sql``}
    order by p.updated_at desc, p.product_id desc limit ${limit + 1}`.execute(db);
  return {
    rows,
    page: <T>(show: (row: ProductSummary) => T) =>
      page(rows, limit, show, (row) => [row.sort_key, row.product_id]),
  };
}

export async function countByState(
  db: Db,
  shopId: Id<'shop'>,
): Promise<{ state: ProductState; count: number }[]> {
  const { rows } = await sql<{ state: ProductState; count: number }>`
    select state, count(*)::int as count from catalog.products where shop_id = ${shopId} group by state order by state`.execute(
    db,
  );
  return rows;
}

export async function productsToReview(
  db: Db,
  {
    state,
    shopId,
    cursor,
    limit = 20,
  }: { state?: ProductState | undefined; shopId?: Id<'shop'> | undefined } & Paging,
) {
  const after = cursorIn(cursor, 2);
  const waiting = state === undefined || state === 'pending_review';
  const sortKey = waiting ? sql`p.submitted_at` : sql`p.updated_at`;
  const { rows } = await sql<
    ProductSummary & { sort_key: string; shop_name_zh: string; shop_name_en: string }
  >`
    select ${summaryColumns}, h.name_zh as shop_name_zh, h.name_en as shop_name_en,
      to_char(${sortKey} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sort_key
    from ${summarySources} join catalog.shops h on h.shop_id = p.shop_id
    where ${waiting ? sql`(p.state = 'pending_review' or p.revision = 'pending_review')` : sql`p.state = ${state}`}
      ${shopId ? sql`and p.shop_id = ${shopId}` : sql``}
      ${after ? sql`and (${sortKey}, p.product_id) > (${instantIn(after[0])}::timestamptz, ${uuidIn(after[1])}::uuid)` : sql``}
    order by ${sortKey}, p.product_id limit ${limit + 1}`.execute(db);
  return {
    rows,
    page: <T>(show: (row: (typeof rows)[number]) => T) =>
      page(rows, limit, show, (row) => [row.sort_key, row.product_id]),
  };
}

export async function productToReview(
  db: Db,
  productId: Id<'product'>,
): Promise<(ProductSummary & { shop_name_zh: string; shop_name_en: string }) | undefined> {
  const { rows } = await sql<ProductSummary & { shop_name_zh: string; shop_name_en: string }>`
    select ${summaryColumns}, h.name_zh as shop_name_zh, h.name_en as shop_name_en
    from ${summarySources} join catalog.shops h on h.shop_id = p.shop_id where p.product_id = ${productId}`.execute(
    db,
  );
  return rows[0];
}

export type WholeProduct = { readonly product: Product; readonly skus: readonly Sku[] };

export async function wholeProduct(db: Db, productId: Id<'product'>): Promise<WholeProduct | undefined> {
  const product = await productById(db, productId);
  return product && { product, skus: await skusOf(db, [productId]) };
}

/** These products with their SKUs; those of other shops are missing. */
export async function wholeProducts(
  db: Db | Tx,
  shopId: Id<'shop'>,
  productIds: readonly Id<'product'>[],
): Promise<Map<Id<'product'>, WholeProduct>> {
  const { rows } = await sql<Product>`
    select * from catalog.products where shop_id = ${shopId} and product_id = any(${productIds}::uuid[])`.execute(
    db,
  );
  const skus = await skusOf(
    db,
    rows.map(({ product_id: id }) => id),
  );
  const whole = (product: Product) => ({
    product,
    skus: skus.filter((sku) => sku.product_id === product.product_id),
  });
  return new Map(rows.map((product) => [product.product_id as Id<'product'>, whole(product)]));
}

/** Products of a shop with their SKUs, in the order they were made, `limit` at a time behind `after`. */
export async function productsOfShop(
  db: Db | Tx,
  shopId: Id<'shop'>,
  { after, limit }: { after: Id<'product'> | null; limit: number },
): Promise<WholeProduct[]> {
  const { rows } = await sql<Product>`
    select * from catalog.products where shop_id = ${shopId} ${after ? sql`and product_id > ${after}` : sql``}
    order by product_id limit ${limit}`.execute(db);
  const skus = await skusOf(
    db,
    rows.map(({ product_id: id }) => id),
  );
  return rows.map((product) => ({
    product,
    skus: skus.filter((sku) => sku.product_id === product.product_id),
  }));
}

export type ShopSku = {
  readonly skuId: Id<'sku'>;
  readonly productId: Id<'product'>;
  readonly title: string;
  readonly titleEn: string | null;
  readonly optionValues: readonly string[];
  readonly merchantCode: string | null;
  readonly pictureKey: string | null;
  readonly lowStockThreshold: number;
};

/** These SKUs as their merchant knows them; those of other shops are missing. */
export async function skusOfShop(
  db: Db | Tx,
  shopId: Id<'shop'>,
  skuIds: readonly Id<'sku'>[],
): Promise<Map<Id<'sku'>, ShopSku>> {
  const { rows } = await sql<ShopSku>`
    select s.sku_id as "skuId", s.product_id as "productId", p.title, p.title_en as "titleEn", s.option_values as "optionValues",
      s.merchant_code as "merchantCode", f.small_key as "pictureKey", p.low_stock_threshold as "lowStockThreshold"
    from catalog.skus s join catalog.products p using (product_id)
    left join catalog.pictures f on f.picture_id = coalesce(s.picture_id, p.picture_ids[1])
    where s.shop_id = ${shopId} and s.sku_id = any(${skuIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.skuId, row]));
}
