import type { Db } from '../../platform/db.ts';
import type { Handlers } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { ordersByIds, titleIn } from '../orders/index.ts';
import type { protectionContract } from './contract.ts';
import type { MerchantPrices } from './merchant-prices.ts';
import { claimedOf } from './price-claims.sql.ts';
import { askPrices, claimDifference, judge } from './price-protection.ts';

async function show(
  db: Db,
  { buyerId, orderId }: { buyerId: Id<'person'>; orderId: Id<'order'> },
  prices: MerchantPrices,
  locale: Locale,
) {
  const [order] = await ordersByIds(db, buyerId, [orderId]);
  if (!order) throw new Problem(idNotFound);
  const [{ until, rules, lines }, claimed] = await Promise.all([
    askPrices(db, order, prices).then((today) => judge(db, order, today)),
    claimedOf(db, buyerId, orderId),
  ]);
  const days = rules.daysAfterShipment;
  return {
    until: until?.toISOString() ?? null,
    windowWords:
      locale === 'en'
        ? `From payment until ${days} days after shipment, the shop pays the difference when it lowers its price.`
        : `付款后至发货后 ${days} 天内，商家降价可补差价。`,
    lines: lines.map(({ line, pieces, paidFen, nowFen, differenceFen, why }) => ({
      orderLineId: toWire('orderLine', line.orderLineId),
      title: titleIn(line, locale),
      quantity: pieces,
      paidUnitFen: pieces === 0 ? 0 : fenOut(paidFen / BigInt(pieces)),
      priceNowFen: nowFen === null || pieces === 0 ? null : fenOut(nowFen / BigInt(pieces)),
      differenceFen: fenOut(differenceFen),
      explanation: sentence(why[locale], locale),
      paidBackFen: fenOut(claimed.get(line.orderLineId) ?? 0n),
    })),
  };
}

const sentence = (why: string, locale: Locale) =>
  locale === 'en' ? why.slice(0, 1).toUpperCase() + why.slice(1) : why;

export const protectionHandlers = (prices: MerchantPrices): Handlers<typeof protectionContract> => ({
  'GET /orders/:orderId/price-protection': ({ db, caller, params, locale }) =>
    show(db, { buyerId: caller.personId, orderId: fromWire('order', params.orderId) }, prices, locale),
  'POST /orders/:orderId/price-protection': async ({ database, caller, params, body, locale }) => {
    const key = { buyerId: caller.personId, orderId: fromWire('order', params.orderId) };
    await claimDifference(database, { ...key, orderLineId: fromWire('orderLine', body.orderLineId) }, prices);
    return show(database.db, key, prices, locale);
  },
});
