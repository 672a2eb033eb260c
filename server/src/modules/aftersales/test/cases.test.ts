import { afterAll, describe, expect, test, vi } from 'vitest';
import { at, day, hour, later, now } from '../../../platform/clock.ts';
import { toWire } from '../../../platform/ids.ts';
import { grantOperator, openSession } from '../../identity/index.ts';
import { cancelOrder, confirmOverdue, ordersByIds } from '../../orders/index.ts';
import { stockOf } from '../../inventory/index.ts';
import { passDeadlines } from '../index.ts';
import { code, openAfterSales } from './after-sales.ts';

// Much happens in each of these; a busy machine needs its time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const s = await openAfterSales();
const { database, call } = s;
const waybill = { carrier: 'sf', trackingNumber: 'SF1399999999999' };
const said = { words: '请看照片' };
const passAt = async (from: Date, ms: number) => {
  await at(later(from, ms), () => passDeadlines(database));
  await s.market.settle();
};
afterAll(s.addedUp);

describe('a request', () => {
  test('says beforehand exactly what comes back, and what can still go back', async () => {
    const order = await s.order();
    const path = `/orders/${toWire('order', order.orderId)}`;
    const { token } = order.buyer;
    const { lines } = s.wish(order);
    const preview = await call(`POST ${path}/after-sale-preview`, { token, body: { lines } });
    expect(preview.body).toMatchObject({
      totalFen: 9_000,
      freightFen: 0,
      lines: [{ paidFen: 9_000, subsidyFen: 667 }],
    });
    const { body } = await call(`GET ${path}/refundable`, { token });
    expect(body).toMatchObject({
      refundable: true,
      unshipped: false,
      handlingWays: [1, 10],
      freightFen: 600,
    });
    expect(body.lines).toMatchObject([{ quantity: 3, paidFen: 27_000, openCase: null }]);
    expect(
      (await call('GET /after-sale-reasons')).body.items.some((each: { quality: boolean }) => each.quality),
    ).toBe(true);
  });

  test('that the shop agrees to is paid by the system, and shown with the order', async () => {
    const order = await s.order();
    const one = await s.applied(order);
    expect(code(await s.byShop(one, 'agreement', { version: one.version }))).toBe('done');
    await s.market.settle();
    expect(await s.seen(order, one)).toMatchObject({
      status: 50,
      refund: { paidFen: 9_000, subsidyFen: 667 },
    });
    await s.refunds(order);
    const done = await s.seen(order, one);
    expect(done).toMatchObject({ status: 60, actions: [], dueAt: null });
    expect(done.timeline.map(({ kind }: { kind: string }) => kind)).toEqual(['apply', 'agree', 'money_back']);
    const { body } = await call(`GET /orders/${toWire('order', order.orderId)}`, {
      token: order.buyer.token,
    });
    expect(body.lines).toMatchObject([{ refundedQuantity: 1, refundedFen: 9_000, afterSaleStatus: 60 }]);
    expect(body.refundedFen).toBe(9_000);
  });

  test('with a return: sent back, received into stock, paid', async () => {
    const order = await s.order('received');
    const before = (await stockOf(database.db, [s.apples.skuId])).get(s.apples.skuId)!;
    const one = await s.applied(order, { handlingWay: 1, freightFen: 600 });
    await s.byShop(one, 'agreement', { version: 1 });
    expect(await s.seen(order, one)).toMatchObject({
      status: 30,
      amountFen: 9_600,
      actions: ['withdraw', 'send_back', 'message'],
    });
    expect(
      code(
        await s.byBuyer(order, one, 'return-parcel', { version: 2, ...waybill, trackingNumber: 'nonsense' }),
      ),
    ).toBe('422 aftersales.waybill_invalid');
    await s.byBuyer(order, one, 'return-parcel', { version: 2, ...waybill });
    expect((await s.seen(order, one)).returnParcel).toMatchObject({
      carrier: 'sf',
      trackingNumber: 'SF1399999999999',
    });
    await s.byShop(one, 'receipt', { version: 3, restock: true });
    await s.market.settle();
    await s.refunds(order);
    expect((await s.seen(order, one)).status).toBe(60);
    expect((await stockOf(database.db, [s.apples.skuId])).get(s.apples.skuId)!.onHand).toBe(
      before.onHand + 1,
    );
  });

  test('refused, changed, refused again, escalated, and decided for a part', async () => {
    const order = await s.order();
    const one = await s.applied(order);
    expect(code(await s.byShop(one, 'refusal', { version: 1, ...said }))).toBe('done');
    expect(
      code(await s.byBuyer(order, one, 'revision', { version: 2, ...s.wish(order, { reason: 'spoilt' }) })),
    ).toBe('done');
    expect(code(await s.byShop(one, 'messages', said))).toBe('done');
    expect(code(await s.byShop(one, 'refusal', { version: 4, ...said }))).toBe('done');
    expect(code(await s.byBuyer(order, one, 'escalation', { version: 5, ...said }))).toBe('done');
    await s.market.settle();
    const queue = await call('GET /operations/after-sales', { token: s.operator.token });
    expect(queue.body.items.map((each: { afterSaleId: string }) => each.afterSaleId)).toEqual([
      one.afterSaleId,
    ]);
    const decision = { version: 6, outcome: 'refund', amountFen: 4_500, ...said };
    expect(code(await s.byOperator(one, 'decision', { ...decision, amountFen: 9_001 }))).toBe(
      '422 aftersales.too_much',
    );
    expect(code(await s.byOperator(one, 'decision', decision))).toBe('done');
    await s.market.settle();
    expect(await s.seen(order, one)).toMatchObject({
      escalated: true,
      refund: { paidFen: 4_500, subsidyFen: 333 },
    });
    await s.refunds(order);
  });

  test.each(['refuse', 'return_and_refund'])('the platform may decide %s', async (outcome) => {
    const order = await s.order();
    const one = await s.applied(order, { handlingWay: 1 });
    await s.byShop(one, 'refusal', { version: 1, ...said });
    await s.byBuyer(order, one, 'escalation', { version: 2, ...said });
    await s.market.settle();
    expect(code(await s.byOperator(one, 'decision', { version: 3, outcome, ...said }))).toBe('done');
    expect((await s.seen(order, one)).status).toBe(outcome === 'refuse' ? 70 : 30);
  });

  test('nobody decides about an order or a shop of their own', async () => {
    const order = await s.order();
    const one = await s.applied(order);
    await s.byShop(one, 'refusal', { version: 1, ...said });
    await s.byBuyer(order, one, 'escalation', { version: 2, ...said });
    await s.market.settle();
    for (const { personId } of [order.buyer, s.shop.owner]) {
      const token = await database.transact(async (tx) => {
        await grantOperator(tx, { personId, permissions: ['aftersales'] });
        return (await openSession(tx, personId, { factorPassed: true })).token;
      });
      const body = { version: 3, outcome: 'refund', ...said };
      expect(
        code(await call(`POST /operations/after-sales/${one.afterSaleId}/decision`, { token, body })),
      ).toBe('403 aftersales.own_case');
    }
  });

  test('disputed after the return, and agreed all the same', async () => {
    const order = await s.order();
    const one = await s.applied(order, { handlingWay: 1 });
    await s.byShop(one, 'agreement', { version: 1 });
    await s.byBuyer(order, one, 'return-parcel', { version: 2, ...waybill });
    expect(code(await s.byShop(one, 'dispute', { version: 3, ...said }))).toBe('done');
    expect(code(await s.byBuyer(order, one, 'withdrawal', { version: 4 }))).toBe(
      '409 aftersales.step_not_allowed',
    );
    expect(code(await s.byShop(one, 'agreement', { version: 4 }))).toBe('done');
    expect((await s.seen(order, one)).status).toBe(50);
    await s.market.settle();
    await s.refunds(order);
  });

  test('before shipping gives back everything, closes the order, and holds shipping meanwhile', async () => {
    const order = await s.order('paid');
    const lines = [{ orderLineId: toWire('orderLine', order.lines[0]!.orderLineId), quantity: 3 }];
    const one = await s.applied(order, { lines, reason: 'not_wanted' });
    const parcel = { carrier: 'sf', trackingNumber: 'SF1388888888888' };
    const shipping = await call(
      `POST /shops/${toWire('shop', s.shop.shopId)}/orders/${toWire('order', order.orderId)}/shipment`,
      {
        token: s.shop.owner.token,
        headers: { 'idempotency-key': 'k'.repeat(20) },
        body: parcel,
      },
    );
    expect(code(shipping)).toBe('409 orders.refund_pending');
    await s.byShop(one, 'agreement', { version: 1 });
    await s.market.settle();
    await s.refunds(order);
    expect(await s.seen(order, one)).toMatchObject({
      status: 60,
      refund: { paidFen: 27_600, subsidyFen: 2_000 },
    });
    const [closed] = await ordersByIds(database.db, order.buyerId, [order.orderId]);
    expect(closed).toMatchObject({ state: 'cancelled', refundedFen: 27_600n });
  });

  test('is closed when the order is cancelled meanwhile, also when the shop had agreed', async () => {
    for (const agreed of [false, true]) {
      const order = await s.order('paid');
      const one = await s.applied(order, { reason: 'not_wanted' });
      if (agreed) await s.byShop(one, 'agreement', { version: 1 });
      await database.transact((tx) => cancelOrder(tx, order));
      await s.market.settle();
      expect(await s.seen(order, one)).toMatchObject({ status: 70, actions: [] });
      await s.refunds(order);
    }
  });

  test('can be taken back, and asked anew', async () => {
    const order = await s.order();
    const one = await s.applied(order);
    expect(code(await s.apply(order))).toBe('409 aftersales.already_open');
    expect(code(await s.byBuyer(order, one, 'withdrawal', { version: 1 }))).toBe('done');
    expect((await s.seen(order, one)).closedAs).toBe('taken back by the buyer');
    const again = await s.applied(order);
    const { body } = await call('GET /after-sales?state=open', { token: order.buyer.token });
    expect(body.items.map((each: { afterSaleId: string }) => each.afterSaleId)).toEqual([again.afterSaleId]);
  });
});

describe('time', () => {
  test('agrees for a silent shop after 48 hours, and not before', async () => {
    const order = await s.order();
    const one = await s.applied(order);
    await passAt(now(), 47 * hour);
    expect((await s.seen(order, one)).status).toBe(10);
    await passAt(now(), 49 * hour);
    expect((await s.seen(order, one)).status).toBe(50);
    await s.refunds(order);
  });

  test('closes what a buyer does not act on, and pays when the shop does not confirm', async () => {
    const refused = await s.order();
    const first = await s.applied(refused);
    await s.byShop(first, 'refusal', { version: 1, ...said });
    await passAt(now(), 8 * day);
    expect((await s.seen(refused, first)).status).toBe(70);

    const returning = await s.order();
    const second = await s.applied(returning, { handlingWay: 1 });
    await s.byShop(second, 'agreement', { version: 1 });
    await passAt(now(), 11 * day);
    expect((await s.seen(returning, second)).status).toBe(70);

    const third = await s.applied(returning, { handlingWay: 1 });
    await s.byShop(third, 'agreement', { version: 1 });
    await s.byBuyer(returning, third, 'return-parcel', { version: 2, ...waybill });
    await passAt(now(), 11 * day);
    expect((await s.seen(returning, third)).status).toBe(50);
    await s.refunds(returning);
  });

  test('does not confirm receipt for a buyer whose request is open', async () => {
    const order = await s.order();
    const one = await s.applied(order);
    const eleven = later(now(), 11 * day);
    await at(eleven, () => confirmOverdue(database));
    expect((await ordersByIds(database.db, order.buyerId, [order.orderId]))[0]!.state).toBe('shipped');
    await s.byBuyer(order, one, 'withdrawal', { version: 1 });
    await at(eleven, () => confirmOverdue(database));
    expect((await ordersByIds(database.db, order.buyerId, [order.orderId]))[0]!.state).toBe('received');
  });
});

describe('is refused', () => {
  test('to ask for what does not fit', async () => {
    const order = await s.order();
    const orderLineId = toWire('orderLine', order.lines[0]!.orderLineId);
    const asks = async (more: object) => code(await s.apply(order, more));
    expect(await asks({ lines: [{ orderLineId, quantity: 4 }] })).toBe('422 aftersales.too_much');
    expect(await asks({ lines: [{ orderLineId, quantity: 1, amountFen: 9_001 }] })).toBe(
      '422 aftersales.too_much',
    );
    expect(await asks({ lines: [] })).toBe('422 aftersales.nothing_asked');
    expect(await asks({ lines: [{ orderLineId, quantity: 0, amountFen: 100 }], handlingWay: 1 })).toBe(
      '422 aftersales.return_needs_pieces',
    );
    expect(await asks({ freightFen: 600, reason: 'does_not_please' })).toBe(
      '422 aftersales.freight_not_refundable',
    );
    expect(await asks({ handlingWay: 3 })).toBe('422 aftersales.way_not_offered');
    expect(await asks({ reason: 'not_wanted' })).toBe('422 aftersales.reason_not_for_this');
    expect(await asks({ pictureIds: [toWire('picture', order.orderId as never)] })).toBe(
      '404 platform.not_found',
    );
    const cancelled = await s.order('paid');
    await database.transact((tx) => cancelOrder(tx, cancelled));
    await s.market.settle();
    await s.refunds(cancelled);
    expect(code(await s.apply(cancelled))).toBe('409 aftersales.not_refundable');
    const received = await s.order('received');
    expect(await at(later(now(), 16 * day), async () => code(await s.apply(received)))).toBe(
      '409 aftersales.too_late',
    );
  });

  test('to act on an old picture, or out of turn', async () => {
    const order = await s.order();
    const one = await s.applied(order);
    expect(code(await s.byShop(one, 'agreement', { version: 2 }))).toBe('409 aftersales.changed');
    expect(code(await s.byShop(one, 'receipt', { version: 1, restock: false }))).toBe(
      '409 aftersales.step_not_allowed',
    );
    expect(code(await s.byBuyer(order, one, 'escalation', { version: 1, ...said }))).toBe(
      '409 aftersales.step_not_allowed',
    );
    const unshipped = await s.order('paid');
    const other = await s.applied(unshipped, { reason: 'not_wanted' });
    await s.byShop(other, 'refusal', { version: 1, ...said });
    await s.byBuyer(unshipped, other, 'escalation', { version: 2, ...said });
    await s.market.settle();
    const part = { version: 3, outcome: 'refund', amountFen: 1, ...said };
    expect(code(await s.byOperator(other, 'decision', part))).toBe('422 aftersales.part_not_possible');
    expect(code(await s.byOperator(other, 'decision', { ...part, amountFen: 0 }))).toBe(
      '422 aftersales.nothing_asked',
    );
  });

  test('to everybody it does not concern: others find nothing', async () => {
    const order = await s.order();
    const one = await s.applied(order);
    const strange = s.stranger.shop.owner.token;
    const asked: [string, string][] = [
      [`GET /after-sales/${one.afterSaleId}`, s.stranger.buyer.token],
      [`GET /orders/${toWire('order', order.orderId)}/refundable`, s.stranger.buyer.token],
      [`GET /orders/${toWire('order', order.orderId)}/price-protection`, s.stranger.buyer.token],
      [`GET /shops/${toWire('shop', s.stranger.shop.shopId)}/after-sales/${one.afterSaleId}`, strange],
      [`GET /shops/${toWire('shop', s.shop.shopId)}/after-sales/${one.afterSaleId}`, strange],
      [`GET /operations/after-sales/${one.afterSaleId}`, strange],
    ];
    for (const [route, token] of asked) expect((await call(route, { token })).status, route).toBe(404);
    expect(code(await s.apply(order, {}, s.stranger.buyer.token))).toBe('404 platform.not_found');
    expect(code(await s.byShop(one, 'agreement', { version: 1 }, strange))).toBe('404 platform.not_found');
  });
});

test('a shop sees its queue by status, counts it, and agrees to many at once', async () => {
  const [a, b] = [await s.order(), await s.order()];
  const [one, two] = [await s.applied(a), await s.applied(b, { reason: 'agreed_with_shop' })];
  const { token } = s.shop.owner;
  const path = `/shops/${toWire('shop', s.shop.shopId)}`;
  const list = (query: string) =>
    call(`GET ${path}/after-sales?${query}`, { token }).then(({ body }) =>
      body.items.map((c: { afterSaleId: string }) => c.afterSaleId),
    );
  expect((await list('status=10')).slice(0, 2)).toEqual([two.afterSaleId, one.afterSaleId]);
  expect(await list('which=quality&status=10')).toContain(one.afterSaleId);
  expect(await list('which=quality&status=10')).not.toContain(two.afterSaleId);
  const soon = await at(later(now(), 30 * hour), () => call(`GET ${path}/after-sales/counts`, { token }));
  expect(soon.body.dueSoon).toBeGreaterThanOrEqual(2);
  const cases = [
    { afterSaleId: one.afterSaleId, version: 1 },
    { afterSaleId: two.afterSaleId, version: 9 },
  ];
  const { body } = await call(`POST ${path}/after-sale-agreements`, { token, body: { cases } });
  expect(body.items).toMatchObject([{ agreed: true }, { agreed: false, code: 'aftersales.changed' }]);
  await s.market.settle();
  await s.refunds(a);
});
