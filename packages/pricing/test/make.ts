/** Small builders in the words of the demo town. */
import type { Funding, Line, PriceRequest, Promotion, Coupon, FreightTemplate } from '../index.ts';

export const yuan = (amount: number): bigint => BigInt(Math.round(amount * 100));
export const merchant: Funding = { merchantBps: 10_000 };
export const platform: Funding = { platformBps: 10_000 };

export function line(lineId: string, unitYuan: number, quantity = 1, more: Partial<Line> = {}): Line {
  return {
    lineId,
    skuId: `sku-${lineId}`,
    spuId: `spu-${lineId}`,
    shopId: 'apples',
    categoryId: 'fruit',
    quantity,
    unitPriceFen: yuan(unitYuan),
    ...more,
  };
}

export function cart(
  lines: readonly Line[],
  offers: readonly (Promotion | Coupon)[] = [],
  more: Partial<PriceRequest> = {},
): PriceRequest {
  const isCoupon = (offer: Promotion | Coupon): offer is Coupon =>
    offer.kind === 'coupon' || offer.kind === 'voucher';
  return {
    lines,
    promotions: offers.filter((offer): offer is Promotion => !isCoupon(offer)),
    coupons: offers.filter(isCoupon),
    nowMs: Date.UTC(2026, 10, 22),
    ...more,
  };
}

const named = (id: string) => ({ id, name: id });

/** 多件多折: tiers of [pieces, 折]. */
export const multiBuy = (
  id: string,
  tiers: readonly (readonly [number, number])[],
  more: object = {},
): Promotion => ({
  kind: 'quantity-tiers',
  code: 4001,
  ...named(id),
  shopId: 'apples',
  funding: merchant,
  tiers: tiers.map(([minQuantity, zhe]) => ({
    minQuantity,
    benefit: { kind: 'rate', payBps: Math.round(zhe * 1000) },
  })),
  ...more,
});

export const fullReduction = (
  id: string,
  tiers: readonly (readonly [number, number])[],
  more: object = {},
): Promotion => ({
  kind: 'amount-tiers',
  code: 4003,
  ...named(id),
  shopId: 'apples',
  funding: merchant,
  tiers: tiers.map(([from, off]) => ({
    minAmountFen: yuan(from),
    benefit: { kind: 'off', offFen: yuan(off) },
  })),
  ...more,
});

export const flash = (id: string, unitYuan: number, more: object = {}): Promotion => ({
  kind: 'item-price',
  code: 5054,
  ...named(id),
  funding: merchant,
  price: { kind: 'unit', unitPriceFen: yuan(unitYuan) },
  ...more,
});

export const crossShop = (id: string, every: number, off: number, more: object = {}): Promotion => ({
  kind: 'every-amount',
  code: 4004,
  ...named(id),
  funding: platform,
  everyFen: yuan(every),
  offFen: yuan(off),
  ...more,
});

export const bundle = (id: string, pieces: number, forYuan: number, more: object = {}): Promotion => ({
  kind: 'bundle',
  code: 4005,
  ...named(id),
  shopId: 'apples',
  funding: merchant,
  pieces,
  forFen: yuan(forYuan),
  ...more,
});

export const coupon = (id: string, from: number, off: number, more: object = {}): Coupon => ({
  kind: 'coupon',
  code: 1001,
  ...named(id),
  shopId: 'apples',
  funding: merchant,
  thresholdFen: yuan(from),
  benefit: { kind: 'off', offFen: yuan(off) },
  ...more,
});

export const platformCoupon = (id: string, from: number, off: number, more: object = {}): Coupon =>
  coupon(id, from, off, { code: 1002, shopId: undefined, funding: platform, ...more });

export const voucher = (id: string, amount: number, more: object = {}): Coupon => ({
  kind: 'voucher',
  code: 11001,
  ...named(id),
  funding: platform,
  amountFen: yuan(amount),
  ...more,
});

/** ¥8 for the first kilogram, ¥4 for each further one begun; Xinjiang ¥20 + ¥15, not to Tibet; free from ¥99. */
export const byWeight: FreightTemplate = {
  templateId: 'weight',
  by: 'weight',
  zones: [
    {
      delivers: true,
      regionCodes: [],
      firstUnits: 1000,
      firstFen: 800n,
      extraUnits: 1000,
      extraFen: 400n,
      freeFromFen: 9900n,
    },
    {
      delivers: true,
      regionCodes: ['650000'],
      firstUnits: 1000,
      firstFen: 2000n,
      extraUnits: 1000,
      extraFen: 1500n,
    },
    { delivers: false, regionCodes: ['540000'] },
  ],
};

export const byItem: FreightTemplate = {
  templateId: 'item',
  by: 'item',
  zones: [
    {
      delivers: true,
      regionCodes: [],
      firstUnits: 2,
      firstFen: 600n,
      extraUnits: 1,
      extraFen: 200n,
      freeFromItems: 5,
    },
  ],
};
