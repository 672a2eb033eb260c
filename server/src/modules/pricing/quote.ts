import { price, type FreightTemplate, type Quote } from '@jishi/pricing';
import { now } from '../../platform/clock.ts';
import type { SkuForSale } from '../catalog/index.ts';

export type WantedLine = { readonly sku: SkuForSale; readonly quantity: number };
export type QuoteQuestion = {
  /** One line per SKU. */
  readonly lines: readonly WantedLine[];
  readonly freightTemplates: readonly FreightTemplate[];
  readonly templateIdOf: (sku: SkuForSale) => string | undefined;
  /** Unknown before an address is chosen; freight is then not counted. */
  readonly regionCode?: string | undefined;
};

/** What these goods cost, itemised. Pure: everything it depends on is in the question, and the time. */
export function quote({ lines, freightTemplates, templateIdOf, regionCode }: QuoteQuestion): Quote {
  return price({
    lines: lines.map(({ sku, quantity }) => ({
      lineId: sku.skuId,
      skuId: sku.skuId,
      spuId: sku.productId,
      shopId: sku.shopId,
      categoryId: sku.categoryId,
      quantity,
      unitPriceFen: sku.priceFen,
      weightGrams: sku.weightGrams,
      freightTemplateId: templateIdOf(sku),
    })),
    freightTemplates,
    buyer: { regionCode },
    nowMs: now().getTime(),
  });
}
