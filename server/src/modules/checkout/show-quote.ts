import type { LineDiscount } from '@jishi/pricing';
import { toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import type { Locale } from '../../platform/problem.ts';
import type { Stock } from '../inventory/index.ts';
import { explainFreight, explainHints, explainQuote } from '../pricing/index.ts';
import type { PricedGoods } from './goods.ts';
import { availabilityOf, showGoods } from './show-goods.ts';

export function showQuote(
  { goods, quoted }: PricedGoods,
  levels: ReadonlyMap<Id<'sku'>, Stock>,
  locale: Locale,
) {
  const stock = (skuId: Id<'sku'>) => levels.get(skuId)?.available ?? 0;
  const bySku = new Map<string, PricedGoods['goods'][number]>(goods.map((one) => [one.skuId, one]));
  const lines = new Map(quoted.lines.map((line) => [line.lineId, line]));
  const { totals } = quoted;
  return {
    quoteKey: quoted.quoteKey,
    shops: quoted.shops.map((shop) => ({
      shopId: toWire('shop', shop.shopId as Id<'shop'>),
      name: bySku.get(shop.lineIds[0]!)!.sku.shopName[locale],
      lines: shop.lineIds.map((lineId) => {
        const { sku, quantity } = bySku.get(lineId)!;
        const line = lines.get(lineId)!;
        return {
          ...showGoods(sku, quantity, stock(sku.skuId), locale),
          listFen: fenOut(line.listFen),
          discounts: line.discounts.map(showDiscount),
          payableFen: fenOut(line.payableFen),
        };
      }),
      listFen: fenOut(shop.listFen),
      discountFen: fenOut(shop.discountFen),
      goodsFen: fenOut(shop.goodsFen),
      freight: {
        state: shop.freight.state,
        feeFen: fenOut(shop.freight.feeFen),
        discount: shop.freight.discount && showDiscount(shop.freight.discount),
        payableFen: fenOut(shop.freight.payableFen),
        explanation: explainFreight(shop.freight, locale),
      },
      payableFen: fenOut(shop.payableFen),
    })),
    totals: {
      listFen: fenOut(totals.listFen),
      discountFen: fenOut(totals.discountFen),
      goodsFen: fenOut(totals.goodsFen),
      freightFen: fenOut(totals.freightFen),
      payableFen: fenOut(totals.payableFen),
    },
    deliverable: quoted.deliverable,
    buyable:
      quoted.deliverable &&
      goods.every(({ sku, quantity }) => availabilityOf(sku, quantity, stock(sku.skuId)) === 'available'),
    explanation: explainQuote(quoted, locale),
    hints: explainHints(quoted, locale),
  };
}

const showDiscount = ({ id, code, name, offFen }: LineDiscount) => ({
  id,
  code,
  name,
  offFen: fenOut(offFen),
});
