/** Seeded carts with the mixture of offers a festival day has. */
import type { Coupon, FreightTemplate, Funding, Line, PriceRequest, Promotion } from '@jishi/pricing';

export const merchant: Funding = { merchantBps: 10_000 };
const shared: Funding = { merchantBps: 3_000, platformBps: 7_000 };
const platform: Funding = { platformBps: 10_000 };
export const nowMs = Date.UTC(2026, 10, 22);

/** Park–Miller: the same carts on every machine. */
export function seeded(seed: number): (max: number) => number {
  let state = seed;
  return (max) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % max;
  };
}

export function makeCart(seed: number, lineCount: number, offerCount: number): PriceRequest {
  const random = seeded(seed + 1);
  const shopCount = Math.max(2, Math.round(lineCount / 10));
  const lines = Array.from({ length: lineCount }, (_, i): Line => {
    const shop = i % shopCount;
    return {
      lineId: `line-${i}`,
      skuId: `sku-${i}`,
      spuId: `spu-${i >> 1}`,
      shopId: `shop-${shop}`,
      categoryId: `category-${i % 4}`,
      quantity: 1 + random(3),
      unitPriceFen: BigInt(990 + 100 * random(150)),
      weightGrams: 200 + random(800),
      freightTemplateId: `template-${shop}`,
    };
  });
  const offers = Array.from({ length: offerCount }, (_, i) =>
    makeOffer(i, `shop-${(i >> 3) % shopCount}`, lines, random),
  );
  const isCoupon = (offer: Promotion | Coupon): offer is Coupon =>
    offer.kind === 'coupon' || offer.kind === 'voucher';
  return {
    lines,
    promotions: offers.filter((offer): offer is Promotion => !isCoupon(offer)),
    coupons: offers.filter(isCoupon),
    freightTemplates: Array.from({ length: shopCount }, (_, shop) => template(`template-${shop}`)),
    buyer: { isNew: seed % 2 === 0, memberOfShopIds: ['shop-0'], regionCode: '330106' },
    nowMs,
  };
}

export const yuan = (amount: number) => BigInt(amount * 100);

function makeOffer(
  i: number,
  shopId: string,
  lines: readonly Line[],
  random: (max: number) => number,
): Promotion | Coupon {
  const common = {
    id: `offer-${i}`,
    name: `Offer ${i}`,
    startsAtMs: nowMs - 1,
    endsAtMs: nowMs + 86_400_000,
  };
  const line = lines[(i * 7) % lines.length]!;
  const skuIds = [line.skuId];
  switch (i % 10) {
    case 0:
      return {
        ...common,
        kind: 'item-price',
        code: 5054,
        funding: merchant,
        scope: { skuIds },
        price: { kind: 'unit', unitPriceFen: (line.unitPriceFen * 8n) / 10n },
      };
    case 1:
      return {
        ...common,
        kind: 'item-price',
        code: 5033,
        shopId,
        funding: merchant,
        audience: { memberOfShopId: 'shop-0' },
        price: { kind: 'rate', payBps: 9_500 },
      };
    case 2:
      return {
        ...common,
        kind: 'quantity-tiers',
        code: 4001,
        shopId,
        funding: merchant,
        tiers: [2, 3, 5].map((minQuantity) => ({
          minQuantity,
          benefit: { kind: 'rate', payBps: 10_000 - minQuantity * 400 },
        })),
      };
    case 3:
      return {
        ...common,
        kind: 'amount-tiers',
        code: 4003,
        shopId,
        funding: merchant,
        tiers: [99, 199, 299].map((from) => ({
          minAmountFen: yuan(from),
          benefit: { kind: 'off', offFen: yuan((from / 9) | 0) },
        })),
      };
    case 4:
      return {
        ...common,
        kind: 'every-amount',
        code: 4004,
        funding: shared,
        everyFen: yuan(200),
        offFen: yuan(30),
        capFen: yuan(150),
      };
    case 5:
    case 6:
      return {
        ...common,
        kind: 'coupon',
        code: 1001,
        shopId,
        funding: merchant,
        thresholdFen: yuan(50 + random(200)),
        benefit: { kind: 'off', offFen: yuan(5 + random(10)) },
      };
    case 7:
      return {
        ...common,
        kind: 'coupon',
        code: 1002,
        funding: platform,
        thresholdFen: yuan(200),
        benefit: { kind: 'rate', payBps: 9_200, capFen: yuan(40) },
      };
    case 8:
      return {
        ...common,
        kind: 'item-price',
        code: 5003,
        funding: platform,
        scope: { skuIds },
        price: { kind: 'off', offFen: yuan(3) },
      };
    default:
      return {
        ...common,
        kind: 'welcome',
        code: 4006,
        funding: platform,
        audience: { newBuyer: true },
        thresholdFen: yuan(30),
        benefit: { kind: 'off', offFen: yuan(8) },
      };
  }
}

const template = (templateId: string): FreightTemplate => ({
  templateId,
  by: 'weight',
  zones: [
    {
      delivers: true,
      regionCodes: [],
      firstUnits: 1_000,
      firstFen: 800n,
      extraUnits: 1_000,
      extraFen: 300n,
      freeFromFen: 19_900n,
    },
  ],
});
