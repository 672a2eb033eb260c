import type { Coupon, PriceRequest, Promotion } from '@jishi/pricing';
import { makeCart, merchant, yuan } from './carts.ts';

/** The hardest day: every line on flash sale, and thresholds of ten shops just above what the flash prices come to. */
export function makeFestivalCart(seed: number, lineCount: number): PriceRequest {
  const cart = makeCart(seed, lineCount, 0);
  const common = (id: string, code: number) => ({ id, name: id, code, funding: merchant });
  const off = (fen: number) => ({ kind: 'off' as const, offFen: BigInt(fen) });
  const shopIds = [...new Set(cart.lines.map((line) => line.shopId))];
  const promotions: Promotion[] = [
    { ...common('flash', 5054), kind: 'item-price', price: { kind: 'rate', payBps: 8_000 + seed * 10 } },
    { ...common('member', 5033), kind: 'item-price', price: { kind: 'rate', payBps: 9_000 } },
    { ...common('cross', 4004), kind: 'every-amount', everyFen: yuan(200), offFen: yuan(30) },
  ];
  const coupons: Coupon[] = [];
  shopIds.forEach((shopId, k) => {
    const tiers = [2_000, 2_500, 3_000].map((from, t) => ({
      minAmountFen: yuan(from),
      benefit: off(from * (12 + t)),
    }));
    const rates = [3, 20].map((minQuantity, t) => ({
      minQuantity,
      benefit: { kind: 'rate' as const, payBps: 9_000 - t * 400 },
    }));
    promotions.push({ ...common(`full-${k}`, 4003), kind: 'amount-tiers', shopId, tiers });
    promotions.push({ ...common(`multi-${k}`, 4001), kind: 'quantity-tiers', shopId, tiers: rates });
    coupons.push({
      ...common(`coupon-${k}`, 1001),
      kind: 'coupon',
      shopId,
      thresholdFen: yuan(1_800 + 70 * k),
      benefit: off(6_000),
    });
  });
  for (let k = 0; k < 5; k++) {
    coupons.push({
      ...common(`platform-${k}`, 1002),
      kind: 'coupon',
      thresholdFen: yuan(10_000 + 3_000 * k),
      benefit: off(20_000 + k * 5_000),
    });
  }
  return { ...cart, promotions, coupons };
}
