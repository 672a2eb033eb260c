import type { Benefit, Promotion } from '@jishi/pricing';
import { atRate } from '../../platform/money.ts';
import type { SkuForSale } from '../catalog/index.ts';

type Sku = Pick<SkuForSale, 'skuId' | 'priceFen'>;

/** The least that one piece can cost under this activity alone, at its deepest tier; null when it changes no price of goods. */
export function leastUnitFen(promotion: Promotion, { skuId, priceFen }: Sku): bigint | null {
  switch (promotion.kind) {
    case 'item-price':
      switch (promotion.price.kind) {
        case 'unit':
          return promotion.price.unitPriceFen;
        case 'by-sku':
          return promotion.price.unitPriceFen[skuId] ?? null;
        case 'off':
          return priceFen - promotion.price.offFen;
        case 'rate':
          return atRate(priceFen, promotion.price.payBps);
      }
    // falls through: every case above returns
    case 'quantity-tiers':
      return least(
        promotion.tiers.map(({ minQuantity, benefit }) =>
          discounted(priceFen, benefit, priceFen * BigInt(minQuantity)),
        ),
      );
    case 'amount-tiers':
      return least(
        promotion.tiers.map(({ minAmountFen, benefit }) => discounted(priceFen, benefit, minAmountFen)),
      );
    case 'every-amount':
      return discounted(priceFen, { kind: 'off', offFen: promotion.offFen }, promotion.everyFen);
    case 'bundle':
      return promotion.forFen / BigInt(promotion.pieces);
    case 'welcome':
      return discounted(priceFen, promotion.benefit, promotion.thresholdFen);
    case 'gift':
    case 'freight-offer':
      return null;
  }
}

/** An amount off is spread over what must be bought to get it. */
function discounted(priceFen: bigint, benefit: Benefit, overFen: bigint): bigint {
  if (benefit.kind === 'rate') return atRate(priceFen, benefit.payBps);
  const base = overFen > priceFen ? overFen : priceFen;
  const left = priceFen - (priceFen * benefit.offFen) / base;
  return left > 0n ? left : 0n;
}

const least = (all: readonly bigint[]): bigint | null =>
  all.length === 0 ? null : all.reduce((a, b) => (b < a ? b : a));
