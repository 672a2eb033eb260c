import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { makeProduct, makeShop } from '../../catalog/test/make.ts';
import { refusal } from '../../identity/test/make.ts';
import { freightFor, saveTemplate, type Zone } from '../index.ts';
import { openLogistics } from '../module.ts';

const database = await testDatabase();
const { call } = testApp(database, [openLogistics]);
const shop = await makeShop(database);
const other = await makeShop(database, '别家');

const zone = (change: Partial<Zone> = {}): Zone => ({
  regionCodes: [],
  delivers: true,
  firstUnits: 1,
  firstFen: 800,
  extraUnits: 2,
  extraFen: 200,
  freeFromFen: null,
  freeFromItems: null,
  ...change,
});
const zones = [
  zone({ freeFromFen: 9_900 }),
  zone({ regionCodes: ['650000', '540000'], firstFen: 2_500, extraUnits: 1, extraFen: 1_000 }),
  zone({ regionCodes: ['653100'], delivers: false }),
];
const save = (draft: object = {}, shopId = shop.shopId) =>
  database.transact((tx) =>
    saveTemplate(tx, {
      shopId,
      actorId: null,
      draft: { name: '通用', by: 'item', isDefault: true, zones, ...draft },
    }),
  );
const template = await save();
const ask = (regionCode: string, quantity: number, more: object = {}) =>
  freightFor(database.db, {
    shopId: shop.shopId,
    freightTemplateId: null,
    priceFen: 2_000n,
    weightGrams: 450,
    regionCode,
    quantity,
    ...more,
  });

test.each([
  ['330106', 1, 'charged', 800n],
  ['330106', 2, 'charged', 1_000n],
  ['330106', 4, 'charged', 1_200n],
  ['330106', 5, 'free', 0n],
  ['650102', 2, 'charged', 3_500n],
  ['653101', 1, 'not-deliverable', 0n],
])('to %s, %i pieces: %s', async (regionCode, quantity, state, fen) => {
  expect(await ask(regionCode, quantity)).toMatchObject({ state, payableFen: fen });
});

test('by weight, first and extra units are grams begun', async () => {
  const byWeight = await save({
    name: '按重',
    by: 'weight',
    isDefault: false,
    zones: [zone({ firstUnits: 1_000, extraUnits: 500, extraFen: 150 })],
  });
  const fee = async (quantity: number) =>
    (await ask('330106', quantity, { freightTemplateId: byWeight.templateId })).payableFen;
  expect([await fee(2), await fee(3), await fee(4)]).toEqual([800n, 950n, 1_100n]);
});

test("a template that is gone, or another shop's, falls back to the default; a shop without one ships free", async () => {
  expect((await ask('330106', 1, { freightTemplateId: newId('freightTemplate') })).payableFen).toBe(800n);
  const theirs = await save({ zones: [zone({ firstFen: 1 })] }, other.shopId);
  expect((await ask('330106', 1, { freightTemplateId: theirs.templateId })).payableFen).toBe(800n);
  expect(await ask('330106', 1, { shopId: (await makeShop(database, '新店')).shopId })).toMatchObject({
    state: 'no-freight',
    payableFen: 0n,
  });
});

test('zones that make no sense are refused', async () => {
  expect(await refusal(save({ zones: [zone(), zone()] }))).toBe('logistics.region_twice');
  expect(
    await refusal(save({ zones: [zone({ regionCodes: ['650000'] }), zone({ regionCodes: ['650000'] })] })),
  ).toBe('logistics.region_twice');
  expect(await refusal(save({ zones: [zone({ regionCodes: ['999999'] })] }))).toBe(
    'logistics.region_unknown',
  );
});

test('a merchant keeps templates: the first is the default, a new default replaces it, the last may go', async () => {
  const made = await makeShop(database, '模板');
  const path = `/shops/${made.wire}/freight-templates`;
  const body = { name: '包邮', by: 'item', isDefault: false, zones: [zone({ firstFen: 0, extraFen: 0 })] };
  const { body: first, status } = await call(`POST ${path}`, { token: made.token, body });
  expect([status, first.isDefault]).toEqual([201, true]);
  const { body: second } = await call(`POST ${path}`, {
    token: made.token,
    body: { ...body, name: '二', isDefault: true },
  });
  const { body: list } = await call(`GET ${path}`, { token: made.token });
  expect(
    list.items.map(({ name, isDefault }: { name: string; isDefault: boolean }) => [name, isDefault]),
  ).toEqual([
    ['二', true],
    ['包邮', false],
  ]);
  const remove = (id: string) => call(`DELETE ${path}/${id}`, { token: made.token });
  expect((await remove(second.templateId)).body.code).toBe('logistics.template_in_use');
  expect((await remove(first.templateId)).status).toBe(204);
  expect((await remove(second.templateId)).status).toBe(204);
  const foreign = `${path}/${toWire('freightTemplate', template.templateId)}`;
  expect((await call(`PUT ${foreign}`, { token: made.token, body })).status).toBe(404);
  expect((await call(`DELETE ${foreign}`, { token: made.token })).status).toBe(404);
});

test('a product page asks what delivery costs, in words', async () => {
  const { productId } = await makeProduct(database, shop.shopId);
  const path = `GET /products/${toWire('product', productId)}/freight`;
  expect((await call(`${path}?regionCode=330106`, { language: 'zh' })).body).toEqual({
    delivers: true,
    feeFen: 800,
    freeFromFen: 9_900,
    freeFromItems: null,
    words: '运费 ¥8.00',
  });
  expect((await call(`${path}?regionCode=330106&quantity=3`)).body).toMatchObject({
    feeFen: 0,
    words: 'Free delivery from ¥99.00',
  });
  expect((await call(`${path}?regionCode=653101`)).body).toMatchObject({ delivers: false, feeFen: 0 });
  expect((await call(`${path}?regionCode=999999`)).body.code).toBe('logistics.region_unknown');
  expect(
    (await call(`GET /products/${toWire('product', newId('product'))}/freight?regionCode=330106`)).status,
  ).toBe(404);
});
