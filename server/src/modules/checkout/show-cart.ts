import type { Db } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import type { Locale } from '../../platform/problem.ts';
import { skusForSale, type SkuForSale } from '../catalog/index.ts';
import { stockOf } from '../inventory/index.ts';
import { explainHints } from '../pricing/index.ts';
import { cartOf, type CartRow } from './checkout.sql.ts';
import type { Goods } from './goods.ts';
import { inLanguage } from './show-offers.ts';
import { availabilityOf, showGoods, type Availability } from './show-goods.ts';

export type CartLine = CartRow & {
  readonly sku: SkuForSale;
  readonly stock: number;
  readonly availability: Availability;
};

/** What is in the cart, with what the catalogue and the stock say of it now. */
export async function cartLines(db: Db, buyerId: Id<'person'>): Promise<CartLine[]> {
  const rows = await cartOf(db, buyerId);
  if (rows.length === 0) return [];
  const skuIds = rows.map(({ skuId }) => skuId);
  const [skus, levels] = [await skusForSale(db, skuIds), await stockOf(db, skuIds)];
  return rows.flatMap((row) => {
    const sku = skus.get(row.skuId);
    if (!sku) return [];
    const stock = levels.get(row.skuId)?.available ?? 0;
    return [{ ...row, sku, stock, availability: availabilityOf(sku, row.quantity, stock) }];
  });
}

export const isGone = ({ availability }: CartLine) =>
  availability === 'withdrawn' || availability === 'sold_out';

export async function showCart(db: Db, goods: Goods, buyerId: Id<'person'>, locale: Locale) {
  const lines = await cartLines(db, buyerId);
  const here = lines.filter((line) => !isGone(line));
  const chosen = here.filter(({ selected }) => selected);
  return {
    shops: [...Map.groupBy(here, ({ sku }) => sku.shopId)].map(([shopId, own]) => ({
      shopId: toWire('shop', shopId),
      name: own[0]!.sku.shopName[locale],
      lines: own.map((line) => showLine(line, locale)),
    })),
    unavailable: lines.filter(isGone).map((line) => showLine(line, locale)),
    lineCount: lines.length,
    selectedPieces: chosen.reduce((sum, { quantity }) => sum + quantity, 0),
    selectedFen: fenOut(chosen.reduce((sum, { sku, quantity }) => sum + sku.priceFen * BigInt(quantity), 0n)),
    offers: await withOffers(goods, buyerId, chosen, locale),
  };
}

/** 到手: what the selected lines come to with the best offers. Delivery is counted when an address is chosen. */
async function withOffers(goods: Goods, buyerId: Id<'person'>, chosen: readonly CartLine[], locale: Locale) {
  if (chosen.length === 0) return null;
  const priced = await goods.price(chosen, { buyerId });
  const quoted = inLanguage(priced.quoted, priced.offers, locale);
  return {
    discountFen: fenOut(quoted.totals.discountFen),
    goodsFen: fenOut(quoted.totals.goodsFen),
    lines: quoted.lines.map(({ skuId, payableFen, discounts }) => ({
      skuId: toWire('sku', skuId as Id<'sku'>),
      payableFen: fenOut(payableFen),
      names: discounts.map(({ name }) => name),
    })),
    hints: explainHints(quoted, locale),
  };
}

function showLine(
  { sku, stock, quantity, selected, priceWhenAddedFen, attributionToken }: CartLine,
  locale: Locale,
) {
  return {
    ...showGoods(sku, quantity, stock, locale),
    priceWhenAddedFen: fenOut(priceWhenAddedFen),
    selected,
    attributionToken,
  };
}
