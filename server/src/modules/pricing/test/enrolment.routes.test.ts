import { beforeAll, describe, expect, test } from 'vitest';
import { openModules } from '../../../house.ts';
import { hour, later, now } from '../../../platform/clock.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { testApp, type Answer } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket, type Person, type Product, type Shop } from '../../../../test/market.ts';
import { addStaff, openSession } from '../../identity/index.ts';
import { activity, coupons } from './make.ts';
import { asOperator } from './people.ts';

const database = await testDatabase();
const { app, call, modules } = testApp(database, openModules);
// Every route of the house is compiled here, outside of a test's time.
await app.ready();
const market = openMarket(database, modules);
let [shop, other]: Shop[] = [];
let [apples, plums]: Product[] = [];
let operator: Person;
let warehouse: Person;
let ours: string;

beforeAll(async () => {
  [shop, other] = [await market.shop('洛川苹果合作社'), await market.shop()];
  apples = await market.product(shop.shopId, 50, { priceFen: 8_000n });
  plums = await market.product(other.shopId, 50);
  operator = await asOperator(database, await market.person('陈运营'), ['promotions']);
  const { personId } = await market.person('小库');
  await database.transact((tx) =>
    addStaff(tx, { shopId: shop!.shopId, personId, role: 'warehouse', actorId: shop!.owner.personId }),
  );
  warehouse = {
    personId,
    token: await database.transact(async (tx) => (await openSession(tx, personId)).token),
  };
  ours = `/shops/${toWire('shop', shop.shopId)}/enrolment-calls`;
});

const code = ({ status, body }: Answer) => `${status} ${body?.code}`;
const asShop = (route: string, body?: unknown, locale = 'zh') =>
  call(route, { token: shop!.owner.token, body, headers: { 'accept-language': locale } });
const operate = (route: string, body?: unknown) => call(route, { token: operator.token, body });
const closesAt = () => later(now(), hour).toISOString();

const every = (changes: object = {}) => ({
  ...activity({
    name: { zh: '每满 200 减 30', en: '¥30 off every ¥200' },
    code: 4004,
    rule: { kind: 'every-amount', everyFen: 20_000, offFen: 3_000 },
    funding: { merchantBps: 10_000 },
  }),
  ...changes,
});
const draft = async (definition: object = every()) =>
  (await operate('POST /operations/activities', definition)).body.activityId as string;
const calledFor = async (activityId: string) => {
  const answer = await operate(`PUT /operations/activities/${activityId}/enrolment-call`, {
    closesAt: closesAt(),
  });
  expect(answer).toMatchObject({ status: 200, body: { needed: true, call: { open: true, joined: 0 } } });
  return answer.body.call.callId as string;
};

describe('a shop', () => {
  test('sees what it would cost, joins, is asked again, and leaves; the operator sees who', async () => {
    const activityId = await draft();
    const path = `/operations/activities/${activityId}`;
    expect((await operate(`GET ${path}/enrolment-call`)).body).toEqual({
      needed: true,
      endsAt: expect.any(String),
      call: null,
    });
    const callId = await calledFor(activityId);
    const list = await asShop(`GET ${ours}`);
    expect(list.body.items[0]).toMatchObject({
      callId,
      kind: 'activity',
      open: true,
      version: 1,
      shopBps: 10_000,
      text: '每满¥200减¥30',
      costText: '每优惠 ¥30，你的店铺承担 ¥30（100%）。',
      example: {
        productId: toWire('product', apples!.productId),
        quantity: 3,
        listFen: 24_000,
        discountFen: 3_000,
        shopFen: 3_000,
      },
      enrolment: null,
    });
    const english = (await asShop(`GET ${ours}/${callId}`, undefined, 'en')).body;
    expect(english.costText).toBe('Of each ¥30 discount your shop pays ¥30 (100%).');
    expect(english.example.text).toMatch(
      /^For example, a buyer takes 3 × “.+” for ¥240 and saves ¥30: your shop pays ¥30\.$/,
    );

    const joined = await asShop(`PUT ${ours}/${callId}/enrolment`, { seenVersion: 1 });
    expect(joined.body.enrolment).toMatchObject({ state: 'joined', agreedVersion: 1, productIds: null });
    const dearer = every({ rule: { kind: 'every-amount', everyFen: 20_000, offFen: 4_000 } });
    await operate(`PUT ${path}`, { seenVersion: 1, activity: dearer });
    await operate(`PUT ${path}`, {
      seenVersion: 2,
      activity: every({ rule: { kind: 'every-amount', everyFen: 20_000, offFen: 5_000 } }),
    });
    const told = await database.pool.query(
      `select payload ->> 'shopId' as shop from platform.events where name = 'pricing.agreement_needed'`,
    );
    expect(told.rows.map((row) => row.shop)).toEqual([shop!.shopId]);
    expect((await asShop(`GET ${ours}/${callId}`)).body).toMatchObject({
      version: 3,
      enrolment: { state: 'agree_again', agreedVersion: 1 },
    });
    expect((await operate(`GET ${path}/enrolment-call`)).body.call).toMatchObject({
      joined: 0,
      agreeAgain: 1,
    });
    expect(code(await asShop(`PUT ${ours}/${callId}/enrolment`, { seenVersion: 1 }))).toBe(
      '409 pricing.version_outdated',
    );
    const productIds = [toWire('product', apples!.productId)];
    expect(
      (await asShop(`PUT ${ours}/${callId}/enrolment`, { seenVersion: 3, productIds })).body.enrolment,
    ).toMatchObject({
      state: 'joined',
      agreedVersion: 3,
      productIds,
    });
    const who = `GET /operations/enrolment-calls/${callId}/enrolments`;
    expect((await operate(who)).body).toMatchObject({
      items: [
        { shopName: { zh: '洛川苹果合作社' }, state: 'joined', agreedVersion: 3, products: 1, leftAt: null },
      ],
      next: null,
    });
    expect((await asShop(`DELETE ${ours}/${callId}/enrolment`)).body.enrolment.state).toBe('left');
    expect((await asShop(`DELETE ${ours}/${callId}/enrolment`)).status).toBe(200);
    expect((await operate(who)).body.items).toMatchObject([{ state: 'left' }]);
    const { rows } = await database.pool.query(
      'select action, details from platform.audit_log where subject = $1 order by at',
      [callId],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'pricing.enrolment_opened',
      'pricing.shop_enrolled',
      'pricing.shop_enrolled',
      'pricing.shop_withdrawn',
    ]);
    expect(rows[2].details).toMatchObject({ version: 3, products: productIds });
  });

  test('joins with its own goods, while the call is open', async () => {
    const activityId = await draft();
    const callId = await calledFor(activityId);
    const join = (productIds?: string[]) =>
      asShop(`PUT ${ours}/${callId}/enrolment`, { seenVersion: 1, productIds });
    expect(code(await join([toWire('product', plums!.productId)]))).toBe('422 pricing.scope_not_yours');
    expect((await join([toWire('product', newId('product'))])).status).toBe(422);
    expect((await asShop(`DELETE ${ours}/${callId}/enrolment`)).status).toBe(404);
    expect(
      (
        await asShop(`PUT ${ours}/${toWire('enrolmentCall', newId('enrolmentCall'))}/enrolment`, {
          seenVersion: 1,
        })
      ).status,
    ).toBe(404);
    await operate(`PUT /operations/activities/${activityId}`, {
      seenVersion: 1,
      activity: every({ scope: { productIds: [toWire('product', plums!.productId)] } }),
    });
    expect(
      code(
        await asShop(`PUT ${ours}/${callId}/enrolment`, {
          seenVersion: 2,
          productIds: [toWire('product', apples!.productId)],
        }),
      ),
    ).toBe('422 pricing.product_not_reached');
    expect((await asShop(`GET ${ours}/${callId}`)).body.example).toBe(null);
    await operate(`POST /operations/activities/${activityId}/schedule`);
    await operate(`POST /operations/activities/${activityId}/stop`, { reason: '试运行结束' });
    expect(code(await asShop(`PUT ${ours}/${callId}/enrolment`, { seenVersion: 3 }))).toBe(
      '409 pricing.enrolment_closed',
    );
    expect((await asShop(`GET ${ours}`)).body.items).not.toContainEqual(expect.objectContaining({ callId }));
    expect(
      code(
        await operate(`PUT /operations/activities/${activityId}/enrolment-call`, { closesAt: closesAt() }),
      ),
    ).toBe('409 pricing.activity_not_in_state');
  });
});

test('coupons are called for in the same way', async () => {
  const issued = await operate('POST /operations/coupon-batches', {
    ...coupons({ code: 1002, funding: { merchantBps: 10_000 } }),
  });
  const path = `/operations/coupon-batches/${issued.body.batchId}`;
  const { body } = await operate(`PUT ${path}/enrolment-call`, { closesAt: closesAt() });
  expect((await operate(`GET ${path}/enrolment-call`)).body).toEqual(body);
  const { callId } = body.call;
  expect((await asShop(`PUT ${ours}/${callId}/enrolment`, { seenVersion: 1 })).body).toMatchObject({
    kind: 'coupon',
    costText: '每优惠 ¥5，你的店铺承担 ¥5（100%）。',
    example: { quantity: 1, discountFen: 500 },
  });
  expect(code(await operate(`POST ${path}/stock`, { add: 5 }))).toBe('409 pricing.terms_agreed');
  await operate(`POST ${path}/stop`, { reason: '够了' });
  // None are given out any more, but those that buyers hold still cost the shop its part: it may leave, others may join.
  expect((await operate(`PUT ${path}/enrolment-call`, { closesAt: closesAt() })).status).toBe(200);
  const [still] = (await asShop(`GET ${ours}`)).body.items;
  expect(still).toMatchObject({ callId, state: 'running', open: true, enrolment: { state: 'joined' } });
  expect((await asShop(`DELETE ${ours}/${callId}/enrolment`)).body).toMatchObject({
    enrolment: { state: 'left' },
  });
});

describe('only who may', () => {
  test.each([
    ['422 pricing.deadline_invalid', () => later(now(), -hour)],
    ['422 pricing.deadline_invalid', () => later(now(), 48 * hour)],
  ])('calls: %s', async (refusal, at) => {
    const path = `PUT /operations/activities/${await draft()}/enrolment-call`;
    expect(code(await operate(path, { closesAt: at().toISOString() }))).toBe(refusal);
  });

  test('of the shop with the right for promotions, of the platform likewise', async () => {
    const activityId = await draft();
    const callId = await calledFor(activityId);
    const stranger = other!.owner.token;
    for (const [route, body] of [
      [`GET ${ours}`, undefined],
      [`GET ${ours}/${callId}`, undefined],
      [`PUT ${ours}/${callId}/enrolment`, { seenVersion: 1 }],
      [`DELETE ${ours}/${callId}/enrolment`, undefined],
    ] as const) {
      expect((await call(route, { body })).status, route).toBe(401);
      expect((await call(route, { token: warehouse.token, body })).status, route).toBe(403);
      expect([403, 404], route).toContain((await call(route, { token: stranger, body })).status);
    }
    for (const route of [
      `GET /operations/activities/${activityId}/enrolment-call`,
      `GET /operations/enrolment-calls/${callId}/enrolments`,
    ]) {
      expect((await call(route)).status, route).toBe(401);
      // Who is no operator does not learn that there is such a page.
      expect((await asShop(route)).status, route).toBe(404);
    }
    expect((await operate(`GET /operations/enrolment-calls/${callId}/enrolments`)).body.items).toEqual([]);
  });
});
