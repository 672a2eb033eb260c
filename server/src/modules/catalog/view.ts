import type { Static } from '../../platform/contract.ts';
import type { Db } from '../../platform/db.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { Problem } from '../../platform/problem.ts';
import { mediaUrl } from '../../platform/storage.ts';
import { picturesByIds, showPicture, type Picture } from './pictures.sql.ts';
import type { Product } from './products.sql.ts';
import type { MerchantProduct, MerchantProductRow, ProductForReview } from './schemas.ts';
import { wholeProduct, type ProductSummary } from './shop-products.sql.ts';

/** Rows as they go over the wire. Nothing here decides anything. */

type Pictures = ReadonlyMap<Id<'picture'>, Picture>;
const fenOrNull = (fen: bigint | null) => (fen === null ? null : fenOut(fen));
const shown = (ids: readonly string[], pictures: Pictures) =>
  ids.flatMap((id) => pictures.get(id as Id<'picture'>) ?? []).map(showPicture);

const headOf = (product: Product) => ({
  productId: toWire('product', product.product_id as Id<'product'>),
  shopId: toWire('shop', product.shop_id as Id<'shop'>),
  state: product.state,
  reason: product.reason,
  revision: product.revision === null ? null : { state: product.revision, reason: product.revision_reason },
  title: product.title,
  titleEn: product.title_en,
  categoryId: toWire('category', product.category_id as Id<'category'>),
  soldCount: product.sold_count,
  updatedAt: product.updated_at.toISOString(),
});

export async function merchantProduct(
  db: Db,
  productId: Id<'product'>,
  shopId: Id<'shop'>,
): Promise<Static<typeof MerchantProduct>> {
  const whole = await wholeProduct(db, productId);
  if (!whole || whole.product.shop_id !== shopId) throw new Problem(idNotFound);
  const { product, skus } = whole;
  const ids = [...product.picture_ids, ...skus.flatMap((sku) => sku.picture_id ?? [])] as Id<'picture'>[];
  const pictures = await picturesByIds(db, ids);
  return {
    ...headOf(product),
    description: product.description,
    descriptionEn: product.description_en,
    attributes: product.attributes,
    pictures: shown(product.picture_ids, pictures),
    optionNames: product.option_names,
    optionNamesEn: product.option_names_en,
    skus: skus.map((sku) => ({
      skuId: toWire('sku', sku.sku_id as Id<'sku'>),
      optionValues: sku.option_values,
      optionValuesEn: sku.option_values_en,
      priceFen: fenOut(sku.price_fen),
      compareAtFen: fenOrNull(sku.compare_at_fen),
      weightGrams: sku.weight_grams,
      barcode: sku.barcode,
      merchantCode: sku.merchant_code,
      picture: shown(sku.picture_id === null ? [] : [sku.picture_id], pictures)[0] ?? null,
      version: sku.version,
    })),
    freightTemplateId:
      product.freight_template_id &&
      toWire('freightTemplate', product.freight_template_id as Id<'freightTemplate'>),
    lowStockThreshold: product.low_stock_threshold,
    shipsWithinHours: product.ships_within_hours,
    createdAt: product.created_at.toISOString(),
  };
}

export function merchantRow(product: ProductSummary): Static<typeof MerchantProductRow> {
  return {
    ...headOf(product),
    pictureUrl: product.cover_key && mediaUrl(product.cover_key),
    priceFen: fenOut(product.price_fen),
    maxPriceFen: fenOut(product.max_price_fen),
    skuCount: product.sku_count,
  };
}

type ReviewRow = ProductSummary & { shop_name_zh: string; shop_name_en: string };

export async function reviewViews(
  db: Db,
  rows: readonly ReviewRow[],
): Promise<(row: ReviewRow) => Static<typeof ProductForReview>> {
  const ids = rows.flatMap((row) => [...row.picture_ids, ...(row.live?.pictureIds ?? [])]) as Id<'picture'>[];
  const pictures = await picturesByIds(db, ids);
  return (row) => ({
    ...merchantRow(row),
    shopName: { zh: row.shop_name_zh, en: row.shop_name_en },
    version: row.version,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    description: row.description,
    descriptionEn: row.description_en,
    pictures: shown(row.picture_ids, pictures),
    live: row.live && {
      title: row.live.title,
      titleEn: row.live.titleEn,
      description: row.live.description,
      descriptionEn: row.live.descriptionEn,
      categoryId: toWire('category', row.live.categoryId),
      pictures: shown(row.live.pictureIds, pictures),
    },
  });
}
