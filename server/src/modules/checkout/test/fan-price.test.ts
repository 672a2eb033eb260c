import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditAll } from '../../../audit-all.ts';
import { openModules } from '../../../house.ts';
import { newId, toWire, type Id } from '../../../platform/ids.ts';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket, type Buyer, type Product, type Shop } from '../../../../test/market.ts';
import { freshKey } from '../../../../test/till.ts';
import { createPlan } from '../../commission/index.ts';
import { mintAttribution } from '../../content/index.ts';
import { becomeCreator } from '../../identity/index.ts';
import { activity, running } from '../../pricing/test/make.ts';
import { createBudget } from '../../subsidies/index.ts';

// A creator's price is paid out of the commission on that line. What the commission does not cover would be owed by somebody
// who may never earn it, while the shop is paid in full: shop and creator together could take it out of the house.

const database = await testDatabase();
const { call, modules, house } = testApp(database, openModules);
const market = openMarket(database, modules);
let shop: Shop;
let buyer: Buyer;
let creatorId: Id<'creator'>;
let [apples, pears, dates]: Product[] = [];

beforeAll(async () => {
  shop = await market.shop();
  buyer = await market.buyer();
  [apples, pears, dates] = [
    await market.product(shop.shopId, 50),
    await market.product(shop.shopId, 50),
    await market.product(shop.shopId, 50),
  ];
  const { personId } = await market.person('老李');
  const name = { zh: '老李', en: 'Lao Li' };
  creatorId = await database.transact((tx) => becomeCreator(tx, { personId, name, bio: { zh: '', en: '' } }));
  await market.settle();
  // 10 %, of which the platform keeps a tenth: 4.22 of 46.90, 3.59 of 39.90.
  const plan = { kind: 'normal', productId: null, creatorId: null, leaderId: null, hosted: false } as const;
  const rates = { commissionBps: 1_000, serviceBps: 0 };
  await database.transact((tx) =>
    createPlan(tx, { shopId: shop.shopId, actorId: shop.owner.personId, ...plan, ...rates }),
  );
  const off = (product: Product, offFen: number, budgetId?: Id<'budget'>) =>
    running(
      database,
      { owner: 'creator', creatorId },
      activity({
        code: 5035,
        name: { zh: '粉丝价', en: 'Fan price' },
        rule: { kind: 'item-price', price: { kind: 'off', offFen } },
        scope: { skuIds: [product.skuId] },
        ...(budgetId ? { budgetId } : {}),
      }),
    );
  await off(apples!, 300);
  await off(pears!, 1_000);
  const budget = { kind: 'creator', creatorId, capFen: 10_000_000n, actorId: null } as const;
  const budgetId = await database.transact((tx) =>
    createBudget(tx, { name: { zh: '老李补贴', en: 'Lao Li gives' }, ...budget }),
  );
  await off(dates!, 1_000, budgetId);
  await market.settle();
  // Offers and plans are remembered for a second.
  await new Promise((wake) => setTimeout(wake, 1_500));
});
afterAll(async () => {
  await market.settle();
  expect((await auditAll(database.db)).findings).toEqual([]);
});

const shownBy = (of: Id<'creator'>) =>
  mintAttribution(house.config.secret, {
    videoId: newId('video'),
    creatorId: of,
    impressionId: newId('impression'),
  });
const line = (product: Product) => ({
  skuId: toWire('sku', product.skuId),
  quantity: 2,
  attributionToken: shownBy(creatorId),
});
const quote = async (product: Product, language = 'zh') =>
  (
    await call('POST /quotes', {
      token: buyer.token,
      language,
      body: { lines: [line(product)], regionCode: '330106' },
    })
  ).body;
const purchase = (product: Product, expectedTotalFen: number) =>
  call('POST /purchases', {
    token: buyer.token,
    headers: { 'idempotency-key': freshKey() },
    body: { lines: [line(product)], addressId: toWire('address', buyer.addressId), expectedTotalFen },
  });

test('a price that the commission covers is the price', async () => {
  const { totals, discounts } = await quote(apples!);
  expect(discounts).toMatchObject([{ code: 5035, offFen: 600 }]);
  const placed = await purchase(apples!, totals.payableFen);
  expect(placed.status).toBe(201);
  const { rows } = await database.pool.query(
    `select (discounts -> 0 -> 'funding' ->> 'creatorFen')::int as creator from orders.lines`,
  );
  expect(rows).toEqual([{ creator: 600 }]);
});

test('one that takes more than the commission is left out, in the quote and in the purchase, and says why', async () => {
  const { totals, discounts, tried } = await quote(pears!);
  expect(discounts).toEqual([]);
  expect(totals.discountFen).toBe(0);
  expect(tried).toMatchObject([{ code: 5035, reason: 'unfunded', why: '本单已超出该优惠可承担的金额' }]);
  expect((await quote(pears!, 'en')).tried[0].why).toMatch(/whoever pays for it/);
  expect((await purchase(pears!, totals.payableFen - 2_000)).body).toMatchObject({
    code: 'checkout.price_changed',
    details: { totalFen: totals.payableFen },
  });
  expect((await purchase(pears!, totals.payableFen)).status).toBe(201);
});

test("a creator's budget is a limit and holds no money: it covers nothing that the commission does not", async () => {
  const { discounts, tried } = await quote(dates!);
  expect(discounts).toEqual([]);
  expect(tried).toMatchObject([{ code: 5035, reason: 'unfunded' }]);
});
