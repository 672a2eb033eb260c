import { price, type Choices, type FreightTemplate, type Line, type Quote } from '@jishi/pricing';
import { now } from '../../platform/clock.ts';
import type { SkuForSale } from '../catalog/index.ts';
import type { Candidates } from './candidates.ts';

export type WantedLine = { readonly sku: SkuForSale; readonly quantity: number };
export type QuoteQuestion = {
  /** One line per SKU. */
  readonly lines: readonly WantedLine[];
  readonly freightTemplates: readonly FreightTemplate[];
  readonly templateIdOf: (sku: SkuForSale) => string | undefined;
  /** Unknown before an address is chosen; freight is then not counted. */
  readonly regionCode?: string | undefined;
  /** What `Offers.candidates` answered; left out: list prices. */
  readonly offers?: Candidates | undefined;
  readonly choices?: Choices | undefined;
  readonly unfundedIds?: readonly string[] | undefined;
};

/** What these goods cost, itemised. Pure: everything it depends on is in the question, and the time. */
export function quote({
  lines,
  freightTemplates,
  templateIdOf,
  regionCode,
  offers,
  choices,
  unfundedIds,
}: QuoteQuestion): Quote {
  return price({
    lines: lines.map((line) => priceLine(line, templateIdOf(line.sku), offers)),
    freightTemplates,
    promotions: offers?.promotions,
    coupons: offers?.coupons,
    stacking: offers?.stacking,
    buyer: { ...offers?.buyer, regionCode },
    choices,
    unfundedIds,
    nowMs: now().getTime(),
  });
}

function priceLine(
  { sku, quantity }: WantedLine,
  freightTemplateId: string | undefined,
  offers: Candidates | undefined,
): Line {
  return {
    lineId: sku.skuId,
    skuId: sku.skuId,
    spuId: sku.productId,
    shopId: sku.shopId,
    categoryId: sku.categoryId,
    quantity,
    unitPriceFen: sku.priceFen,
    weightGrams: sku.weightGrams,
    freightTemplateId,
    ...offers?.shownBy.get(sku.skuId),
  };
}
