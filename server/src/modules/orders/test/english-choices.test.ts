import { beforeAll, expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket, type Buyer } from '../../../../test/market.ts';
import { freshKey } from '../../../../test/till.ts';
import { openModules } from '../../../house.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { changeProduct } from '../../catalog/index.ts';
import { draftFor, makeProduct } from '../../catalog/test/make.ts';
import { receiveStock } from '../../inventory/index.ts';

const database = await testDatabase();
const { call, modules } = testApp(database, openModules);
const market = openMarket(database, modules);

const sizes = {
  optionNames: ['规格'],
  optionNamesEn: ['Size'],
  skus: [{ priceFen: 9_990n, weightGrams: 2_500, optionValues: ['5 斤'], optionValuesEn: ['2.5 kg'] }],
};
let buyer: Buyer;
let order: string;
let renameTo: (english: string) => Promise<unknown>;

beforeAll(async () => {
  buyer = await market.buyer();
  const { shopId } = await market.shop();
  const { productId, skuIds } = await makeProduct(database, shopId, sizes);
  const skuId = skuIds[0]!;
  await database.transact((tx) => receiveStock(tx, { skuId, quantity: 9, ref: newId('upload') }));
  await market.settle();
  const { body } = await call('POST /purchases', {
    token: buyer.token,
    headers: { 'idempotency-key': freshKey() },
    body: {
      lines: [{ skuId: toWire('sku', skuId), quantity: 1 }],
      addressId: toWire('address', buyer.addressId),
      expectedTotalFen: 9_990,
    },
  });
  await market.settle();
  order = body.orderIds[0];
  const skus = [{ ...sizes.skus[0]!, skuId, optionValuesEn: ['?'] }];
  renameTo = async (english) => {
    const renamed = [{ ...skus[0]!, optionValuesEn: [english] }];
    const draft = await draftFor(database, shopId, { ...sizes, skus: renamed });
    await database.transact((tx) => changeProduct(tx, { shopId, productId, draft }));
  };
});

const choiceIn = async (language: 'zh' | 'en') =>
  (await call(`GET /orders/${order}`, { token: buyer.token, language })).body.lines[0].skuName;

test('an order says its choice in both languages as it was sold', async () => {
  expect([await choiceIn('zh'), await choiceIn('en')]).toEqual(['5 斤', '2.5 kg']);
  await renameTo('A box of 2.5 kg');
  expect(await choiceIn('en')).toBe('2.5 kg');
});

test('an order from before says it as the product does now', async () => {
  await database.pool.query('update orders.lines set sku_name_en = null');
  await renameTo('Small box');
  expect(await choiceIn('en')).toBe('Small box');
});
