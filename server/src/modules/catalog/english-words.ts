import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Locale } from '../../platform/problem.ts';
import { skusForSale } from './skus-for-sale.ts';

type Bought = { readonly skuId: Id<'sku'>; readonly title: string; readonly skuName: string };

/**
 * What was bought keeps the words it was bought with, in Chinese. In English it is told with the words of the product as
 * it is now, as far as they still mean the same.
 */
export async function wordsOfBought<B extends Bought>(
  db: Db,
  bought: readonly B[],
  locale: Locale,
): Promise<(item: Bought) => { title: string; skuName: string }> {
  if (locale !== 'en' || bought.length === 0) return ({ title, skuName }) => ({ title, skuName });
  const skus = await skusForSale(db, [...new Set(bought.map(({ skuId }) => skuId))]);
  return ({ skuId, title, skuName }) => {
    const sku = skus.get(skuId);
    return {
      title: (sku?.title === title && sku.titleEn) || title,
      skuName: (sku?.specText === skuName && sku.specTextEn) || skuName,
    };
  };
}
