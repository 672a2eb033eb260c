import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { auditAll } from '../../../audit-all.ts';
import { openModules } from '../../../house.ts';
import { publish } from '../../../platform/events.ts';
import { fromWire, newId, toWire, type Id } from '../../../platform/ids.ts';
import { testApp, type Answer } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket, type Buyer, type Product, type Shop } from '../../../../test/market.ts';
import { freshKey, openCashier } from '../../../../test/till.ts';
import { cancelOrder, cancelPurchase } from '../../orders/index.ts';
import { stopActivity } from '../../pricing/index.ts';
import { activity, running } from '../../pricing/test/make.ts';
import { budgetsByIds } from '../../subsidies/index.ts';
import { leftOf, reservedOf, spentOf } from '../../subsidies/budget.ts';
import { openOffering } from './offering.ts';

const database = await testDatabase();
const { call, modules } = testApp(database, openModules);
const market = openMarket(database, modules);
const cashier = await openCashier(database, market);
const offering = openOffering(database);
let shop: Shop;
let [apples, pears, dates, cup]: Product[] = [];
let buyer: Buyer;
let budgetId: Id<'budget'>;

/** Offers are remembered for a second. */
/** Offers are remembered for a second, and a reading under way may still bring what was before. */
const known = () => new Promise((wake) => setTimeout(wake, 2_500));

beforeAll(async () => {
  shop = await market.shop();
  [apples, pears, dates, cup] = [
    await market.product(shop.shopId, 500),
    await market.product(shop.shopId, 500),
    await market.product(shop.shopId, 500, { priceFen: 1_990n, title: '狗头枣' }),
    await market.product(shop.shopId, 1, { priceFen: 900n, title: '陶杯' }),
  ];
  buyer = await market.buyer();
  budgetId = await offering.budget(10_000_000n);
  await offering.price(apples.skuId, { budgetId, priceFen: 3_990 });
  await running(
    database,
    { owner: 'shop', shopId: shop.shopId },
    activity({
      name: { zh: '满 60 减 10', en: '¥10 off from ¥60' },
      code: 4003,
      rule: {
        kind: 'amount-tiers',
        tiers: [{ minAmountFen: 6_000, benefit: { kind: 'off', offFen: 1_000 } }],
      },
    }),
  );
  await known();
});
afterAll(async () => {
  await market.settle();
  expect((await auditAll(database.db)).findings).toEqual([]);
});

const line = (product: Product, quantity = 1) => ({ skuId: toWire('sku', product.skuId), quantity });
const quote = async (lines: object[], body: object = {}, who: Buyer | null = buyer, language = 'zh') =>
  (
    await call('POST /quotes', {
      ...(who ? { token: who.token } : {}),
      language,
      body: { lines, regionCode: '330106', ...body },
    })
  ).body;
const purchase = (
  lines: object[],
  expectedTotalFen: number,
  body: object = {},
  who = buyer,
): Promise<Answer> =>
  call('POST /purchases', {
    token: who.token,
    headers: { 'idempotency-key': freshKey() },
    body: { lines, addressId: toWire('address', who.addressId), expectedTotalFen, ...body },
  });
const code = ({ status, body }: Answer) => `${status} ${body?.code}`;
const budget = async () => {
  await market.settle();
  const now = (await budgetsByIds(database.db, [budgetId])).get(budgetId)!;
  return { spent: spentOf(now), reserved: reservedOf(now), left: leftOf(now) };
};

describe('a quote with offers', () => {
  test('says what applies, what not and why, and what a little more would give; not who pays', async () => {
    const body = await quote([line(apples!)]);
    expect(body.totals).toMatchObject({ listFen: 4_990, discountFen: 1_000, payableFen: 4_590 });
    expect(body.shops[0].lines[0].discounts).toMatchObject([
      { code: 5031, name: '限时秒杀', offFen: 1_000, layer: 'item' },
    ]);
    expect(body.tried).toMatchObject([
      { code: 4003, reason: 'below-threshold', missingFen: 2_010, why: '还差 ¥20.10 可用' },
    ]);
    expect(body.hints.join()).toContain('满 60 减 10');
    expect(body.best).toEqual({ proven: true, atMostCheaperFen: 0 });
    expect(JSON.stringify(body)).not.toMatch(/funding|merchantFen|platformFen|budget/);
    const english = await quote([line(apples!, 2)], {}, null, 'en');
    expect(english.discounts.map(({ name }: { name: string }) => name)).toEqual([
      'Flash sale',
      '¥10 off from ¥60',
    ]);
  });

  test('uses the best coupons by itself, and leaves those the buyer does not want', async () => {
    const who = await market.buyer('优惠');
    const [five, eight] = [
      await offering.give(
        await offering.couponBatch({ benefit: { kind: 'off', offFen: 500 } }),
        who.personId,
      ),
      await offering.give(
        await offering.couponBatch({ benefit: { kind: 'off', offFen: 800 } }),
        who.personId,
      ),
    ];
    const best = await quote([line(pears!)], {}, who);
    expect(best.coupons).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ couponId: toWire('coupon', eight), used: true, offFen: 800, usable: true }),
        expect.objectContaining({
          couponId: toWire('coupon', five),
          used: false,
          usable: true,
          why: expect.stringContaining('更优惠'),
        }),
      ]),
    );
    const chosen = await quote([line(pears!)], { choices: { couponIds: [toWire('coupon', five)] } }, who);
    expect(chosen.totals.discountFen).toBe(500);
    const without = { choices: { withoutCouponIds: [five, eight].map((id) => toWire('coupon', id)) } };
    expect((await quote([line(pears!)], without, who)).totals.discountFen).toBe(0);
  });

  test('is charged as it was shown, whatever is in the cart', async () => {
    const who = await market.buyer('随机');
    for (let i = 0; i < 6; i++)
      await offering.give(
        await offering.couponBatch({ benefit: { kind: 'off', offFen: 300 + i }, thresholdFen: 2_000 * i }),
        who.personId,
      );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(apples!, pears!, dates!), { minLength: 1 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
        async (products, quantities) => {
          const lines = products.map((product, i) => line(product, quantities[i]));
          const shown = await quote(lines, { addressId: toWire('address', who.addressId) }, who);
          expect(shown.totals.listFen - shown.totals.discountFen).toBe(shown.totals.goodsFen);
          expect(shown.totals.goodsFen + shown.totals.freightFen).toBe(shown.totals.payableFen);
          const answer = await purchase(lines, shown.totals.payableFen, {}, who);
          expect(answer).toMatchObject({ status: 201, body: { payableFen: shown.totals.payableFen } });
          const { body } = await call(`GET /orders/${answer.body.orderIds[0]}`, {
            token: who.token,
            language: 'zh',
          });
          expect(body.totalFen).toBe(shown.totals.payableFen);
          const names = (of: { discounts: { name: string; offFen: number }[] }[]) =>
            of
              .flatMap(({ discounts }) => discounts.map(({ name, offFen }) => `${name} ${offFen}`))
              .toSorted();
          expect(names(body.lines)).toEqual(names(shown.shops[0].lines));
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('an offer that is lost meanwhile', () => {
  test('is said, with the total it would be now, and nothing is bought', async () => {
    const who = await market.buyer('两处');
    const couponId = await offering.give(
      await offering.couponBatch({ benefit: { kind: 'off', offFen: 700 } }),
      who.personId,
    );
    const { totals } = await quote([line(pears!)], {}, who);
    expect((await purchase([line(pears!)], totals.payableFen, {}, who)).status).toBe(201);
    const again = await purchase([line(pears!)], totals.payableFen, {}, who);
    expect(code(again)).toMatch(/409 checkout.(coupon_gone|price_changed)/);
    expect(again.body.details.totalFen).toBe(totals.payableFen + 700);
    expect(couponId).toBeTruthy();
  });

  test('an activity that was stopped is noticed though it is remembered', async () => {
    const by = { owner: 'shop', shopId: shop.shopId } as const;
    const product = await market.product(shop.shopId, 10, { priceFen: 2_000n });
    const activityId = await running(
      database,
      by,
      activity({
        code: 5053,
        rule: { kind: 'item-price', price: { kind: 'off', offFen: 300 } },
        scope: { skuIds: [product.skuId] },
      }),
    );
    await known();
    const { totals } = await quote([line(product)]);
    expect(totals.discountFen).toBe(300);
    await database.transact((tx) => stopActivity(tx, { by, activityId, actorId: null, reason: '停止' }));
    const answer = await purchase([line(product)], totals.payableFen);
    expect(code(answer)).toBe('409 checkout.activity_changed');
    expect(answer.body.details.totalFen).toBe(totals.payableFen + 300);
  });
});

describe('subsidies', () => {
  test('are reserved, spent and returned with the order; the shop sees them, the operator also who pays', async () => {
    const before = await budget();
    const { totals } = await quote([line(apples!, 2)]);
    const { body } = await purchase([line(apples!, 2)], totals.payableFen);
    const orderId = fromWire('order', body.orderIds[0]);
    expect(await budget()).toEqual({
      ...before,
      reserved: before.reserved + 2_000n,
      left: before.left - 2_000n,
    });
    await cashier.pay(buyer, fromWire('purchase', body.purchaseId));
    expect(await budget()).toEqual({ ...before, spent: before.spent + 2_000n, left: before.left - 2_000n });
    const seen = await call(`GET /shops/${toWire('shop', shop.shopId)}/orders/${body.orderIds[0]}`, {
      token: shop.owner.token,
    });
    expect(seen.body).toMatchObject({
      subsidyFen: 2_000,
      subsidies: { platformFen: 2_000, creatorFen: 0, brandFen: 0 },
    });
    expect(JSON.stringify(seen.body)).not.toContain('budgetId');
    await database.transact((tx) => cancelOrder(tx, { buyerId: buyer.personId, orderId }));
    expect(await budget()).toEqual(before);
  });

  test('go back with the piece that is refunded, once, and may be given again', async () => {
    const before = await budget();
    const { totals } = await quote([line(apples!, 2)]);
    const { body } = await purchase([line(apples!, 2)], totals.payableFen);
    await cashier.pay(buyer, fromWire('purchase', body.purchaseId));
    const [orderId, buyerId] = [fromWire('order', body.orderIds[0]), buyer.personId];
    const back = { budgetId, platformFen: '1000', creatorFen: '0', brandFen: '0' };
    const afterSaleId = newId('afterSale', buyerId);
    for (let times = 0; times < 2; times++)
      await database.transact((tx) =>
        publish(tx, 'aftersales.refunded', { afterSaleId, orderId, buyerId, lines: [{ subsidies: [back] }] }),
      );
    expect(await budget()).toEqual({ ...before, spent: before.spent + 1_000n, left: before.left - 1_000n });
    // The rest goes back when the order is cancelled.
    await database.transact((tx) => cancelOrder(tx, { buyerId, orderId }));
    expect(await budget()).toEqual(before);
  });

  test('of what is not paid are free for others', async () => {
    const before = await budget();
    const { totals } = await quote([line(apples!)]);
    const { body } = await purchase([line(apples!)], totals.payableFen);
    expect((await budget()).reserved).toBe(before.reserved + 1_000n);
    const purchaseId = fromWire('purchase', body.purchaseId);
    await database.transact((tx) => cancelPurchase(tx, { buyerId: buyer.personId, purchaseId }));
    expect(await budget()).toEqual(before);
  });
});

test('a purchase that costs nothing is paid at once, without a provider, and can be cancelled', async () => {
  const who = await market.buyer('免单');
  await offering.give(
    await offering.couponBatch({ code: 11001, benefit: { kind: 'off', offFen: 9_900 } }),
    who.personId,
  );
  const lines = [line(dates!, 5)];
  const { totals } = await quote(lines, {}, who);
  expect(totals.payableFen).toBe(0);
  const { status, body } = await purchase(lines, 0, {}, who);
  expect(status).toBe(201);
  const order = () => call(`GET /orders/${body.orderIds[0]}`, { token: who.token });
  expect((await order()).body).toMatchObject({ state: 'paid', totalFen: 0 });
  expect(
    code(
      await call(`POST /purchases/${body.purchaseId}/payments`, {
        token: who.token,
        body: { method: 'local_bank', returnPath: '/' },
      }),
    ),
  ).toMatch(/^409/);
  await call(`POST /orders/${body.orderIds[0]}/cancellation`, {
    token: who.token,
    headers: { 'idempotency-key': freshKey() },
    body: {},
  });
  expect((await order()).body.state).toBe('cancelled');
});

test('a gift goes with the order while there is one; then the buyer is asked', async () => {
  const product = await market.product(shop.shopId, 10, { priceFen: 3_000n });
  await running(
    database,
    { owner: 'shop', shopId: shop.shopId },
    activity({
      name: { zh: '送陶杯', en: 'A cup with it' },
      code: 15001,
      rule: { kind: 'gift', minQuantity: 1, gift: { skuId: cup!.skuId, title: '陶杯', quantity: 1 } },
      scope: { skuIds: [product.skuId] },
    } as never),
  );
  await known();
  const shown = await quote([line(product)]);
  expect(shown.gifts).toMatchObject([{ offerName: '送陶杯', title: '陶杯', quantity: 1, available: true }]);
  const first = await purchase([line(product)], shown.totals.payableFen);
  expect(first.status).toBe(201);
  const { body: order } = await call(`GET /orders/${first.body.orderIds[0]}`, { token: buyer.token });
  expect(
    order.lines.map(({ gift, payableFen }: { gift: boolean; payableFen: number }) => [gift, payableFen]),
  ).toEqual([
    [false, 3_000],
    [true, 0],
  ]);

  const later = await quote([line(product)]);
  expect(later.gifts).toMatchObject([{ available: false }]);
  const refused = await purchase([line(product)], later.totals.payableFen);
  expect(code(refused)).toBe('409 checkout.gift_gone');
  const without = { withoutGiftsOf: [later.gifts[0].offerId] };
  expect((await purchase([line(product)], later.totals.payableFen, without)).status).toBe(201);
});

test('the cart shows what the selected lines come to', async () => {
  const who = await market.buyer('购物车');
  const { body } = await call('POST /cart/lines', {
    token: who.token,
    language: 'zh',
    body: line(apples!, 2),
  });
  expect(body).toMatchObject({ selectedFen: 9_980, offers: { discountFen: 3_000, goodsFen: 6_980 } });
  expect(body.offers.lines).toMatchObject([{ payableFen: 6_980, names: ['限时秒杀', '满 60 减 10'] }]);
  await call('PUT /cart/selection', { token: who.token, body: { selected: false } });
  expect((await call('GET /cart', { token: who.token })).body.offers).toBeNull();
});
