import type { Quote } from '@jishi/pricing';
import { newId, type Id } from '../../platform/ids.ts';
import { orderNumber } from '../orders/index.ts';
import type { PricedGoods } from './goods.ts';
import type { PreparedLine, PreparedOrder } from './prepared.ts';

type OneOfTheGoods = PricedGoods['goods'][number];

export const newPurchaseId = (buyerId: Id<'person'>): Id<'purchase'> => newId('purchase', buyerId);

/** An order for each shop, as the quote splits the price. */
export function prepareOrders(
  buyerId: Id<'person'>,
  goods: readonly OneOfTheGoods[],
  quoted: Quote,
  notes: ReadonlyMap<Id<'shop'>, string> = new Map(),
): PreparedOrder[] {
  const bySku = new Map<string, OneOfTheGoods>(goods.map((one) => [one.skuId, one]));
  const quotedLines = new Map(quoted.lines.map((line) => [line.lineId, line]));
  return quoted.shops.map((shop): PreparedOrder => {
    const orderId = newId('order', buyerId);
    const own = shop.lineIds.map((lineId) => bySku.get(lineId)!);
    const shopId = shop.shopId as Id<'shop'>;
    return {
      orderId,
      orderNumber: orderNumber(orderId),
      shopId,
      shopName: own[0]!.sku.shopName,
      listFen: shop.listFen,
      discountFen: shop.discountFen,
      freightFen: shop.freight.payableFen,
      totalFen: shop.payableFen,
      note: notes.get(shopId) ?? '',
      shipWithinHours: Math.min(...own.map(({ sku }) => sku.shipsWithinHours)),
      lines: own.map((one) => prepareLine(buyerId, one, quotedLines.get(one.skuId)!)),
    };
  });
}

function prepareLine(
  buyerId: Id<'person'>,
  { sku, quantity, attributionToken }: OneOfTheGoods,
  line: Quote['lines'][number],
): PreparedLine {
  return {
    orderLineId: newId('orderLine', buyerId),
    skuId: sku.skuId,
    version: sku.version,
    productId: sku.productId,
    title: sku.title,
    titleEn: sku.titleEn,
    skuName: sku.specText,
    pictureKey: sku.pictureKey,
    quantity,
    unitPriceFen: line.unitPriceFen,
    discountFen: line.listFen - line.payableFen,
    payableFen: line.payableFen,
    discounts: line.discounts.map(({ id, name, offFen }) => ({ id, name, offFen: Number(offFen) })),
    attributionToken,
  };
}
