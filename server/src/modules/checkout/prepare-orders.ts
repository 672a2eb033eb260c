import type { LineDiscount, Quote, QuotedShop } from '@jishi/pricing';
import { newId, type Id } from '../../platform/ids.ts';
import { orderNumber } from '../orders/index.ts';
import { claimsOf, type Candidates } from '../pricing/index.ts';
import { addUp, storedDiscount, subsidiesByBudget, sumOf } from './funding.ts';
import type { Gift, PricedGoods } from './goods.ts';
import type { PreparedLine, PreparedOrder, PreparedPurchase } from './prepared.ts';

type OneOfTheGoods = PricedGoods['goods'][number];
type Terms = ReadonlyMap<Id<'sku'>, object>;

export type Purchaser = Pick<
  PreparedPurchase,
  'buyerId' | 'key' | 'requestHash' | 'placedAt' | 'payBy' | 'regionCode' | 'sealed' | 'keepCart'
> & {
  readonly notes?: ReadonlyMap<Id<'shop'>, string> | undefined;
  /** Offers whose gifts the buyer does without. */
  readonly withoutGiftsOf?: readonly string[] | undefined;
};

/** Everything of a purchase at a price, ready for the lane: an order for each shop, as the quote splits the price. */
export function preparePurchase(
  { notes, withoutGiftsOf = [], ...purchaser }: Purchaser,
  priced: PricedGoods,
  terms: Terms = new Map(),
): PreparedPurchase {
  const { buyerId } = purchaser;
  const gifts = priced.gifts.filter(({ offerId }) => !withoutGiftsOf.includes(offerId));
  const orders = priced.quoted.shops.map((shop) =>
    prepareOrder({ buyerId, shop, priced, gifts, terms, note: notes?.get(shop.shopId as Id<'shop'>) ?? '' }),
  );
  const servedBy = ordersByOffer(orders);
  const { couponIds, activities } = claimsOf(priced.quoted, priced.offers);
  const { meta } = priced.offers;
  const served = (same: (offerId: string) => boolean) => [
    ...new Set([...servedBy].filter(([offerId]) => same(offerId)).flatMap(([, orderIds]) => orderIds)),
  ];
  return {
    ...purchaser,
    purchaseId: newId('purchase', buyerId),
    payableFen: priced.quoted.totals.payableFen,
    orders,
    coupons: couponIds.map((couponId) => ({
      couponId,
      orderIds: served((id) => meta.get(id)?.couponId === couponId),
    })),
    activities: activities.map((claim) => ({
      ...claim,
      orderIds: served((id) => meta.get(id)?.activityId === claim.activityId),
    })),
  };
}

type OfShop = {
  readonly buyerId: Id<'person'>;
  readonly shop: QuotedShop;
  readonly priced: PricedGoods;
  readonly gifts: readonly Gift[];
  readonly terms: Terms;
  readonly note: string;
};

function prepareOrder({ buyerId, shop, priced, gifts, terms, note }: OfShop): PreparedOrder {
  const { goods, quoted, offers } = priced;
  const orderId = newId('order', buyerId);
  const own = shop.lineIds.map((lineId) => goods.find(({ skuId }) => skuId === lineId)!);
  const quotedLines = shop.lineIds.map((lineId) => quoted.lines.find((line) => line.lineId === lineId)!);
  const discounts: LineDiscount[] = quotedLines.flatMap((line) => line.discounts);
  const { discount: onFreight } = shop.freight;
  const all = onFreight ? [...discounts, onFreight] : discounts;
  const draws = subsidiesByBudget(all, offers);
  const given = gifts.filter(({ sku }) => sku?.shopId === shop.shopId);
  return {
    orderId,
    orderNumber: orderNumber(orderId),
    shopId: shop.shopId as Id<'shop'>,
    shopName: own[0]!.sku.shopName,
    listFen: shop.listFen,
    discountFen: shop.discountFen,
    freightFen: shop.freight.payableFen,
    freightDiscount: onFreight && storedDiscount(onFreight, offers),
    totalFen: shop.payableFen,
    subsidies: addUp(all.map(({ funding }) => funding)),
    draws: draws.map(([budgetId, funders]) => ({ budgetId, ...funders })),
    note,
    shipWithinHours: Math.min(...own.map(({ sku }) => sku.shipsWithinHours)),
    lines: [
      ...own.map((one, i) => prepareLine(buyerId, one, quotedLines[i]!, { offers, terms })),
      ...given.map((gift) => giftLine(buyerId, gift, terms)),
    ],
  };
}

function prepareLine(
  buyerId: Id<'person'>,
  { sku, quantity, attributionToken }: OneOfTheGoods,
  line: Quote['lines'][number],
  { offers, terms }: { offers: Candidates; terms: Terms },
): PreparedLine {
  return {
    ...asSold(buyerId, sku),
    quantity,
    unitPriceFen: line.unitPriceFen,
    discountFen: line.listFen - line.payableFen,
    payableFen: line.payableFen,
    subsidyFen: sumOf(addUp(line.discounts.map(({ funding }) => funding))),
    discounts: line.discounts.map((discount) => storedDiscount(discount, offers)),
    giftOf: null,
    terms: terms.get(sku.skuId) ?? null,
    attributionToken,
  };
}

const giftLine = (buyerId: Id<'person'>, { offerId, sku, quantity }: Gift, terms: Terms): PreparedLine => ({
  ...asSold(buyerId, sku!),
  quantity,
  unitPriceFen: 0n,
  discountFen: 0n,
  payableFen: 0n,
  subsidyFen: 0n,
  discounts: [],
  giftOf: offerId,
  terms: terms.get(sku!.skuId) ?? null,
  attributionToken: null,
});

const asSold = (buyerId: Id<'person'>, sku: OneOfTheGoods['sku']) => ({
  orderLineId: newId('orderLine', buyerId),
  skuId: sku.skuId,
  version: sku.version,
  productId: sku.productId,
  title: sku.title,
  titleEn: sku.titleEn,
  skuName: sku.specText,
  skuNameEn: sku.specTextEn,
  pictureKey: sku.pictureKey,
});

/** Which orders each offer took money off, or added a gift to. */
function ordersByOffer(orders: readonly PreparedOrder[]): Map<string, Id<'order'>[]> {
  const found = new Map<string, Id<'order'>[]>();
  for (const { orderId, lines, freightDiscount } of orders) {
    const ids = lines.flatMap(({ discounts, giftOf }) => [
      ...discounts.map(({ id }) => id),
      ...(giftOf ? [giftOf] : []),
    ]);
    for (const id of new Set(freightDiscount ? [...ids, freightDiscount.id] : ids))
      found.set(id, [...(found.get(id) ?? []), orderId]);
  }
  return found;
}
