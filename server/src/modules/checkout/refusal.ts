import { keyReused } from '../../platform/idempotency.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { fenOut, yuanShown } from '../../platform/money.ts';
import { Problem } from '../../platform/problem.ts';
import type { PricedGoods } from './goods.ts';
import type { OfferLost, Outcome, PreparedPurchase, Refused } from './prepared.ts';
import {
  activityChanged,
  activityLimited,
  activitySoldOut,
  budgetExhausted,
  couponGone,
  giftGone,
  limitExceeded,
  notOnSale,
  soldOut,
} from './problems.ts';

const lost = new Set<Outcome['outcome']>([
  'coupon_gone',
  'activity_changed',
  'activity_limited',
  'activity_sold_out',
  'budget_exhausted',
  'budget_limited',
]);
/** The price was made with an offer that is not to be had: there may be another one as good. */
export const isOfferLost = (outcome: Outcome): outcome is OfferLost => lost.has(outcome.outcome);

/** What the buyer is told, with the total it would be now where that is known. */
export function refusalOf(outcome: Refused, purchase: PreparedPurchase, fresh?: PricedGoods): Problem {
  const totalFen = fresh?.quoted.totals.payableFen;
  const total = totalFen === undefined ? {} : { totalFen: fenOut(totalFen), total: yuanShown(totalFen) };
  switch (outcome.outcome) {
    case 'key_reused':
      return new Problem(keyReused);
    case 'changed':
      return new Problem(notOnSale, { skuIds: outcome.skuIds.map((skuId) => toWire('sku', skuId)) });
    case 'limited':
      return new Problem(limitExceeded, { skuId: toWire('sku', outcome.skuId), limit: outcome.limit });
    case 'sold_out':
      return soldOutOf(outcome, purchase);
    case 'coupon_gone':
      return new Problem(couponGone, { couponId: toWire('coupon', outcome.couponId), ...total });
    case 'activity_changed':
      return changed(outcome.activityId, purchase, total);
    case 'activity_limited':
      return new Problem(activityLimited, {
        activityId: toWire('activity', outcome.activityId),
        limit: outcome.limit,
        ...total,
      });
    case 'activity_sold_out':
      return new Problem(activitySoldOut, {
        activityId: toWire('activity', outcome.activityId),
        skuId: toWire('sku', outcome.skuId),
        available: outcome.available,
        ...total,
      });
    case 'budget_exhausted':
    case 'budget_limited':
      return new Problem(budgetExhausted, total);
  }
}

/** A coupon that shops pay a part of is compared like an activity; when its shop has left, the coupon does not reach these goods. */
function changed(
  id: Id<'activity'>,
  { activities }: PreparedPurchase,
  total: { readonly totalFen?: number },
): Problem {
  const couponId = activities.find(({ activityId }) => activityId === id)?.couponId;
  const which = couponId ? { couponId: toWire('coupon', couponId) } : { activityId: toWire('activity', id) };
  return new Problem(activityChanged, { ...which, ...total });
}

/** Of a SKU that is only given, not bought, the buyer is asked whether to go without. */
function soldOutOf(
  { skuId, available }: { skuId: Parameters<typeof toWire<'sku'>>[1]; available: number },
  { orders }: PreparedPurchase,
): Problem {
  const lines = orders.flatMap((order) => order.lines).filter((line) => line.skuId === skuId);
  const gift = lines.every(({ giftOf }) => giftOf !== null) ? lines[0] : undefined;
  if (gift) return new Problem(giftGone, { offerId: gift.giftOf });
  return new Problem(soldOut, { skuId: toWire('sku', skuId), available });
}
