import type { QuotedShop } from '@jishi/pricing';
import { toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import type { Locale } from '../../platform/problem.ts';
import type { Stock } from '../inventory/index.ts';
import { explainFreight, explainHints, explainQuote } from '../pricing/index.ts';
import type { PricedGoods } from './goods.ts';
import { availabilityOf, showGoods } from './show-goods.ts';
import { inLanguage, showCoupons, showDiscount, showGifts, showTried } from './show-offers.ts';

type Levels = ReadonlyMap<Id<'sku'>, Stock>;

export function showQuote(priced: PricedGoods, levels: Levels, locale: Locale) {
  const { goods, gifts, offers } = priced;
  const quoted = inLanguage(priced.quoted, offers, locale);
  const stock = (skuId: Id<'sku'>) => levels.get(skuId)?.available ?? 0;
  const { totals, proof } = quoted;
  return {
    quoteKey: quoted.quoteKey,
    shops: quoted.shops.map((shop) => showShop({ ...priced, quoted }, shop, stock, locale)),
    totals: {
      listFen: fenOut(totals.listFen),
      discountFen: fenOut(totals.discountFen),
      goodsFen: fenOut(totals.goodsFen),
      freightFen: fenOut(totals.freightFen),
      payableFen: fenOut(totals.payableFen),
    },
    discounts: quoted.applied.map((discount) => showDiscount(discount, offers)),
    gifts: showGifts(quoted, gifts, levels, locale),
    coupons: showCoupons(quoted, offers, locale),
    tried: quoted.tried.map((one) => showTried(one, quoted, offers, locale)),
    deliverable: quoted.deliverable,
    buyable:
      quoted.deliverable &&
      goods.every(({ sku, quantity }) => availabilityOf(sku, quantity, stock(sku.skuId)) === 'available'),
    explanation: explainQuote(quoted, locale),
    hints: explainHints(quoted, locale),
    best: { proven: proof.exact, atMostCheaperFen: fenOut(proof.atMostCheaperFen) },
  };
}

function showShop(
  { goods, quoted, offers }: PricedGoods,
  { shopId, lineIds, freight, ...shop }: QuotedShop,
  stock: (skuId: Id<'sku'>) => number,
  locale: Locale,
) {
  const own = lineIds.map((lineId) => ({
    ...goods.find(({ skuId }) => skuId === lineId)!,
    line: quoted.lines.find((line) => line.lineId === lineId)!,
  }));
  return {
    shopId: toWire('shop', shopId as Id<'shop'>),
    name: own[0]!.sku.shopName[locale],
    lines: own.map(({ sku, quantity, line }) => ({
      ...showGoods(sku, quantity, stock(sku.skuId), locale),
      listFen: fenOut(line.listFen),
      itemPriceFen: fenOut(line.itemPriceFen),
      discounts: line.discounts.map((discount) => showDiscount(discount, offers)),
      payableFen: fenOut(line.payableFen),
    })),
    listFen: fenOut(shop.listFen),
    discountFen: fenOut(shop.discountFen),
    goodsFen: fenOut(shop.goodsFen),
    freight: {
      state: freight.state,
      feeFen: fenOut(freight.feeFen),
      discount: freight.discount && showDiscount(freight.discount, offers),
      payableFen: fenOut(freight.payableFen),
      explanation: explainFreight(freight, locale),
    },
    payableFen: fenOut(shop.payableFen),
  };
}
