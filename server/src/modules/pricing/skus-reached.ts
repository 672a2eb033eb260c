import type { Promotion } from '@jishi/pricing';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import {
  productsByIds,
  productsOfShop,
  skusForSale,
  wholeProducts,
  type SkuForSale,
  type WholeProduct,
} from '../catalog/index.ts';
import { skusOfRule } from './check-scope.ts';
import type { Owner } from './owner.ts';
import { reaches } from './reach.ts';
import type { ActivityDefinition } from './schemas.ts';

/** Read at once; of an activity that reaches more, the answer is about the first ones. */
export const mostSkus = 2_000;

/** The SKUs an activity reaches, as far as it names them: items, products, shops. Of an activity for everything, none. */
export async function skusReached(
  db: Db | Tx,
  by: Owner,
  definition: ActivityDefinition,
  promotion: Promotion,
): Promise<SkuForSale[]> {
  const ids = await named(db, by, definition);
  const skus = await skusForSale(db, ids.slice(0, mostSkus));
  return [...skus.values()].filter((sku) => reaches(promotion, sku));
}

/** What a shop sells, or what it sells of these products: all of it, unless an example of so many SKUs is enough. */
export async function skusOfShop(
  db: Db | Tx,
  shopId: Id<'shop'>,
  productIds: readonly Id<'product'>[] | null,
  { atMost = Infinity }: { atMost?: number } = {},
): Promise<SkuForSale[]> {
  const ids =
    productIds === null ? await skusOfWholeShop(db, shopId, atMost) : await skusOfProducts(db, productIds);
  const skus: SkuForSale[] = [];
  const wanted = ids.slice(0, atMost);
  for (let from = 0; from < wanted.length; from += mostSkus)
    skus.push(...(await skusForSale(db, wanted.slice(from, from + mostSkus))).values());
  return skus;
}

async function named(db: Db | Tx, by: Owner, definition: ActivityDefinition): Promise<Id<'sku'>[]> {
  const { scope, rule } = definition;
  const direct = rule.kind === 'item-price' ? skusOfRule(definition) : [];
  if (scope?.skuIds || direct.length > 0)
    return [...new Set([...(scope?.skuIds ?? []), ...direct])] as Id<'sku'>[];
  if (scope?.productIds) return skusOfProducts(db, scope.productIds as Id<'product'>[]);
  const shopIds = by.owner === 'shop' ? [by.shopId] : ((scope?.shopIds ?? []) as Id<'shop'>[]);
  const skuIds: Id<'sku'>[] = [];
  for (const shopId of shopIds) skuIds.push(...(await skusOfWholeShop(db, shopId)));
  return skuIds;
}

async function skusOfProducts(db: Db | Tx, productIds: readonly Id<'product'>[]): Promise<Id<'sku'>[]> {
  const shopOf = await productsByIds(db, productIds);
  const skuIds: Id<'sku'>[] = [];
  for (const shopId of new Set([...shopOf.values()].map((product) => product.shopId)))
    for (const whole of (await wholeProducts(db, shopId, productIds)).values())
      skuIds.push(...liveSkus(whole));
  return skuIds;
}

async function skusOfWholeShop(db: Db | Tx, shopId: Id<'shop'>, atMost = mostSkus): Promise<Id<'sku'>[]> {
  const skuIds: Id<'sku'>[] = [];
  const limit = 500;
  for (let after: Id<'product'> | null = null; skuIds.length < atMost;) {
    const products: WholeProduct[] = await productsOfShop(db, shopId, { after, limit });
    skuIds.push(...products.flatMap(liveSkus));
    if (products.length < limit) break;
    after = products.at(-1)!.product.product_id as Id<'product'>;
  }
  return skuIds;
}

const liveSkus = ({ skus }: WholeProduct) =>
  skus.filter((sku) => sku.removed_at === null).map((sku) => sku.sku_id as Id<'sku'>);
