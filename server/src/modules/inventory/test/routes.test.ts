import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { hear, makeProduct, makeShop } from '../../catalog/test/make.ts';
import { inventorySubscribers } from '../hear.ts';
import { reserveBatch } from '../index.ts';
import { openInventory } from '../module.ts';

const database = await testDatabase();
const { call } = testApp(database, [openInventory]);
const shop = await makeShop(database);
const other = await makeShop(database, '别家');
const { productId, skuIds } = await makeProduct(database, shop.shopId, {
  optionNames: ['颜色'],
  lowStockThreshold: 3,
  skus: [
    { optionValues: ['红'], priceFen: 1n },
    { optionValues: ['蓝'], priceFen: 1n },
  ],
});
await hear(database, inventorySubscribers);
const skus = skuIds.map((id) => toWire('sku', id));
const path = `/shops/${shop.wire}/stock`;
let keys = 0;
const adjust = (
  lines: object[],
  { token = shop.token, wire = shop.wire, key = `adjustment-key-${++keys}-xxxxxx` } = {},
) =>
  call(`POST /shops/${wire}/stock-adjustments`, {
    token,
    body: { lines, reason: '到货' },
    headers: { 'idempotency-key': key },
  });

test('stock is received, counted and listed; what is low or out can be asked for', async () => {
  const { body } = await adjust([
    { skuId: skus[0], change: 10 },
    { skuId: skus[1], onHand: 2 },
  ]);
  expect(
    body.items.map(({ specText, onHand, low }: { specText: string; onHand: number; low: boolean }) => [
      specText,
      onHand,
      low,
    ]),
  ).toEqual([
    ['红', 10, false],
    ['蓝', 2, true],
  ]);
  const list = async (which: string) =>
    (await call(`GET ${path}?which=${which}`, { token: shop.token })).body.items.map(
      ({ specText }: { specText: string }) => specText,
    );
  expect([await list('all'), await list('low'), await list('out')]).toEqual([['红', '蓝'], ['蓝'], []]);
  expect((await call(`GET /products/${toWire('product', productId)}/stock`)).body.items).toEqual([
    { skuId: skus[0], available: 10 },
    { skuId: skus[1], available: 2 },
  ]);
  const { body: first } = await call(`GET ${path}?limit=1`, { token: shop.token });
  expect(
    (await call(`GET ${path}?limit=1&cursor=${first.next}`, { token: shop.token })).body.items[0].skuId,
  ).toBe(skus[1]);
});

test('the same adjustment sent twice counts once', async () => {
  const key = 'the-same-adjustment';
  const before = (await call(`GET /products/${toWire('product', productId)}/stock`)).body.items[0].available;
  await Promise.all([
    adjust([{ skuId: skus[0], change: 1 }], { key }),
    adjust([{ skuId: skus[0], change: 1 }], { key }),
  ]);
  expect((await call(`GET /products/${toWire('product', productId)}/stock`)).body.items[0].available).toBe(
    before + 1,
  );
});

test('each refusal has its code, and nothing of a refused adjustment stays', async () => {
  await database.transact((tx) =>
    reserveBatch(tx, [{ unit: 1, orderId: newId('order'), skuId: skuIds[1]!, quantity: 2 }]),
  );
  const before = (await call(`GET ${path}`, { token: shop.token })).body;
  expect(
    (
      await adjust([
        { skuId: skus[0], change: 5 },
        { skuId: skus[1], onHand: 1 },
      ])
    ).body.code,
  ).toBe('inventory.stock_reserved');
  expect((await adjust([{ skuId: skus[0], change: 5, onHand: 1 }])).body.code).toBe(
    'inventory.adjustment_unclear',
  );
  expect((await adjust([{ skuId: toWire('sku', newId('sku')), change: 5 }])).body.code).toBe(
    'inventory.sku_not_found',
  );
  expect(
    (await adjust([{ skuId: skus[0], change: 5 }], { token: other.token, wire: other.wire })).body.code,
  ).toBe('inventory.sku_not_found');
  expect((await adjust([{ skuId: skus[0], change: 5 }], { token: other.token })).status).toBe(404);
  expect((await call(`GET ${path}`, { token: shop.token })).body).toEqual(before);
});

test('the journal of an item is shown to its shop only', async () => {
  const { body } = await call(`GET ${path}/${skus[1]}/movements`, { token: shop.token });
  expect(
    body.items.map(({ kind, orderId }: { kind: string; orderId: string | null }) => [kind, orderId !== null]),
  ).toEqual([
    ['reserved', true],
    ['adjusted', false],
  ]);
  const { body: first } = await call(`GET ${path}/${skus[1]}/movements?limit=1`, { token: shop.token });
  expect(
    (await call(`GET ${path}/${skus[1]}/movements?limit=1&cursor=${first.next}`, { token: shop.token })).body
      .items[0].kind,
  ).toBe('adjusted');
  expect((await call(`GET ${path}/${skus[1]}/movements?cursor=eA`, { token: shop.token })).status).toBe(400);
  expect(
    (await call(`GET /shops/${other.wire}/stock/${skus[1]}/movements`, { token: other.token })).body.items,
  ).toEqual([]);
});
