import type { Db } from '../../platform/db.ts';
import { toWire } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import type { Locale } from '../../platform/problem.ts';
import { mediaUrl } from '../../platform/storage.ts';
import { peopleByIds } from '../identity/index.ts';
import { carrierName } from '../logistics/index.ts';
import {
  ordersByKeys,
  refundsOfOrder,
  spokenLines,
  subsidyFen,
  titleIn,
  type Order,
  type OrderLine,
} from '../orders/index.ts';
import { amountOf, sentBack, type Case, type CaseLine } from './case.ts';
import { caseLinesOf, happeningsOf } from './cases.sql.ts';
import { reasonOf } from './reasons.ts';
import { negotiateStatus, statusWords } from './status.ts';
import { actionsOf, type Actor } from './transitions.ts';
import { closingWords, dueWordsOf, titleOf } from './words.ts';

const instant = (date: Date | null) => date?.toISOString() ?? null;

function showCaseLine(
  { orderLineId, skuId, quantity, amountFen }: CaseLine,
  sold: OrderLine,
  locale: Locale,
) {
  return {
    orderLineId: toWire('orderLine', orderLineId),
    skuId: toWire('sku', skuId),
    productId: toWire('product', sold.productId),
    title: titleIn(sold, locale),
    skuName: sold.skuName,
    pictureUrl: sold.pictureKey === null ? null : mediaUrl(sold.pictureKey),
    quantity,
    amountFen: fenOut(amountFen),
  };
}

type About = { order: Order; sold: readonly OrderLine[]; lines: readonly CaseLine[] };

function showCase(c: Case, { order, sold, lines }: About, actor: Actor, locale: Locale) {
  const shown = lines.flatMap((line) => {
    const from = sold.find(({ orderLineId }) => orderLineId === line.orderLineId);
    return from ? [showCaseLine(line, from, locale)] : [];
  });
  return {
    afterSaleId: toWire('afterSale', c.afterSaleId),
    orderId: toWire('order', c.orderId),
    orderNumber: c.orderNumber,
    shop: {
      shopId: toWire('shop', c.shopId),
      name: locale === 'en' ? order.shopNameEn : order.shopNameZh,
    },
    handlingWay: c.handlingWay,
    status: c.status,
    statusWords: statusWords[c.status][locale],
    negotiateStatus: negotiateStatus(c.status),
    version: c.version,
    unshipped: c.unshipped,
    escalated: c.escalated,
    reason: { code: c.reason, words: reasonOf(c.reason)?.words[locale] ?? c.reason, quality: c.quality },
    lines: shown,
    freightFen: fenOut(c.freightFen),
    amountFen: fenOut(amountOf(c)),
    dueAt: instant(c.dueAt),
    dueWords: c.dueAt === null ? null : dueWordsOf(c.status, locale),
    appliedAt: c.appliedAt.toISOString(),
    endedAt: instant(c.endedAt),
    actions: actionsOf(actor, { status: c.status, way: c.handlingWay, sentBack: sentBack(c) }),
  };
}

async function aboutCases(db: Db, cases: readonly Case[], locale: Locale): Promise<Map<Case, About>> {
  const [orders, sold, lines] = await Promise.all([
    ordersByKeys(db, cases),
    spokenLines(db, cases, locale),
    caseLinesOf(db, cases),
  ]);
  const byId = new Map(orders.map((order) => [order.orderId, order]));
  return new Map(
    cases.map((c) => [
      c,
      { order: byId.get(c.orderId)!, sold: sold.get(c.orderId) ?? [], lines: lines.get(c.afterSaleId) ?? [] },
    ]),
  );
}

export async function showCases(db: Db, cases: readonly Case[], actor: Actor, locale: Locale) {
  const about = await aboutCases(db, cases, locale);
  return cases.map((c) => showCase(c, about.get(c)!, actor, locale));
}

/** The page of one case. */
export async function showDetail(db: Db, c: Case, actor: Actor, locale: Locale) {
  const [summary] = await showCases(db, [c], actor, locale);
  const [timeline, refunds] = await Promise.all([
    happeningsOf(db, c),
    c.executedAt ? refundsOfOrder(db, c.buyerId, c.orderId) : [],
  ]);
  const refund = refunds.find(({ sourceId }) => sourceId === c.afterSaleId);
  return {
    ...summary!,
    words: c.words,
    pictureUrls: c.pictureKeys.map(mediaUrl),
    returnParcel:
      c.returnCarrier && c.returnWaybill
        ? {
            carrier: c.returnCarrier,
            carrierName: carrierName(c.returnCarrier, locale),
            trackingNumber: c.returnWaybill,
          }
        : null,
    refund: refund
      ? {
          paidFen: fenOut(refund.paidFen),
          subsidyFen: fenOut(subsidyFen(refund)),
          at: refund.at.toISOString(),
          afterSettlement: refund.afterSettlement,
        }
      : null,
    closedAs: c.closedAs === null ? null : closingWords(c.closedAs, locale),
    timeline: timeline.map(({ at, actor: by, kind, status, words, pictureKeys }) => ({
      at: at.toISOString(),
      actor: by,
      kind,
      status,
      title: titleOf(kind, locale),
      words,
      pictureUrls: pictureKeys.map(mediaUrl),
    })),
  };
}

const named = (c: Case, people: Awaited<ReturnType<typeof peopleByIds>>) => ({
  buyer: { buyerId: toWire('person', c.buyerId), name: people.get(c.buyerId)?.nickname ?? '' },
});

/** The same for those who are not the buyer. */
export async function showCasesOfShop(db: Db, cases: readonly Case[], actor: Actor, locale: Locale) {
  const people = await peopleByIds(
    db,
    cases.map(({ buyerId }) => buyerId),
  );
  const shown = await showCases(db, cases, actor, locale);
  return shown.map((one, i) => ({ ...one, ...named(cases[i]!, people) }));
}

export async function showDetailOfShop(db: Db, c: Case, actor: Actor, locale: Locale) {
  const people = await peopleByIds(db, [c.buyerId]);
  return { ...(await showDetail(db, c, actor, locale)), ...named(c, people) };
}
