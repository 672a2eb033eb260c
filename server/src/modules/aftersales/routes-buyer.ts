import type { Static } from '../../platform/contract.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Handlers } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { cursorIn, page, uuidIn } from '../../platform/paging.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { now } from '../../platform/clock.ts';
import { picturesByIds } from '../catalog/index.ts';
import { leftOf, linesOf, ordersByIds, type Order } from '../orders/index.ts';
import { applyForRefund, reviseCase } from './apply.ts';
import { escalate, sendBack, withdraw } from './buyer-acts.ts';
import type { Case, CaseKey } from './case.ts';
import { caseLinesOf, caseOf, casesOfBuyer, casesOfOrder } from './cases.sql.ts';
import type { buyerContract } from './contract.ts';
import { planRequest, requireRefundable, untilOf, waysOf, type Wanted } from './plan-request.ts';
import { afterSalePolicy } from './policy.ts';
import { reasons } from './reasons.ts';
import type { Application as ApplicationSchema, Wanted as WantedSchema } from './schemas.ts';
import { showCases, showDetail } from './show.ts';
import { takeStep } from './take-step.ts';

type BuyerId = Id<'person'>;

async function mine(db: Db, buyerId: BuyerId, wireId: string): Promise<Order> {
  const [order] = await ordersByIds(db, buyerId, [fromWire('order', wireId)]);
  if (!order) throw new Problem(idNotFound);
  return order;
}
const keyOf = (buyerId: BuyerId, wireId: string): CaseKey => ({
  buyerId,
  afterSaleId: fromWire('afterSale', wireId),
});

export const wantedIn = ({ lines, freightFen = 0 }: Static<typeof WantedSchema>): Wanted => ({
  lines: lines.map(({ orderLineId, quantity, amountFen }) => ({
    orderLineId: fromWire('orderLine', orderLineId),
    quantity,
    amountFen: amountFen === undefined ? undefined : BigInt(amountFen),
  })),
  freightFen: BigInt(freightFen),
});

/** Pictures that were uploaded before; one that is not there is not found. */
export async function pictureKeysIn(db: Db, wireIds: readonly string[] = []): Promise<string[]> {
  const ids = wireIds.map((id) => fromWire('picture', id));
  const found = await picturesByIds(db, ids);
  return ids.map((id) => {
    const picture = found.get(id);
    if (!picture) throw new Problem(idNotFound);
    return picture.key;
  });
}

const applicationIn = async (tx: Tx, body: Static<typeof ApplicationSchema>) => ({
  ...wantedIn(body),
  handlingWay: body.handlingWay,
  reason: body.reason,
  words: body.words.trim(),
  pictureKeys: await pictureKeysIn(tx, body.pictureIds),
});

async function refundable(db: Db, order: Order) {
  const terms = await inForce(db, afterSalePolicy);
  const lines = (await linesOf(db, [order])).get(order.orderId) ?? [];
  const open = (await casesOfOrder(db, order.buyerId, order.orderId)).filter(
    ({ endedAt }) => endedAt === null,
  );
  const openLines = new Map(
    [...(await caseLinesOf(db, open)).values()].flat().map((line) => [line.orderLineId, line]),
  );
  const until = untilOf(order, terms);
  const ways = waysOf(order);
  return {
    refundable: ways.length > 0 && (until === null || until >= now()),
    until: until?.toISOString() ?? null,
    unshipped: order.state === 'paid',
    handlingWays: ways,
    lines: lines.map((line) => {
      const inCase = openLines.get(line.orderLineId);
      return {
        orderLineId: toWire('orderLine', line.orderLineId),
        quantity: line.quantity - line.refundedQuantity,
        paidFen: fenOut(leftOf(line)[0]!),
        openCase: inCase ? toWire('afterSale', inCase.afterSaleId) : null,
      };
    }),
    freightFen: fenOut(order.freightFen - order.refundedFreightFen),
  };
}

async function preview(db: Db, order: Order, wanted: Wanted, locale: Locale) {
  requireRefundable(order, await inForce(db, afterSalePolicy), locale);
  const planned = planRequest(order, (await linesOf(db, [order])).get(order.orderId) ?? [], wanted);
  return {
    lines: planned.lines.map(({ line, quantity, paidFen, subsidyFen }) => ({
      orderLineId: toWire('orderLine', line.orderLineId),
      quantity,
      paidFen: fenOut(paidFen),
      subsidyFen: fenOut(subsidyFen),
    })),
    freightFen: fenOut(planned.freightFen),
    totalFen: fenOut(planned.goodsFen + planned.freightFen),
    handlingWays: waysOf(order),
  };
}

const detail = (db: Db, c: Case, locale: Locale) => showDetail(db, c, 'buyer', locale);

export const buyerHandlers: Handlers<typeof buyerContract> = {
  'GET /after-sale-reasons': async ({ locale }) => ({
    items: reasons.map(({ code, words, quality, ways, unshipped, shipped }) => ({
      code,
      words: words[locale],
      quality,
      handlingWays: [...ways],
      unshipped,
      shipped,
    })),
  }),
  'GET /orders/:orderId/refundable': async ({ db, caller, params }) =>
    refundable(db, await mine(db, caller.personId, params.orderId)),
  'POST /orders/:orderId/after-sale-preview': async ({ tx, caller, params, body, locale }) =>
    preview(tx, await mine(tx, caller.personId, params.orderId), wantedIn(body), locale),
  'POST /orders/:orderId/after-sales': async ({ tx, caller, params, body, locale }) => {
    const application = await applicationIn(tx, body);
    const orderId = fromWire('order', params.orderId);
    return detail(
      tx,
      await applyForRefund(tx, { buyerId: caller.personId, orderId, application, locale }),
      locale,
    );
  },
  'GET /after-sales': async ({ db, caller, query, locale }) => {
    const after = cursorIn(query.cursor, 1);
    const limit = query.limit ?? 20;
    const cases = await casesOfBuyer(db, {
      buyerId: caller.personId,
      state: query.state,
      orderId: query.orderId === undefined ? undefined : fromWire('order', query.orderId),
      after: after === null ? null : uuidIn(after[0]),
      limit: limit + 1,
    });
    const shown = page(
      cases,
      limit,
      (c) => c,
      ({ afterSaleId }) => [afterSaleId],
    );
    return { items: await showCases(db, shown.items, 'buyer', locale), next: shown.next };
  },
  'GET /after-sales/:afterSaleId': async ({ db, caller, params, locale }) => {
    const found = await caseOf(db, keyOf(caller.personId, params.afterSaleId));
    if (!found) throw new Problem(idNotFound);
    return detail(db, found, locale);
  },
  'POST /after-sales/:afterSaleId/revision': async ({ tx, caller, params, body, locale }) => {
    const { version, ...wanted } = body;
    const application = await applicationIn(tx, wanted);
    const key = keyOf(caller.personId, params.afterSaleId);
    return detail(tx, await reviseCase(tx, key, { application, version, locale }), locale);
  },
  'POST /after-sales/:afterSaleId/withdrawal': async ({ tx, caller, params, body, locale }) =>
    detail(tx, await withdraw(tx, keyOf(caller.personId, params.afterSaleId), { ...body, locale }), locale),
  'POST /after-sales/:afterSaleId/escalation': async ({ tx, caller, params, body, locale }) => {
    const { pictureIds, ...said } = body;
    const seen = { ...said, pictureKeys: await pictureKeysIn(tx, pictureIds), locale };
    return detail(tx, await escalate(tx, keyOf(caller.personId, params.afterSaleId), seen), locale);
  },
  'POST /after-sales/:afterSaleId/return-parcel': async ({ tx, caller, params, body, locale }) =>
    detail(tx, await sendBack(tx, keyOf(caller.personId, params.afterSaleId), { ...body, locale }), locale),
  'POST /after-sales/:afterSaleId/messages': async ({ tx, caller, params, body, locale }) => {
    const pictureKeys = await pictureKeysIn(tx, body.pictureIds);
    const said = {
      step: 'message',
      actor: 'buyer',
      actorId: caller.personId,
      words: body.words,
      pictureKeys,
      locale,
    } as const;
    return detail(tx, await takeStep(tx, keyOf(caller.personId, params.afterSaleId), said), locale);
  },
};
