import { beforeAll, describe, expect, test } from 'vitest';
import { openModules } from '../../../house.ts';
import { day, hour, later, now } from '../../../platform/clock.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { testApp, type Answer } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket, type Buyer, type Person, type Product, type Shop } from '../../../../test/market.ts';
import { createBudget } from '../../subsidies/index.ts';
import { asCreator, asOperator } from './people.ts';
import { activity, coupons, flash } from './make.ts';

const database = await testDatabase();
const { app, call, modules } = testApp(database, openModules);
// Every route of the house is compiled here, outside of a test's time.
await app.ready();
const market = openMarket(database, modules);
let [shop, strangersShop]: Shop[] = [];
let strangers: Product;
let buyer: Buyer;
let operator: Person;
let ours: string;

beforeAll(async () => {
  [shop, strangersShop] = [await market.shop(), await market.shop()];
  strangers = await market.product(strangersShop.shopId, 50);
  buyer = await market.buyer();
  operator = await asOperator(database, await market.person('陈运营'), ['promotions']);
  ours = `/shops/${toWire('shop', shop.shopId)}`;
});

const code = ({ status, body }: Answer) => `${status} ${body?.code}`;
const asShop = (route: string, body?: unknown) => call(route, { token: shop!.owner.token, body });
const operate = (route: string, body?: unknown) => call(route, { token: operator.token, body });
const wireSku = (product: Product) => toWire('sku', product.skuId) as never;
const create = async (definition: object) => {
  const answer = await asShop(`POST ${ours}/activities`, definition);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body as { activityId: string; version: number };
};
const started = async (definition: object) => {
  const { activityId } = await create(definition);
  expect(await asShop(`POST ${ours}/activities/${activityId}/schedule`)).toMatchObject({ status: 200 });
  return activityId;
};

describe('an activity', () => {
  test('is a draft, is changed, starts, is narrowed, stopped and copied; every step is kept', async () => {
    const { activityId } = await create(activity());
    const path = `${ours}/activities/${activityId}`;
    const name = { zh: '两件九折', en: 'Two for less' };
    expect(await asShop(`PUT ${path}`, { seenVersion: 1, activity: activity({ name }) })).toMatchObject({
      status: 200,
      body: { version: 2, state: 'draft', name, codeName: { zh: '多件优惠' } },
    });
    expect(code(await asShop(`PUT ${path}`, { seenVersion: 1, activity: activity() }))).toBe(
      '409 pricing.version_outdated',
    );
    const scheduled = await asShop(`POST ${path}/schedule`);
    expect(scheduled.body).toMatchObject({ state: 'running', version: 2 });
    expect(code(await asShop(`POST ${path}/schedule`))).toBe('409 pricing.activity_not_in_state');
    const { startsAt, endsAt } = scheduled.body;
    const cheaper = activity({
      startsAt,
      endsAt,
      code: 4001,
      rule: { kind: 'quantity-tiers', tiers: [{ minQuantity: 2, benefit: { kind: 'rate', payBps: 5_000 } }] },
    });
    expect(code(await asShop(`PUT ${path}`, { seenVersion: 2, activity: cheaper }))).toBe(
      '409 pricing.running_only_narrowed',
    );
    const sooner = activity({ startsAt, endsAt: later(now(), hour).toISOString() });
    expect(await asShop(`PUT ${path}`, { seenVersion: 2, activity: sooner })).toMatchObject({
      status: 200,
      body: { version: 3 },
    });
    expect((await asShop(`POST ${path}/stop`, { reason: '备货不足' })).body).toMatchObject({
      state: 'stopped',
      stopReason: '备货不足',
    });
    expect(code(await asShop(`POST ${path}/stop`, { reason: '再停一次' }))).toBe(
      '409 pricing.activity_not_in_state',
    );
    expect(
      (await asShop(`GET ${path}/versions`)).body.items.map((one: { version: number }) => one.version),
    ).toEqual([4, 3, 2, 1]);
    const copy = await asShop(`POST ${path}/copies`);
    expect(copy).toMatchObject({ status: 201, body: { state: 'draft', version: 1 } });
    const { rows } = await database.pool.query(
      'select action from platform.audit_log where subject = $1 order by at',
      [activityId],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'pricing.activity_created',
      'pricing.activity_changed',
      'pricing.activity_scheduled',
      'pricing.activity_changed',
      'pricing.activity_stopped',
    ]);
  });

  test('is found by its words and state, page by page', async () => {
    for (const n of [1, 2, 3]) await create(activity({ name: { zh: `秋收 ${n}`, en: `Harvest ${n}` } }));
    const first = await asShop(`GET ${ours}/activities?q=harvest&state=draft&limit=2`);
    expect(first.body.items).toHaveLength(2);
    const second = await asShop(
      `GET ${ours}/activities?q=harvest&state=draft&limit=2&cursor=${first.body.next}`,
    );
    expect(second.body).toMatchObject({ items: [{ name: { en: 'Harvest 1' } }], next: null });
    expect((await operate('GET /operations/all-activities?owner=shop&q=harvest')).body.items).toHaveLength(3);
  });

  test('of others is not found, and clerks of no shop may not look', async () => {
    const { activityId } = await create(activity());
    const theirs = `/shops/${toWire('shop', strangersShop!.shopId)}`;
    const asStranger = (route: string, body?: unknown) =>
      call(route, { token: strangersShop!.owner.token, body });
    for (const route of [
      `GET ${theirs}/activities/${activityId}`,
      `GET ${ours}/activities/${activityId}`,
      `POST ${theirs}/activities/${activityId}/copies`,
      `POST ${theirs}/activities/${activityId}/schedule`,
    ])
      expect((await asStranger(route)).status).toBe(404);
    expect(
      (await asStranger(`PUT ${theirs}/activities/${activityId}`, { seenVersion: 1, activity: activity() }))
        .status,
    ).toBe(404);
    expect((await call(`GET ${ours}/activities`)).status).toBe(401);
  });

  test.each([
    ['422 pricing.code_not_allowed', { code: 5054 }],
    [
      '422 pricing.tiers_not_rising',
      {
        rule: {
          kind: 'quantity-tiers',
          tiers: [3, 2].map((minQuantity) => ({ minQuantity, benefit: { kind: 'rate', payBps: 9_000 } })),
        },
      },
    ],
    [
      '422 pricing.tiers_not_rising',
      {
        code: 4003,
        rule: {
          kind: 'amount-tiers',
          tiers: [{ minAmountFen: 9_900, benefit: { kind: 'rate', payBps: 9_000 } }],
        },
      },
    ],
    [
      '422 pricing.benefit_too_large',
      { code: 4003, rule: { kind: 'every-amount', everyFen: 1_000, offFen: 1_000 } },
    ],
    [
      '422 pricing.benefit_too_large',
      {
        code: 4003,
        rule: { kind: 'amount-tiers', tiers: [{ minAmountFen: 900, benefit: { kind: 'off', offFen: 900 } }] },
      },
    ],
    ['422 pricing.times_invalid', { endsAt: later(now(), -2 * hour).toISOString() }],
    ['422 pricing.times_invalid', { endsAt: later(now(), 200 * day).toISOString() }],
    ['422 pricing.funding_invalid', { funding: { platformBps: 10_000 } }],
    ['422 pricing.funding_invalid', { funding: { merchantBps: 9_999 } }],
    ['422 pricing.audience_not_yours', { audience: { fans: true } }],
    [
      '422 pricing.scope_needed',
      { code: 5033, rule: { kind: 'item-price', price: { kind: 'rate', payBps: 9_000 } } },
    ],
    ['422 pricing.scope_not_yours', { scope: { productIds: [`prd_${'0'.repeat(32)}`] } }],
  ])('is refused: %s', async (expected, changes) => {
    const answer = await asShop(`POST ${ours}/activities`, { ...activity(), ...changes });
    expect(code(answer)).toBe(expected);
    expect(answer.body.detail).not.toMatch(/\{/);
  });

  test('names only its own items', async () => {
    const skuId = toWire('sku', strangers.skuId) as never;
    expect(code(await asShop(`POST ${ours}/activities`, flash(skuId)))).toBe('422 pricing.scope_not_yours');
    const tiers = Array.from({ length: 6 }, (_, i) => ({
      minQuantity: i + 2,
      benefit: { kind: 'rate', payBps: 9_000 - i },
    }));
    expect(
      (await asShop(`POST ${ours}/activities`, { ...activity(), rule: { kind: 'quantity-tiers', tiers } }))
        .status,
    ).toBe(400);
  });

  test('of the platform needs a budget that is there', async () => {
    const cross = activity({ code: 4004, rule: { kind: 'every-amount', everyFen: 20_000, offFen: 3_000 } });
    expect(code(await operate('POST /operations/activities', cross))).toBe('422 pricing.budget_needed');
    const budgetId = toWire('budget', newId('budget'));
    expect(code(await operate('POST /operations/activities', { ...cross, budgetId }))).toBe(
      '422 pricing.budget_needed',
    );
    // No creator is asked to pay for what is not the creator's own.
    expect(
      code(await operate('POST /operations/activities', { ...cross, funding: { creatorBps: 10_000 } })),
    ).toBe('422 pricing.funding_invalid');
    const theirs = await database.transact((tx) =>
      createBudget(tx, {
        name: { zh: '满减', en: 'Every 200' },
        kind: 'platform',
        capFen: 1_000_00n,
        actorId: null,
      }),
    );
    expect(
      code(await asShop(`POST ${ours}/activities`, { ...activity(), budgetId: toWire('budget', theirs) })),
    ).toBe('422 pricing.budget_needed');
    const shared = { ...cross, funding: { merchantBps: 10_000 } };
    const made = await operate('POST /operations/activities', shared);
    expect(made).toMatchObject({ status: 201, body: { owner: 'platform', shopId: null } });
    expect((await operate(`POST /operations/activities/${made.body.activityId}/schedule`)).status).toBe(200);
    expect(
      (
        await operate(`POST /operations/all-activities/${made.body.activityId}/stop`, {
          reason: '试运行结束',
        })
      ).body.state,
    ).toBe('stopped');
  });
});

describe('before it is saved', () => {
  test('overlaps, prices above the list and below cost or the 30-day low are shown', async () => {
    const pears = await market.product(shop!.shopId, 50);
    const skuId = wireSku(pears);
    expect((await asShop(`PUT ${ours}/sku-costs`, { items: [{ skuId, costFen: 3_500 }] })).status).toBe(204);
    await database.pool.query(
      `insert into pricing.price_days (sku_id, day, lowest_paid_fen, lowest_net_fen, pieces) values ($1, current_date, 2500, 2500, 1)
      on conflict on constraint price_days_pk do update set lowest_paid_fen = 2500, lowest_net_fen = 2500`,
      [pears.skuId],
    );
    await started(flash(skuId, { code: 5053, priceFen: 4_500 }));
    const check = await asShop(`POST ${ours}/activity-checks`, {
      activity: flash(skuId, { below30DayLow: true }),
    });
    expect(check.body.schedulable).toBe(false);
    expect(check.body.findings.map((one: { kind: string }) => one.kind).toSorted()).toEqual([
      'above-30-day-low',
      'below-cost',
      'overlap',
    ]);
    const dear = await asShop(`POST ${ours}/activity-checks`, {
      activity: flash(skuId, { priceFen: 4_990 }),
    });
    expect(dear.body.findings).toContainEqual(
      expect.objectContaining({ kind: 'above-list', severity: 'error', limitFen: 4_990 }),
    );
    const { activityId } = await create(flash(skuId, { priceFen: 4_990 }));
    expect(code(await asShop(`POST ${ours}/activities/${activityId}/schedule`))).toBe(
      '422 pricing.checks_failed',
    );
    expect(
      code(await asShop(`PUT ${ours}/sku-costs`, { items: [{ skuId: wireSku(strangers), costFen: 1 }] })),
    ).toBe('422 pricing.scope_not_yours');
    expect((await asShop(`GET ${ours}/sku-costs`)).body.items).toMatchObject([{ skuId, costFen: 3_500 }]);
  });

  test('real carts are priced with and without it', async () => {
    const plums = await market.product(strangersShop!.shopId, 50);
    const theirs = `/shops/${toWire('shop', strangersShop!.shopId)}`;
    const carts = [{ lines: [{ skuId: wireSku(plums), quantity: 3 }] }];
    const ask = (body: object) =>
      call(`POST ${theirs}/activity-previews`, { token: strangersShop!.owner.token, body });
    expect((await ask({ activity: activity(), carts })).body).toMatchObject({
      beforeFen: 14_970,
      afterFen: 11_976,
      costs: { merchantFen: 2_994, platformFen: 0 },
      carts: [{ savedFen: 2_994, lines: [{ quantity: 3 }] }],
    });
    expect((await ask({ activity: activity() })).body.carts).toEqual([]);
  });
});

describe('coupons', () => {
  const grab = (batchId: string, { token = buyer.token, key = newId('entry') as string } = {}) =>
    call(`POST /coupon-batches/${batchId}/claims`, { token, headers: { 'idempotency-key': key } });
  const issue = async (changes: object = {}) => {
    const answer = await asShop(`POST ${ours}/coupon-batches`, { ...coupons(), ...changes });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.batchId as string;
  };

  test('are seen in the centre, claimed once, held, and used up by the limit', async () => {
    const batchId = await issue({ total: 1 });
    const centre = await call('GET /coupon-centre', { token: buyer.token });
    expect(centre.body.items).toContainEqual(
      expect.objectContaining({ batchId, claimable: true, text: '¥5 off from ¥40', leftBps: 10_000 }),
    );
    expect((await call(`GET ${ours}/coupons`)).body.items).toContainEqual(
      expect.objectContaining({ batchId }),
    );
    const key = newId('entry');
    const first = await grab(batchId, { key });
    expect(first).toMatchObject({ status: 201, body: { state: 'held', batchId, thresholdFen: 4_000 } });
    expect((await grab(batchId, { key })).body).toEqual(first.body);
    expect(code(await grab(batchId))).toBe('409 pricing.coupon_limit_reached');
    expect(code(await grab(batchId, { token: operator.token }))).toBe('409 pricing.coupons_gone');
    expect((await call('GET /me/coupons', { token: buyer.token })).body.items).toContainEqual(first.body);
    expect((await call('GET /me/coupons?state=used', { token: buyer.token })).body.items).toEqual([]);
    expect((await grab(`cpb_${'0'.repeat(32)}`)).status).toBe(404);
    expect((await asShop(`POST ${ours}/coupon-batches/${batchId}/stock`, { add: 1 })).body).toMatchObject({
      state: 'open',
      claimed: 1,
    });
    expect((await grab(batchId, { token: operator.token })).status).toBe(201);
  });

  test('are stopped, sent, and kept from those they are not for', async () => {
    const batchId = await issue({ channel: 'sent' });
    expect(code(await grab(batchId))).toBe('409 pricing.batch_not_open');
    const send = (personId: string, key = newId('entry') as string) =>
      call(`POST ${ours}/coupon-batches/${batchId}/sendings`, {
        token: shop!.owner.token,
        body: { personId },
        headers: { 'idempotency-key': key },
      });
    expect((await send(toWire('person', buyer.personId))).status).toBe(201);
    expect(code(await send(toWire('person', buyer.personId)))).toBe('409 pricing.coupon_limit_reached');
    expect(code(await send(`per_${'0'.repeat(32)}`))).toBe('422 pricing.buyer_unknown');
    expect((await asShop(`POST ${ours}/coupon-batches/${batchId}/stop`, { reason: '结束' })).body.state).toBe(
      'stopped',
    );
    expect(code(await asShop(`POST ${ours}/coupon-batches/${batchId}/stop`, { reason: '结束' }))).toBe(
      '409 pricing.batch_not_in_state',
    );
    const forMembers = await issue({ audience: { members: true } });
    const other = await market.buyer('古丽');
    expect(code(await grab(forMembers, { token: other.token }))).toBe('403 pricing.coupon_not_for_you');
    await call(`PUT ${ours}/membership`, { token: other.token });
    expect((await grab(forMembers, { token: other.token })).status).toBe(201);
    const theirs = `/shops/${toWire('shop', strangersShop!.shopId)}`;
    expect(
      (await call(`GET ${theirs}/coupon-batches/${batchId}`, { token: strangersShop!.owner.token })).status,
    ).toBe(404);
    expect((await asShop(`GET ${ours}/coupon-batches?state=stopped`)).body.items).toMatchObject([
      { batchId },
    ]);
  });

  test('are refused when they make no sense', async () => {
    const refused = async (changes: object) =>
      code(await asShop(`POST ${ours}/coupon-batches`, { ...coupons(), ...changes }));
    expect(await refused({ code: 1002 })).toBe('422 pricing.code_not_allowed');
    expect(await refused({ benefit: { kind: 'off', offFen: 4_000 } })).toBe('422 pricing.benefit_too_large');
    expect(await refused({ claimUntil: coupons().claimFrom })).toBe('422 pricing.times_invalid');
    const validity = { kind: 'period', from: coupons().claimFrom, until: later(now(), hour).toISOString() };
    expect(await refused({ validity })).toBe('422 pricing.validity_invalid');
  });

  test('and prices of creators stay within what creators may give', async () => {
    const creator = await market.person('洛川老李');
    await asCreator(database, creator);
    const packet = coupons({
      code: 1003,
      thresholdFen: 0,
      benefit: { kind: 'off', offFen: 200 },
      total: 100,
    });
    const create = (route: string, body: unknown) => call(route, { token: creator.token, body });
    expect(await create('POST /me/coupon-batches', packet)).toMatchObject({
      status: 201,
      body: { owner: 'creator' },
    });
    expect(code(await create('POST /me/coupon-batches', { ...packet, total: 1_000_000 }))).toBe(
      '422 pricing.beyond_allowance',
    );
    const fan = activity({
      code: 5035,
      audience: { fans: true },
      rule: { kind: 'item-price', price: { kind: 'rate', payBps: 9_000 } },
    });
    expect((await create('POST /me/activities', fan)).status).toBe(201);
    const deep = { ...fan, rule: { kind: 'item-price', price: { kind: 'rate', payBps: 5_000 } } };
    expect(code(await create('POST /me/activities', deep))).toBe('422 pricing.beyond_allowance');
  });
});

describe('prices', () => {
  test('of one piece say how they are made and what can be claimed', async () => {
    const own = await market.shop();
    const pears = await market.product(own.shopId, 50);
    const path = `/shops/${toWire('shop', own.shopId)}`;
    const as = (route: string, body?: unknown) => call(route, { token: own.owner.token, body });
    const made = await as(
      `POST ${path}/activities`,
      flash(wireSku(pears), { priceFen: 4_500, units: 10, perBuyer: 2 }),
    );
    await as(`POST ${path}/activities/${made.body.activityId}/schedule`);
    await as(`POST ${path}/coupon-batches`, coupons());
    await new Promise((wake) => setTimeout(wake, 1_100));
    const productId = toWire('product', pears.productId);
    await call(`GET /products/${productId}/offers`, { language: 'zh' });
    await new Promise((wake) => setTimeout(wake, 100));
    const { body } = await call(`GET /products/${productId}/offers`, { language: 'zh' });
    expect(body).toMatchObject({
      listFen: 4_990,
      payableFen: 4_000,
      tag: '限时秒杀',
      steps: ['商品总价 ¥49.90', '限时秒杀 −¥4.90', '店铺券 −¥5.00', '合计 ¥40.00'],
      activities: [{ code: 5054, left: 10, perBuyer: 2 }],
      coupons: [{ claimable: true }],
      lowest30DaysFen: null,
    });
    const tags = await call('POST /product-prices', { body: { productIds: [productId] } });
    expect(tags.body.items).toEqual([
      { productId, listFen: 4_990, payableFen: 4_000, strikeFen: 4_990, tag: 'Flash sale' },
    ]);
    expect((await call(`GET /products/prd_${'0'.repeat(32)}/offers`)).status).toBe(404);
    expect((await call(`GET /products/${productId}/price-history`)).body).toMatchObject({
      lowest30DaysFen: null,
    });
  });

  test('what stacks is one table in two languages', async () => {
    const { body } = await call('GET /stacking-matrix');
    const at = (wanted: number) => body.kinds.findIndex((kind: { code: number }) => kind.code === wanted);
    expect(body.cells[at(4003)][at(4004)]).toBe('excluded');
    expect(body.cells[at(5053)][at(5054)]).toBe('best-one');
    expect(body.cells[at(4001)][at(1001)]).toBe('adds-up');
    expect(body.words.excluded).toHaveProperty('zh');
  });
});
