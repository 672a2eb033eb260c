import { sql, type Selectable } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { idNotFound, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { ProductState, ProductText } from './product.ts';
import type { CatalogTables, ProductRow, SkuRow } from './tables.ts';

export type Product = Selectable<ProductRow>;
export type Sku = Selectable<SkuRow>;

const own = (db: Db | Tx) => db.withTables<CatalogTables>();

export type NewProduct = Pick<
  Product,
  | 'product_id'
  | 'shop_id'
  | 'title'
  | 'title_en'
  | 'description'
  | 'description_en'
  | 'category_id'
  | 'picture_ids'
  | 'attributes'
  | 'option_names'
  | 'option_names_en'
  | 'freight_template_id'
  | 'low_stock_threshold'
  | 'ships_within_hours'
>;

export async function insertProduct(tx: Tx, product: NewProduct): Promise<void> {
  const time = now();
  await own(tx)
    .insertInto('catalog.products')
    .values({
      ...product,
      attributes: JSON.stringify(product.attributes),
      state: 'draft',
      list_when_approved: true,
      version: 1,
      sold_count: 0,
      rating_sum: 0,
      rating_count: 0,
      created_at: time,
      updated_at: time,
    } as never)
    .execute();
}

export type ProductChange = Partial<Omit<NewProduct, 'product_id' | 'shop_id' | 'attributes'>> & {
  attributes?: string;
  state?: ProductState;
  reason?: string | null;
  live?: string | null;
  revision?: Product['revision'];
  revision_reason?: string | null;
  submitted_at?: Date | null;
  list_when_approved?: boolean;
};

export async function updateProduct(tx: Tx, productId: Id<'product'>, change: ProductChange): Promise<void> {
  await own(tx)
    .updateTable('catalog.products')
    .set({ ...change, updated_at: now(), version: sql`version + 1` } as never)
    .where('product_id', '=', productId)
    .execute();
}

/** The product, locked; of this shop, when one is named. Somebody else's is not found. */
export async function lockProduct(tx: Tx, productId: Id<'product'>, shopId?: Id<'shop'>): Promise<Product> {
  let query = own(tx)
    .selectFrom('catalog.products')
    .selectAll()
    .where('product_id', '=', productId)
    .forUpdate();
  if (shopId) query = query.where('shop_id', '=', shopId);
  const product = await query.executeTakeFirst();
  if (!product) throw new Problem(idNotFound);
  return product;
}

export async function productById(db: Db, productId: Id<'product'>): Promise<Product | undefined> {
  return own(db)
    .selectFrom('catalog.products')
    .selectAll()
    .where('product_id', '=', productId)
    .executeTakeFirst();
}

export async function deleteProduct(tx: Tx, productId: Id<'product'>): Promise<void> {
  await own(tx).deleteFrom('catalog.skus').where('product_id', '=', productId).execute();
  await own(tx).deleteFrom('catalog.products').where('product_id', '=', productId).execute();
}

/** The product, locked, so that what is made of it cannot be overtaken by a change. */
export async function lockedProduct(tx: Tx, productId: Id<'product'>): Promise<Product | undefined> {
  return own(tx)
    .selectFrom('catalog.products')
    .selectAll()
    .where('product_id', '=', productId)
    .forUpdate()
    .executeTakeFirst();
}

/** What the merchant wrote last. */
export function textOf(product: Product): ProductText {
  return {
    title: product.title,
    titleEn: product.title_en,
    description: product.description,
    descriptionEn: product.description_en,
    categoryId: product.category_id as Id<'category'>,
    pictureIds: product.picture_ids as Id<'picture'>[],
  };
}

/** The SKUs that are sold now, in the merchant's order. */
export async function skusOf(db: Db | Tx, productIds: readonly string[]): Promise<Sku[]> {
  if (productIds.length === 0) return [];
  return own(db)
    .selectFrom('catalog.skus')
    .selectAll()
    .where(sql<boolean>`product_id = any(${productIds}::uuid[])`)
    .where('removed_at', 'is', null)
    .orderBy('product_id')
    .orderBy('position')
    .execute();
}

export async function insertSku(
  tx: Tx,
  sku: Omit<Sku, 'sold_out' | 'version' | 'removed_at'>,
): Promise<void> {
  await own(tx)
    .insertInto('catalog.skus')
    .values(sku as never)
    .execute();
}

/** The version grows when something changed that a buyer agreed to. */
export async function updateSku(
  tx: Tx,
  sku: Omit<Sku, 'sold_out' | 'version' | 'removed_at' | 'product_id' | 'shop_id'>,
): Promise<void> {
  await sql`
    update catalog.skus set position = ${sku.position}, option_values = ${sku.option_values}::text[],
      option_values_en = ${sku.option_values_en}::text[], price_fen = ${sku.price_fen},
      compare_at_fen = ${sku.compare_at_fen}, weight_grams = ${sku.weight_grams}, barcode = ${sku.barcode},
      merchant_code = ${sku.merchant_code}, picture_id = ${sku.picture_id}, removed_at = null,
      version = version + case when (price_fen, weight_grams, option_values) is distinct from (${sku.price_fen}::bigint, ${sku.weight_grams}::int, ${sku.option_values}::text[])
        or removed_at is not null then 1 else 0 end
    where sku_id = ${sku.sku_id}`.execute(tx);
}

export async function removeSkus(tx: Tx, skuIds: readonly string[]): Promise<void> {
  if (skuIds.length === 0) return;
  await sql`update catalog.skus set removed_at = ${now()}, version = version + 1 where sku_id = any(${skuIds}::uuid[])`.execute(
    tx,
  );
}

/** Makes every cached copy of these prices stale: the product came on or went off the shelf. */
export async function touchSkus(tx: Tx, productId: Id<'product'>): Promise<void> {
  await sql`update catalog.skus set version = version + 1 where product_id = ${productId}`.execute(tx);
}

/** Marks a SKU as sold out or back; answers whether that was news. */
export async function setSoldOut(tx: Tx, skuId: Id<'sku'>, soldOut: boolean): Promise<Id<'product'> | null> {
  const { rows } = await sql<{ product_id: Id<'product'> }>`
    update catalog.skus set sold_out = ${soldOut} where sku_id = ${skuId} and sold_out <> ${soldOut} returning product_id`.execute(
    tx,
  );
  return rows[0]?.product_id ?? null;
}
