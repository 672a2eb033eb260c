import { day, later, now } from '../../platform/clock.ts';
import type { Static } from '../../platform/contract.ts';
import { brokenConstraint, type Database, type Db, type Tx } from '../../platform/db.ts';
import { idNotFound, newId, type Id } from '../../platform/ids.ts';
import { yuan } from '../../platform/money.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem, type Words } from '../../platform/problem.ts';
import {
  leftOf,
  linesOf,
  lockOrder,
  lockPurchase,
  ordersByIds,
  refundOrder,
  type Order,
  type OrderLine,
} from '../orders/index.ts';
import { sayRefunded } from './events.ts';
import { lineFacts } from './give-back.ts';
import type { MerchantPrices, PricesToday } from './merchant-prices.ts';
import { protectionPolicy } from './policy.ts';
import { insertClaim, setClaimRefund } from './price-claims.sql.ts';
import { nothingToProtect } from './problems.ts';

type Rules = Static<typeof protectionPolicy.schema>;

/** Why nothing is paid; null: something is. */
export type Verdict = {
  readonly line: OrderLine;
  readonly pieces: number;
  readonly paidFen: bigint;
  readonly nowFen: bigint | null;
  readonly differenceFen: bigint;
  readonly why: Words;
};

/** Until when a lower price counts; null while the order is not shipped. */
export const protectedUntil = ({ shippedAt }: Order, { daysAfterShipment }: Rules): Date | null =>
  shippedAt && later(shippedAt, daysAfterShipment * day);

/** What the goods of an order cost today. Asked outside of transactions: pricing has connections of its own. */
export async function askPrices(db: Db, order: Order, prices: MerchantPrices): Promise<PricesToday> {
  const rules = await inForce(db, protectionPolicy);
  const lines = (await linesOf(db, [order])).get(order.orderId) ?? [];
  const sold = lines.filter((line) => line.giftOf === null && piecesLeft(line) > 0);
  if (sold.length === 0 || whyClosed(order, rules)) return new Map();
  const goods = sold.map((line) => ({ skuId: line.skuId, quantity: piecesLeft(line) }));
  return prices(db, goods, rules);
}

/** For each line, what its pieces cost the buyer, what they cost today, and what follows from it. */
export async function judge(
  db: Db,
  order: Order,
  today: PricesToday,
): Promise<{ until: Date | null; rules: Rules; lines: Verdict[] }> {
  const rules = await inForce(db, protectionPolicy);
  const lines = (await linesOf(db, [order])).get(order.orderId) ?? [];
  const closed = whyClosed(order, rules);
  const verdicts = lines.map((line) => {
    const price = today.get(line.skuId);
    return verdictOf(line, price?.quantity === piecesLeft(line) ? price.fen : null, closed, rules);
  });
  return { until: protectedUntil(order, rules), rules, lines: verdicts };
}

const piecesLeft = ({ quantity, refundedQuantity }: OrderLine) => quantity - refundedQuantity;

function whyClosed(order: Order, rules: Rules): Words | null {
  const until = protectedUntil(order, rules);
  if (!rules.offered) return { zh: '暂不提供价保。', en: 'price protection is not offered.' };
  if (order.state === 'unpaid' || order.state === 'cancelled')
    return { zh: '订单未付款或已关闭。', en: 'the order is not paid, or closed.' };
  if (until && until < now()) return { zh: '已超过价保期。', en: 'its time is over.' };
  return order.settledAt ? { zh: '订单已结算。', en: 'the order is settled.' } : null;
}

function verdictOf(line: OrderLine, nowFen: bigint | null, closed: Words | null, rules: Rules): Verdict {
  const pieces = piecesLeft(line);
  const paidFen = leftOf(line)[0]!;
  const known = { line, pieces, paidFen, nowFen };
  const none = (why: Words): Verdict => ({ ...known, differenceFen: 0n, why });
  if (closed) return none(closed);
  if (pieces === 0) return none({ zh: '商品已全部退款。', en: 'all of it was refunded.' });
  if (nowFen === null)
    return none({ zh: '商品已下架或不支持价保。', en: 'it is no longer for sale, or is not protected.' });
  const differenceFen = paidFen - nowFen;
  if (differenceFen < BigInt(rules.leastDifferenceFen))
    return none({
      zh: `你付了 ¥${yuan(paidFen)}，现在商家售价 ¥${yuan(nowFen)}，没有降价。平台补贴、优惠券、限量和会员价不计入。`,
      en: `you paid ¥${yuan(paidFen)}, and the shop asks ¥${yuan(nowFen)} now: it is not cheaper. Subsidies, coupons, limited offers and member prices do not count.`,
    });
  const why = {
    zh: `你付了 ¥${yuan(paidFen)}，现在商家售价 ¥${yuan(nowFen)}，可补 ¥${yuan(differenceFen)}。平台补贴、优惠券、限量和会员价不计入。`,
    en: `you paid ¥${yuan(paidFen)}, and the shop asks ¥${yuan(nowFen)} now, so ¥${yuan(differenceFen)} goes back. Subsidies, coupons, limited offers and member prices do not count.`,
  };
  return { ...known, differenceFen, why };
}

type Claimed = { buyerId: Id<'person'>; orderId: Id<'order'>; orderLineId: Id<'orderLine'> };

/** The shop pays the difference out of what it has not been paid yet; once for each price. Throws nothingToProtect. */
export async function claimDifference(
  database: Database,
  key: Claimed,
  prices: MerchantPrices,
): Promise<bigint> {
  const [order] = await ordersByIds(database.db, key.buyerId, [key.orderId]);
  if (!order) throw new Problem(idNotFound);
  const today = await askPrices(database.db, order, prices);
  return database.transact((tx) => payDifference(tx, key, today));
}

async function payDifference(
  tx: Tx,
  { buyerId, orderId, orderLineId }: Claimed,
  today: PricesToday,
): Promise<bigint> {
  const [found] = await ordersByIds(tx, buyerId, [orderId]);
  await lockPurchase(tx, buyerId, found!.purchaseId);
  const order = (await lockOrder(tx, buyerId, orderId))!; // RACE: without this lock one cut is claimed twice
  const verdict = (await judge(tx, order, today)).lines.find(({ line }) => line.orderLineId === orderLineId);
  if (!verdict) throw new Problem(idNotFound);
  const { line, pieces, nowFen, differenceFen: amountFen, why } = verdict;
  if (amountFen === 0n || nowFen === null) throw new Problem(nothingToProtect, { why });

  const priceClaimId = newId('priceClaim', buyerId);
  await oncePerCut(() =>
    insertClaim(tx, {
      buyerId,
      priceClaimId,
      orderId,
      orderLineId,
      amountFen,
      shopId: order.shopId,
      skuId: line.skuId,
      quantity: pieces,
      paidUnitFen: verdict.paidFen / BigInt(pieces),
      priceNowFen: nowFen,
      cutKey: String(nowFen),
      claimedAt: now(),
    }),
  );
  const refunded = await refundOrder(tx, {
    buyerId,
    orderId,
    sourceId: priceClaimId,
    cause: 'price_protection',
    parts: [{ orderLineId, quantity: 0, amountFen }],
    freightFen: 0n,
    reason: '价保补差',
  });
  if (refunded === 'known') throw new Problem(nothingToProtect, { why });
  await setClaimRefund(tx, buyerId, priceClaimId, refunded.paymentRefundId);
  await sayRefunded(tx, {
    afterSaleId: priceClaimId,
    kind: 'price_protection',
    orderId,
    purchaseId: order.purchaseId,
    buyerId,
    shopId: order.shopId,
    lines: refunded.lines.filter(({ paidFen }) => paidFen > 0n).map(lineFacts),
    freightFen: '0',
    freightSubsidies: [],
    whole: false,
    afterSettlement: false,
    quality: false,
  });
  return amountFen;
}

async function oncePerCut(insert: () => Promise<void>): Promise<void> {
  try {
    await insert();
  } catch (error) {
    if (brokenConstraint(error) !== 'price_claims_once_per_cut') throw error;
    const why = { zh: '这次降价已经补过差价。', en: 'this price cut was paid before.' };
    throw new Problem(nothingToProtect, { why });
  }
}
