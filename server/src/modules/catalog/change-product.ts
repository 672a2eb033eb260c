import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { now } from '../../platform/clock.ts';
import { checkReferences, columnsOf, sayChanged, skuColumnsOf } from './create-product.ts';
import { skuUnknown } from './problems.ts';
import { checkChoices, sameText, wasApproved, type ProductDraft, type ProductText } from './product.ts';
import {
  insertSku,
  lockProduct,
  removeSkus,
  skusOf,
  updateProduct,
  updateSku,
  type Product,
  type ProductChange,
  type Sku,
} from './products.sql.ts';
import { refreshListing } from './refresh-listing.ts';

type ChangeProduct = {
  readonly shopId: Id<'shop'>;
  readonly productId: Id<'product'>;
  readonly draft: ProductDraft;
};

/**
 * Writes a product anew. Prices, options and attributes count at once. A change of what shoppers read goes to review
 * when the product was approved before; they see the approved text until then.
 */
export async function changeProduct(
  tx: Tx,
  { shopId, productId, draft }: ChangeProduct,
): Promise<Id<'sku'>[]> {
  checkChoices(draft);
  const product = await lockProduct(tx, productId, shopId);
  await checkReferences(tx, draft);
  const { attributes, ...columns } = columnsOf(draft);
  const text: ProductText = {
    title: columns.title,
    titleEn: columns.title_en,
    description: columns.description,
    descriptionEn: columns.description_en,
    categoryId: draft.categoryId,
    pictureIds: columns.picture_ids as Id<'picture'>[],
  };
  const review = reviewOf(product, text);
  await updateProduct(tx, productId, { ...columns, attributes: JSON.stringify(attributes), ...review });
  const skuIds = await changeSkus(tx, product, draft);
  await refreshListing(tx, productId);
  await sayChanged(tx, { productId, shopId, skuIds, lowStockThreshold: columns.low_stock_threshold });
  if (review.revision === 'pending_review')
    await publish(tx, 'catalog.product_submitted', { productId, shopId });
  return skuIds;
}

/** What the new text means for the review: nothing for a draft, a revision for what shoppers already see. */
function reviewOf(product: Product, text: ProductText): ProductChange {
  if (!wasApproved(product.state)) return {};
  if (sameText(product.live!, text)) return { revision: null, revision_reason: null };
  return { revision: 'pending_review', revision_reason: null, submitted_at: now() };
}

/** Keeps a SKU that is named or has the same choice, so that carts and orders still know it; the others are withdrawn. */
async function changeSkus(tx: Tx, product: Product, { skus }: ProductDraft): Promise<Id<'sku'>[]> {
  const before = await skusOf(tx, [product.product_id]);
  const byId = new Map(before.map((sku) => [sku.sku_id, sku]));
  const byChoice = new Map(before.map((sku) => [choiceKey(sku.option_values), sku]));
  const named = new Set(skus.flatMap(({ skuId }) => skuId ?? []));
  const kept = skus.map((sku): Sku | undefined => {
    if (sku.skuId === undefined) {
      const same = byChoice.get(choiceKey(sku.optionValues ?? []));
      return same && !named.has(same.sku_id as Id<'sku'>) ? same : undefined;
    }
    const found = byId.get(sku.skuId);
    if (!found) throw new Problem(skuUnknown);
    return found;
  });
  const keptIds = new Set(kept.flatMap((sku) => sku?.sku_id ?? []));
  const withdrawn = before.filter(({ sku_id: id }) => !keptIds.has(id)).map(({ sku_id: id }) => id);
  // SKUs that trade their choices pass through each other's: those to be changed step aside first.
  const moved = kept.filter(
    (sku, i) => sku && choiceKey(sku.option_values) !== choiceKey(skus[i]!.optionValues ?? []),
  );
  await removeSkus(tx, [...withdrawn, ...moved.map((sku) => sku!.sku_id)]);
  const ids: Id<'sku'>[] = [];
  for (const [position, sku] of skus.entries()) {
    const id = (kept[position]?.sku_id as Id<'sku'> | undefined) ?? newId('sku');
    if (kept[position]) await updateSku(tx, { sku_id: id, ...skuColumnsOf(sku, position) });
    else
      await insertSku(tx, {
        sku_id: id,
        product_id: product.product_id,
        shop_id: product.shop_id,
        ...skuColumnsOf(sku, position),
      });
    ids.push(id);
  }
  return ids;
}

const choiceKey = (optionValues: readonly string[]) =>
  JSON.stringify(optionValues.map((value) => value.trim().toLowerCase()));
