import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { categoryById } from './categories.sql.ts';
import { picturesByIds } from './pictures.sql.ts';
import { pictureUnknown } from './problems.ts';
import {
  checkChoices,
  tidyParagraphs,
  withoutControls,
  type ProductDraft,
  type SkuDraft,
} from './product.ts';
import { insertProduct, insertSku, type NewProduct, type Sku } from './products.sql.ts';
import { knownShop } from './shops.sql.ts';

export type CreatedProduct = { readonly productId: Id<'product'>; readonly skuIds: readonly Id<'sku'>[] };

/** Writes a product as a draft; its SKUs come back in the order given. */
export async function createProduct(
  tx: Tx,
  { shopId, draft }: { shopId: Id<'shop'>; draft: ProductDraft },
): Promise<CreatedProduct> {
  checkChoices(draft);
  await checkReferences(tx, draft);
  await knownShop(tx, shopId);
  const productId = newId('product');
  await insertProduct(tx, { product_id: productId, shop_id: shopId, ...columnsOf(draft) });
  const skuIds: Id<'sku'>[] = [];
  for (const [position, sku] of draft.skus.entries()) {
    const skuId = newId('sku');
    await insertSku(tx, {
      sku_id: skuId,
      product_id: productId,
      shop_id: shopId,
      ...skuColumnsOf(sku, position),
    });
    skuIds.push(skuId);
  }
  await sayChanged(tx, { productId, shopId, skuIds, lowStockThreshold: draft.lowStockThreshold ?? 0 });
  return { productId, skuIds };
}

export async function checkReferences(tx: Tx, draft: ProductDraft): Promise<void> {
  await categoryById(tx, draft.categoryId);
  const wanted = new Set([
    ...(draft.pictureIds ?? []),
    ...draft.skus.flatMap(({ pictureId }) => pictureId ?? []),
  ]);
  const found = await picturesByIds(tx, [...wanted]);
  if (found.size < wanted.size) throw new Problem(pictureUnknown);
}

export async function sayChanged(
  tx: Tx,
  change: {
    productId: Id<'product'>;
    shopId: Id<'shop'>;
    skuIds: readonly Id<'sku'>[];
    lowStockThreshold: number;
  },
): Promise<void> {
  await publish(tx, 'catalog.product_changed', change);
}

export function columnsOf(draft: ProductDraft): Omit<NewProduct, 'product_id' | 'shop_id'> {
  return {
    title: tidy(draft.title),
    title_en: draft.titleEn ? tidy(draft.titleEn) : null,
    description: tidyParagraphs(draft.description ?? ''),
    description_en: tidyParagraphs(draft.descriptionEn ?? '') || null,
    category_id: draft.categoryId,
    picture_ids: [...new Set(draft.pictureIds ?? [])],
    attributes: (draft.attributes ?? []).map((each) => ({
      name: tidy(each.name),
      value: tidy(each.value),
      ...(each.nameEn ? { nameEn: tidy(each.nameEn) } : {}),
      ...(each.valueEn ? { valueEn: tidy(each.valueEn) } : {}),
    })),
    option_names: (draft.optionNames ?? []).map(tidy),
    option_names_en: draft.optionNamesEn?.map(tidy) ?? null,
    freight_template_id: draft.freightTemplateId ?? null,
    low_stock_threshold: draft.lowStockThreshold ?? 0,
    ships_within_hours: draft.shipsWithinHours ?? 48,
  };
}

export function skuColumnsOf(
  sku: SkuDraft,
  position: number,
): Omit<Sku, 'sku_id' | 'product_id' | 'shop_id' | 'sold_out' | 'version' | 'removed_at'> {
  // A price to compare with that is not above the price would be a made-up discount.
  const compareAt = sku.compareAtFen && sku.compareAtFen > sku.priceFen ? sku.compareAtFen : null;
  return {
    position,
    option_values: (sku.optionValues ?? []).map(tidy),
    option_values_en: sku.optionValuesEn?.map(tidy) ?? null,
    price_fen: sku.priceFen,
    compare_at_fen: compareAt,
    weight_grams: sku.weightGrams ?? 0,
    barcode: sku.barcode ?? null,
    merchant_code: sku.merchantCode ?? null,
    picture_id: sku.pictureId ?? null,
  };
}

/** One line, single spaces: what people paste is rarely tidy. */
const tidy = (text: string) => withoutControls(text).replaceAll(/\s+/g, ' ').trim();

export type SkuOwner = {
  readonly skuId: Id<'sku'>;
  readonly productId: Id<'product'>;
  readonly shopId: Id<'shop'>;
  readonly lowStockThreshold: number;
};

/** Whose these SKUs are, and from which stock on the merchant wants to know. */
export async function skuOwners(tx: Tx, skuIds: readonly Id<'sku'>[]): Promise<SkuOwner[]> {
  const { rows } = await sql<SkuOwner>`
    select s.sku_id as "skuId", s.product_id as "productId", s.shop_id as "shopId", p.low_stock_threshold as "lowStockThreshold"
    from catalog.skus s join catalog.products p using (product_id) where s.sku_id = any(${skuIds}::uuid[])`.execute(
    tx,
  );
  return rows;
}
