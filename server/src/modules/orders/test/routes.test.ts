import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openModules } from '../../../house.ts';
import { fromWire, toWire } from '../../../platform/ids.ts';
import { testApp, type Answer } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket, type Buyer, type Product, type Shop } from '../../../../test/market.ts';
import { freshKey, openCashier } from '../../../../test/till.ts';
import { auditAll } from '../../../audit-all.ts';
import { limitPerBuyer } from '../../checkout/index.ts';

const database = await testDatabase();
const { call, modules } = testApp(database, openModules);
const market = openMarket(database, modules);
const cashier = await openCashier(database, market);
let [shop, strangersShop]: Shop[] = [];
let apples: Product;
let buyer: Buyer;
let stranger: Buyer;

beforeAll(async () => {
  [shop, strangersShop] = [await market.shop(), await market.shop()];
  apples = await market.product(shop.shopId, 50);
  [buyer, stranger] = [await market.buyer(), await market.buyer('古丽', '650102')];
});
afterAll(async () => expect((await auditAll(database.db)).findings).toEqual([]));

const line = (quantity = 1, product = apples) => ({ skuId: toWire('sku', product.skuId), quantity });
const purchase = (
  body: object,
  { who = buyer, key = freshKey() }: { who?: Buyer; key?: string } = {},
): Promise<Answer> =>
  call('POST /purchases', {
    token: who.token,
    headers: { 'idempotency-key': key },
    body: { lines: [line()], addressId: toWire('address', who.addressId), expectedTotalFen: 5_590, ...body },
  });
const placed = async (body: object = {}): Promise<{ purchaseId: string; orderIds: [string] }> => {
  const answer = await purchase(body);
  expect(answer).toMatchObject({ status: 201 });
  await market.settle();
  return answer.body;
};
const paid = async () => {
  const made = await placed();
  await cashier.pay(buyer, fromWire('purchase', made.purchaseId));
  return made.orderIds[0];
};
const code = ({ status, body }: Answer) => `${status} ${body?.code}`;

describe('a quote', () => {
  test('is itemised and explains itself, also to visitors', async () => {
    const { body } = await call('POST /quotes', {
      body: { lines: [line(2)], regionCode: '33' },
      language: 'zh',
    });
    expect(body.totals).toMatchObject({ listFen: 9_980, freightFen: 0, payableFen: 9_980 });
    expect(body.shops[0].freight.explanation).toEqual(['满 ¥99.00 包邮']);
    expect(body).toMatchObject({ buyable: true, deliverable: true });
    const far = await call('POST /quotes', { body: { lines: [line()], regionCode: '540102' } });
    expect(far.body).toMatchObject({ buyable: false, deliverable: false });
  });

  test("for somebody else's address is not found", async () => {
    const body = { lines: [line()], addressId: toWire('address', stranger.addressId) };
    expect((await call('POST /quotes', { token: buyer.token, body })).status).toBe(404);
  });
});

describe('buying', () => {
  test('answers the same to the same key, and refuses another request under it', async () => {
    const key = freshKey();
    const first = await purchase({}, { key });
    expect(first.status).toBe(201);
    expect((await purchase({}, { key })).body).toEqual(first.body);
    expect(code(await purchase({ expectedTotalFen: 9_980, lines: [line(2)] }, { key }))).toBe(
      '409 platform.idempotency_key_reused',
    );
  });

  test('charges what the buyer saw, or says what changed', async () => {
    const answer = await purchase({ expectedTotalFen: 1 });
    expect(code(answer)).toBe('409 checkout.price_changed');
    expect(answer.body.details).toEqual({ expectedTotalFen: 1, totalFen: 5_590, total: '55.90' });
  });

  test('refuses what is short, limited, undeliverable, unknown or malformed', async () => {
    const few = await market.product(shop!.shopId, 1);
    expect(code(await purchase({ lines: [line(2, few)], expectedTotalFen: 9_980 }))).toBe(
      '409 checkout.sold_out',
    );
    await database.transact((tx) => limitPerBuyer(tx, few.skuId, 1));
    expect(code(await purchase({ lines: [line(2, few)], expectedTotalFen: 9_980 }))).toBe(
      '409 checkout.limit_exceeded',
    );
    const tibetan = await market.buyer('卓玛', '540102');
    expect(code(await purchase({}, { who: tibetan }))).toBe('409 checkout.not_deliverable');
    expect((await purchase({ addressId: toWire('address', stranger.addressId) })).status).toBe(404);
    expect(code(await purchase({ lines: [{ skuId: `sku_${'0'.repeat(32)}`, quantity: 1 }] }))).toBe(
      '409 checkout.not_on_sale',
    );
    for (const quantity of [0, -1, 1.5, 1e21, '1'])
      expect((await purchase({ lines: [{ ...line(), quantity }] })).status).toBe(400);
    expect(code(await call('POST /purchases', { token: buyer.token, body: {} }))).toMatch(/^400/);
  });
});

describe('the cart', () => {
  test('adds up, is changed and emptied, and loses what was bought', async () => {
    const token = buyer.token;
    await call('POST /cart/lines', { token, body: line(1) });
    expect((await call('POST /cart/lines', { token, body: line(2) })).body).toMatchObject({
      lineCount: 1,
      selectedPieces: 3,
      selectedFen: 14_970,
    });
    const path = `/cart/lines/${toWire('sku', apples.skuId)}`;
    expect((await call(`PUT ${path}`, { token, body: { quantity: 1, selected: false } })).body).toMatchObject(
      { selectedFen: 0 },
    );
    expect((await call('PUT /cart/selection', { token, body: { selected: true } })).body).toMatchObject({
      selectedFen: 4_990,
    });
    await placed();
    expect((await call('GET /cart', { token })).body.lineCount).toBe(0);
    expect((await call(`PUT ${path}`, { token, body: { quantity: 2 } })).status).toBe(404);
  });
});

describe('an order', () => {
  test('is seen by its buyer, with its next step and its timeline', async () => {
    const orderId = await paid();
    const { body } = await call(`GET /orders/${orderId}`, { token: buyer.token, language: 'zh' });
    expect(body).toMatchObject({
      state: 'paid',
      nextAction: 'remind',
      canCancel: true,
      goodsFen: 4_990,
      freightFen: 600,
      totalFen: 5_590,
    });
    expect(body.delivery).toMatchObject({ recipient: '小满', region: '浙江省 杭州市 西湖区' });
    expect(body.timeline.map(({ words }: { words: string }) => words)).toEqual([
      '已下单，等待付款',
      '已付款，等待商家发货',
    ]);
    const list = await call('GET /orders?state=paid&limit=1', { token: buyer.token });
    expect(list.body.items[0].orderId).toBe(orderId);
    expect((await call('GET /orders/counts', { token: buyer.token })).body.paid).toBeGreaterThan(0);
  });

  test('is not found by others: buyers and shops', async () => {
    const {
      purchaseId,
      orderIds: [orderId],
    } = await placed();
    const theirs = toWire('shop', strangersShop!.shopId);
    for (const [token, route] of [
      [stranger.token, `GET /orders/${orderId}`],
      [stranger.token, `GET /orders/${orderId}/tracking`],
      [stranger.token, `GET /purchases/${purchaseId}`],
      [stranger.token, `POST /purchases/${purchaseId}/cancellation`],
      [stranger.token, `POST /orders/${orderId}/cancellation`],
      [stranger.token, `POST /orders/${orderId}/receipt`],
      [stranger.token, `POST /orders/${orderId}/reminder`],
      [strangersShop!.owner.token, `GET /shops/${theirs}/orders/${orderId}`],
      [strangersShop!.owner.token, `POST /shops/${theirs}/orders/${orderId}/notes`],
      [strangersShop!.owner.token, `GET /shops/${theirs}/packing-list?orderIds=${orderId}`],
    ] as const) {
      const body = route.endsWith('notes') ? { text: '?' } : route.endsWith('cancellation') ? {} : undefined;
      const answer = await call(route, {
        token,
        headers: { 'idempotency-key': freshKey() },
        ...(body ? { body } : {}),
      });
      expect([route, answer.status]).toEqual([route, 404]);
    }
  });

  test('is shipped by its shop and received by its buyer; each step refuses out of turn', async () => {
    const orderId = await paid();
    const mine = `/orders/${orderId}`;
    const ours = `/shops/${toWire('shop', shop!.shopId)}/orders/${orderId}`;
    const act = (route: string, token: string, body?: object) =>
      call(route, { token, headers: { 'idempotency-key': freshKey() }, ...(body ? { body } : {}) });
    expect(code(await act(`POST ${mine}/receipt`, buyer.token))).toBe('409 orders.not_receivable');
    await act(`POST ${ours}/notes`, shop!.owner.token, { text: '多放两个' });
    const slips = await call(`GET /shops/${toWire('shop', shop!.shopId)}/packing-list?orderIds=${orderId}`, {
      token: shop!.owner.token,
    });
    expect(slips.body.items[0]).toMatchObject({
      delivery: { detail: '文三路 1 号 2 单元' },
      lines: [{ quantity: 1 }],
    });
    const parcel = { carrier: 'sf', trackingNumber: 'SF1390009999991' };
    const shipped = await act(`POST ${ours}/shipment`, shop!.owner.token, parcel);
    expect(shipped.body).toMatchObject({
      state: 'shipped',
      canShip: false,
      staffNotes: [{ text: '多放两个' }],
      parcel,
    });
    expect(code(await act(`POST ${ours}/shipment`, shop!.owner.token, parcel))).toBe(
      '409 orders.not_shippable',
    );
    expect(code(await act(`POST ${mine}/cancellation`, buyer.token, {}))).toBe('409 orders.not_cancellable');
    expect((await call(`GET ${mine}/tracking`, { token: buyer.token })).body).toMatchObject({
      parcel,
      events: [{}],
    });
    expect((await act(`POST ${mine}/receipt`, buyer.token)).body).toMatchObject({
      state: 'received',
      nextAction: 'review',
    });
    expect(code(await act(`POST ${mine}/reminder`, buyer.token))).toBe('409 orders.not_remindable');
  });

  test('is cancelled with its money sent back, and a paid purchase is not cancelled whole', async () => {
    const {
      purchaseId,
      orderIds: [orderId],
    } = await placed();
    await cashier.pay(buyer, fromWire('purchase', purchaseId));
    const token = buyer.token;
    expect(code(await call(`POST /purchases/${purchaseId}/cancellation`, { token, body: {} }))).toBe(
      '409 orders.purchase_not_cancellable',
    );
    const cancelled = await call(`POST /orders/${orderId}/cancellation`, {
      token,
      body: { reason: '不想要了' },
      headers: { 'idempotency-key': freshKey() },
    });
    expect(cancelled.body).toMatchObject({ state: 'cancelled', cancelReason: '不想要了' });
    await cashier.sendRefunds(buyer, fromWire('purchase', purchaseId));
    expect((await call(`GET /orders/${orderId}`, { token })).body).toMatchObject({ refundedFen: 5_590 });
  });

  test('is listed for its shop, by state and by words', async () => {
    const orderId = await paid();
    const path = `/shops/${toWire('shop', shop!.shopId)}/orders`;
    const token = shop!.owner.token;
    expect(
      (await call(`GET ${path}?state=paid&q=${encodeURIComponent('红富士')}`, { token })).body.items[0],
    ).toMatchObject({ orderId, buyer: { name: '小满' } });
    expect((await call(`GET ${path}?q=nothing%25`, { token })).body.items).toEqual([]);
    expect((await call(`GET ${path}/counts`, { token })).body.paid).toBeGreaterThan(0);
    expect((await call(`GET ${path}`, { token: buyer.token })).status).toBe(404);
  });
});
