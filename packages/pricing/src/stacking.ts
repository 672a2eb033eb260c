/**
 * What may be combined with what, as data (domain-rules §2.2).
 * Price = single-item price − shop level − cross-shop level − the buyer's own assets; thresholds of all levels are
 * measured in parallel against the single-item prices.
 */
import type { AnyOffer } from './promotion.ts';

export type LayerName =
  | 'item'
  | 'shop-activity'
  | 'shop-coupon'
  | 'cross-shop'
  | 'platform-coupon'
  | 'creator-coupon'
  | 'welcome'
  | 'voucher'
  | 'freight'
  | 'gift';

export interface Layer {
  readonly name: LayerName;
  /** Of this layer at most one may be used for each …; `many` sets no limit. */
  readonly oneFor: 'line' | 'shop' | 'purchase' | 'many';
  /** What a line cannot absorb: lost, or carried over to the other lines in scope. */
  readonly overflow: 'lost' | 'carried';
}

export interface Exclusion {
  readonly codes: readonly [number, number];
  readonly why: { readonly en: string; readonly zh: string };
}

export interface Stacking {
  /** In the order in which they are taken off. */
  readonly layers: readonly Layer[];
  /** A line that took part in the first code does not take part in the second. */
  readonly exclusions: readonly Exclusion[];
}

const fanPriceWithoutGift = {
  en: 'A creator’s own price comes without gifts.',
  zh: '达人专属价不叠加赠品。',
};

export const defaultStacking: Stacking = {
  layers: [
    { name: 'item', oneFor: 'line', overflow: 'lost' },
    { name: 'shop-activity', oneFor: 'line', overflow: 'lost' },
    { name: 'shop-coupon', oneFor: 'shop', overflow: 'lost' },
    { name: 'cross-shop', oneFor: 'line', overflow: 'carried' },
    { name: 'platform-coupon', oneFor: 'purchase', overflow: 'carried' },
    { name: 'creator-coupon', oneFor: 'purchase', overflow: 'carried' },
    { name: 'welcome', oneFor: 'purchase', overflow: 'carried' },
    { name: 'voucher', oneFor: 'many', overflow: 'carried' },
    { name: 'freight', oneFor: 'shop', overflow: 'lost' },
    { name: 'gift', oneFor: 'many', overflow: 'lost' },
  ],
  exclusions: [
    {
      codes: [4003, 4004],
      why: {
        en: 'A shop’s full reduction and the cross-shop reduction do not add up on one item.',
        zh: '同一商品的店铺满减与跨店满减不叠加。',
      },
    },
    { codes: [5035, 15001], why: fanPriceWithoutGift },
    { codes: [5006, 15001], why: fanPriceWithoutGift },
  ],
};

export function layerOf(offer: AnyOffer): LayerName {
  switch (offer.kind) {
    case 'item-price':
      return 'item';
    case 'quantity-tiers':
    case 'amount-tiers':
    case 'bundle':
    case 'every-amount':
      return offer.shopId === undefined ? 'cross-shop' : 'shop-activity';
    case 'coupon':
      if (offer.code === 1003) return 'creator-coupon';
      return offer.shopId === undefined ? 'platform-coupon' : 'shop-coupon';
    case 'welcome':
      return 'welcome';
    case 'voucher':
      return 'voucher';
    case 'freight-offer':
      return 'freight';
    case 'gift':
      return 'gift';
  }
}

export type Together = 'adds-up' | 'best-one' | 'excluded';

/** The cell of the matrix that merchants and operators see: may these two be used on the same line? */
export function together(a: AnyOffer, b: AnyOffer, stacking: Stacking = defaultStacking): Together {
  if (excludes(stacking, a.code, b.code)) return 'excluded';
  const name = layerOf(a);
  if (name !== layerOf(b)) return 'adds-up';
  return stacking.layers.find((layer) => layer.name === name)?.oneFor === 'many' ? 'adds-up' : 'best-one';
}

export function excludes(stacking: Stacking, a: number, b: number): boolean {
  for (const { codes } of stacking.exclusions) {
    if ((codes[0] === a && codes[1] === b) || (codes[0] === b && codes[1] === a)) return true;
  }
  return false;
}
