import type { Db } from '../../platform/db.ts';
import { now } from '../../platform/clock.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { remembered } from '../../platform/policy.ts';
import type { Locale } from '../../platform/problem.ts';
import { mediaUrl } from '../../platform/storage.ts';
import { openAddresses, type Destination } from '../identity/index.ts';
import { regionName, trackingOf } from '../logistics/index.ts';
import { canRemind, may, nextAction, titleIn, type Order, type OrderLine } from './order.ts';
import { deliveriesOf, timelineOf } from './orders.sql.ts';
import { orderPolicy } from './policy.ts';
import { showDiscount } from './show-discounts.ts';
import { spokenLines } from './spoken-lines.ts';
import { reasonWords, sentence } from './timeline.ts';

export const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

export function showLine(line: OrderLine, locale: Locale) {
  return {
    orderLineId: toWire('orderLine', line.orderLineId),
    skuId: toWire('sku', line.skuId),
    productId: toWire('product', line.productId),
    title: titleIn(line, locale),
    skuName: line.skuName,
    pictureUrl: line.pictureKey === null ? null : mediaUrl(line.pictureKey),
    quantity: line.quantity,
    unitPriceFen: fenOut(line.unitPriceFen),
    discountFen: fenOut(line.discountFen),
    payableFen: fenOut(line.payableFen),
    discounts: line.discounts.map((discount) => showDiscount(discount, locale)),
    gift: line.giftOf !== null,
    refundedQuantity: line.refundedQuantity,
    refundedFen: fenOut(line.refundedFen),
    afterSaleId: line.afterSaleId === null ? null : toWire('afterSale', line.afterSaleId),
    afterSaleStatus: line.afterSaleStatus,
    reviewed: line.reviewed,
  };
}

/** What every view of an order shows. `goodsFen` is before the discount: goods − discount + freight = total. */
export function showOrder(order: Order, lines: readonly OrderLine[], locale: Locale) {
  return {
    orderId: toWire('order', order.orderId),
    orderNumber: order.orderNumber,
    purchaseId: toWire('purchase', order.purchaseId),
    state: order.state,
    shop: {
      shopId: toWire('shop', order.shopId),
      name: locale === 'en' ? order.shopNameEn : order.shopNameZh,
    },
    lines: lines.map((line) => showLine(line, locale)),
    pieces: order.pieces,
    goodsFen: fenOut(order.listFen),
    discountFen: fenOut(order.discountFen),
    freightFen: fenOut(order.freightFen),
    freightDiscount: order.freightDiscount && showDiscount(order.freightDiscount, locale),
    totalFen: fenOut(order.totalFen),
    refundedFen: fenOut(order.refundedFen),
    refundingFen: fenOut(order.refundingFen),
    deliveredAt: instant(order.deliveredAt),
    placedAt: order.placedAt.toISOString(),
    payBy: order.state === 'unpaid' ? order.payBy.toISOString() : null,
  };
}

export async function showSummaries(db: Db, orders: readonly Order[], locale: Locale) {
  const [lines, moment] = await Promise.all([spokenLines(db, orders, locale), momentOf(db)]);
  return orders.map((order) => ({
    ...showOrder(order, lines.get(order.orderId) ?? [], locale),
    nextAction: nextAction(order, lines.get(order.orderId) ?? [], moment),
  }));
}

/** What the page of one order adds. `mask` hides what only the buyer and the shop need to know. */
export async function showDetail(
  db: Db,
  order: Order,
  locale: Locale,
  mask: (to: Destination) => Destination = (to) => to,
) {
  const lines = (await spokenLines(db, [order], locale)).get(order.orderId) ?? [];
  const [destination] = await destinationsOf(db, [order]);
  const rows = await timelineOf(db, order);
  const parcel = (await parcelsOf(db, [order.orderId], locale)).get(order.orderId) ?? null;
  const timeline = [{ at: order.placedAt, kind: 'placed' as const, details: {} }, ...rows];
  return {
    ...showOrder(order, lines, locale),
    note: order.note,
    delivery: destination ? showDelivery(mask(destination)) : null,
    parcel: parcel && {
      carrier: parcel.carrier,
      carrierName: parcel.carrierName,
      trackingNumber: parcel.trackingNumber,
      shippedAt: (order.shippedAt ?? order.placedAt).toISOString(),
    },
    timeline: timeline.map((row) => ({
      at: row.at.toISOString(),
      kind: row.kind,
      words: sentence(row, locale),
    })),
    paidAt: instant(order.paidAt),
    receivedAt: instant(order.receivedAt),
    autoConfirmAt: order.state === 'shipped' ? instant(order.autoConfirmAt) : null,
    cancelReason: order.cancelReason === null ? null : reasonWords(order.cancelReason, locale),
  };
}

export async function showMine(db: Db, order: Order, locale: Locale) {
  const [moment, lines] = await Promise.all([momentOf(db), spokenLines(db, [order], locale)]);
  return {
    ...(await showDetail(db, order, locale)),
    nextAction: nextAction(order, lines.get(order.orderId) ?? [], moment),
    canCancel: may(order.state, 'cancellation'),
    canRemind: canRemind(order, moment),
  };
}

async function momentOf(db: Db) {
  const { remindEveryHours } = await remembered(db, orderPolicy);
  return { now: now(), remindEveryHours };
}

/** Where orders go, in their order; null where the buyer was erased. */
export async function destinationsOf(db: Db, orders: readonly Order[]): Promise<(Destination | null)[]> {
  const sealed = new Map((await deliveriesOf(db, orders)).map((row) => [row.purchaseId, row]));
  return openAddresses(
    db,
    orders.map(({ purchaseId }) => sealed.get(purchaseId)!),
  );
}

export function showDelivery({ recipient, phone, regionCode, detail }: Destination) {
  return { recipient, phone, region: regionName(regionCode), detail };
}

export async function parcelsOf(db: Db, orderIds: readonly Id<'order'>[], locale: Locale) {
  const found = await trackingOf(db, orderIds, locale);
  return new Map(
    [...found].flatMap(([orderId, parcels]) => (parcels[0] ? [[orderId, parcels[0]] as const] : [])),
  );
}
