import { describe, expect, test } from 'vitest';
import { openModules } from '../../../house.ts';
import { at, day, later, now } from '../../../platform/clock.ts';
import { newId, toWire, type Id } from '../../../platform/ids.ts';
import { mintAttribution } from '../../content/index.ts';
import { becomeCreator } from '../../identity/index.ts';
import { testApp, type Answer } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket } from '../../../../test/market.ts';
import { freshKey } from '../../../../test/till.ts';
import { openTerms } from '../terms.ts';
import { productsByIds } from '../../catalog/index.ts';

const database = await testDatabase();
const { call, modules, house } = testApp(database, openModules);
const market = openMarket(database, modules);
const [shop, strangers] = [await market.shop(), await market.shop()];
const apples = await market.product(shop.shopId, 10);
const pears = await market.product(shop.shopId, 10);
type Creator = { creatorId: Id<'creator'>; token: string };

async function creator(name: string): Promise<Creator> {
  const { personId, token } = await market.person(name);
  const names = { name: { zh: name, en: name }, bio: { zh: '', en: '' } };
  const creatorId = await database.transact((tx) => becomeCreator(tx, { personId, ...names }));
  return { creatorId, token };
}
const [li, wang] = [await creator('老李'), await creator('老王')];
await market.settle();

const code = ({ status, body }: Answer) => `${status} ${body?.code ?? ''}`.trim();
const plans = (of = shop) => `/shops/${toWire('shop', of.shopId)}/commission-plans`;
const as = (token: string, route: string, body?: object) =>
  call(route, { token, ...(body ? { body } : {}), headers: { 'idempotency-key': freshKey() } });
const create = (body: object, of = shop) => as(of.owner.token, `POST ${plans(of)}`, body);
const creatorWire = ({ creatorId }: Creator) => toWire('creator', creatorId);

/** The terms of one line sold through a creator's video. */
async function termsFor(who: Creator | null, product = apples) {
  const { categoryId } = (await productsByIds(database.db, [product.productId])).get(product.productId)!;
  const attributionToken =
    who &&
    mintAttribution(house.config.secret, {
      videoId: newId('video'),
      creatorId: who.creatorId,
      impressionId: newId('impression'),
    });
  const terms = openTerms(database, house.config.secret);
  return (await terms([{ ...product, shopId: shop.shopId, categoryId, attributionToken }])).get(
    product.skuId,
  )!;
}

describe('commission plans', () => {
  test('cover goods, creators and caps, and are there once', async () => {
    const made = await create({ kind: 'normal', commissionBps: 1_000 });
    expect(made).toMatchObject({
      status: 201,
      body: { kind: 'normal', product: null, current: { version: 1, commissionBps: 1_000 }, next: null },
    });
    expect(code(await create({ kind: 'normal', commissionBps: 1_200 }))).toBe('409 commission.plan_exists');
    expect(
      code(
        await create({
          kind: 'normal',
          productId: toWire('product', apples.productId),
          commissionBps: 5_001,
        }),
      ),
    ).toBe('422 commission.rate_too_high');
    expect(code(await create({ kind: 'targeted', commissionBps: 100 }))).toBe('422 commission.plan_unclear');
    expect(code(await create({ kind: 'normal', commissionBps: 100, serviceBps: 10 }))).toBe(
      '422 commission.rate_too_high',
    );
    expect(
      code(
        await create(
          { kind: 'normal', productId: toWire('product', apples.productId), commissionBps: 100 },
          strangers,
        ),
      ),
    ).toBe('422 commission.party_unknown');
    const one = `${plans()}/${made.body.planId}`;
    expect((await as(shop.owner.token, `GET ${one}`)).body.planId).toBe(made.body.planId);
    expect(code(await as(strangers.owner.token, `GET ${plans(strangers)}/${made.body.planId}`))).toMatch(
      /^404/,
    );
    expect((await as(shop.owner.token, `GET ${plans()}?kind=normal`)).body.items).toHaveLength(1);
  });

  test('change and stop at the next midnight; a sale keeps what was promised', async () => {
    const { body: made } = await create({
      kind: 'normal',
      productId: toWire('product', pears.productId),
      commissionBps: 2_000,
    });
    const changed = await as(shop.owner.token, `PUT ${plans()}/${made.planId}`, { commissionBps: 2_500 });
    expect(changed.body).toMatchObject({
      current: { commissionBps: 2_000 },
      next: { version: 2, commissionBps: 2_500 },
    });
    expect(await termsFor(li, pears)).toMatchObject({
      commissionBps: 2_000,
      planVersion: 1,
      source: 'video',
    });
    await at(later(now(), day), async () => {
      expect(await termsFor(li, pears)).toMatchObject({ commissionBps: 2_500, planVersion: 2 });
    });
    expect((await as(shop.owner.token, `POST ${plans()}/${made.planId}/stop`)).body).toMatchObject({
      next: { active: false },
    });
    expect(code(await as(shop.owner.token, `PUT ${plans()}/${made.planId}`, { commissionBps: 100 }))).toBe(
      '409 commission.plan_ended',
    );
    // The plan of the whole shop is left.
    await at(later(now(), day), async () =>
      expect(await termsFor(li, pears)).toMatchObject({ commissionBps: 1_000 }),
    );
  });

  test('a creator of their own, and a campaign for those who join', async () => {
    await create({ kind: 'targeted', creatorId: creatorWire(li), commissionBps: 3_000 });
    const leader = await creator('团长');
    const { body: campaign } = await create({
      kind: 'leader',
      leaderId: creatorWire(leader),
      commissionBps: 4_000,
      serviceBps: 300,
    });
    expect(await termsFor(li)).toMatchObject({
      commissionBps: 3_000,
      leaderId: null,
      serviceBps: 0,
      paymentBps: 60,
    });
    expect(await termsFor(wang)).toMatchObject({ commissionBps: 1_000, creatorId: wang.creatorId });
    expect(code(await as(wang.token, `PUT /me/commission-plans/${campaign.planId}`))).toBe('200');
    expect(await termsFor(wang)).toMatchObject({
      commissionBps: 4_000,
      leaderId: leader.creatorId,
      serviceBps: 300,
    });
    const mine = await as(wang.token, 'GET /me/commission-plans');
    expect(mine.body.items.map(({ planId }: { planId: string }) => planId)).toEqual([campaign.planId]);
    expect((await as(leader.token, 'GET /me/commission-plans?role=leader')).body.items).toHaveLength(1);
  });

  test('nobody earns without a token, or with a forged one', async () => {
    expect(await termsFor(null)).toMatchObject({
      creatorId: null,
      source: 'shelf',
      planId: null,
      commissionBps: 0,
    });
    const [productId, skuId, shopId] = [apples.productId, apples.skuId, shop.shopId];
    const line = {
      productId,
      skuId,
      shopId,
      categoryId: newId('category'),
      attributionToken: `${'A'.repeat(64)}.${'B'.repeat(22)}`,
    };
    expect((await openTerms(database, house.config.secret)([line])).get(skuId)).toMatchObject({
      creatorId: null,
    });
  });

  test('creators find goods by what they earn', async () => {
    const { body } = await as(wang.token, 'GET /commission-goods?sort=earning&limit=1');
    expect(body.items[0]).toMatchObject({
      kind: 'leader',
      commissionBps: 4_000,
      earningFen: (body.items[0].priceFen * 4) / 10,
    });
    const next = await as(wang.token, `GET /commission-goods?sort=earning&limit=1&cursor=${body.next}`);
    expect(next.body.items[0].product.productId).not.toBe(body.items[0].product.productId);
    const title = body.items[0].product.title.slice(0, 2);
    expect(
      (await as(li.token, `GET /commission-goods?q=${encodeURIComponent(title)}`)).body.items[0],
    ).toMatchObject({
      kind: 'targeted',
      commissionBps: 3_000,
      campaign: { commissionBps: 4_000 },
    });
    expect((await as(li.token, 'GET /commission-goods?q=nothing-like-it')).body.items).toEqual([]);
    expect(code(await as(shop.owner.token, 'GET /commission-goods'))).toMatch(/^403/);
  });
});
