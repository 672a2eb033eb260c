import { Compile } from 'typebox/compile';
import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { makePerson } from '../../identity/test/make.ts';
import { openInventory } from '../../inventory/module.ts';
import { categoryIdOf } from '../index.ts';
import { shoppingContract } from '../contract.ts';
import { openCatalog } from '../module.ts';
import { makePicture, makeProduct, makeReviewer, makeShop } from './make.ts';

const database = await testDatabase();
const { call } = testApp(database, [openCatalog, openInventory]);
const shop = await makeShop(database);
const other = await makeShop(database, '海鲜码头');
const reviewer = await makeReviewer(database);
const buyer = await makePerson(database);
const categoryId = toWire('category', await categoryIdOf(database.db, 'apples'));
const pictureId = toWire('picture', await makePicture(database, shop.shopId));

const input = {
  title: '洛川苹果',
  titleEn: 'Luochuan apples',
  categoryId,
  pictureIds: [pictureId],
  skus: [{ priceFen: 3980 }],
};
const mine = `/shops/${shop.wire}/products`;
const write = (body: object = input, token = shop.token) => call(`POST ${mine}`, { token, body });
/** Ready JSON does not pass the serialiser, so it is held against its contract here. */
const lawful = (key: keyof typeof shoppingContract, body: unknown) =>
  expect([...Compile(shoppingContract[key].reply).Errors(body)]).toEqual([]);

test('a merchant writes, submits; an operator approves; a buyer finds, opens and saves it', async () => {
  const { body: product, status } = await write();
  expect([status, product.state]).toEqual([201, 'draft']);
  const path = `${mine}/${product.productId}`;
  expect((await call(`GET /products/${product.productId}`)).status).toBe(404);
  expect((await call(`POST ${path}/submission`, { token: shop.token, body: {} })).body.state).toBe(
    'pending_review',
  );
  const { body: queue } = await call('GET /operations/products', { token: reviewer });
  const waiting = queue.items.find((item: { productId: string }) => item.productId === product.productId);
  expect(waiting).toMatchObject({ title: '洛川苹果', live: null });
  expect(
    (
      await call(`POST /operations/products/${product.productId}/approval?version=${waiting.version}`, {
        token: reviewer,
      })
    ).status,
  ).toBe(204);
  const { body: page } = await call(`GET /products/${product.productId}`);
  expect(page).toMatchObject({
    title: '洛川苹果',
    priceFen: 3980,
    category: { name: { en: 'Apples' } },
    soldOut: true,
  });
  lawful('GET /products/:productId', page);
  const { body: list } = await call(
    `GET /products?q=${encodeURIComponent('苹果')}&category=${categoryId}&sort=price`,
  );
  lawful('GET /products', list);
  expect(list.items.map(({ productId }: { productId: string }) => productId)).toContain(product.productId);
  const saved = `/me/saved-products/${product.productId}`;
  expect((await call(`PUT ${saved}`, { token: buyer.token })).status).toBe(204);
  expect((await call(`GET ${saved}`, { token: buyer.token })).body).toEqual({ saved: true });
  await call(`DELETE ${path}/listing`, { token: shop.token });
  const { body: shelf } = await call('GET /me/saved-products', { token: buyer.token });
  expect(shelf.items).toMatchObject([{ title: '洛川苹果', onShelf: false, soldOut: true }]);
  expect((await call(`DELETE ${saved}`, { token: buyer.token })).status).toBe(204);
});

test('each refusal has its code', async () => {
  const code = async (body: object) => (await write({ ...input, ...body })).body.code;
  expect(await code({ optionNames: ['颜色'] })).toBe('catalog.options_mismatch');
  expect(await code({ skus: [{ priceFen: 1 }, { priceFen: 2 }] })).toBe('catalog.choice_twice');
  expect(await code({ categoryId: toWire('category', newId('category')) })).toBe('catalog.category_unknown');
  expect(await code({ pictureIds: [toWire('picture', newId('picture'))] })).toBe('catalog.picture_unknown');
  expect(await code({ skus: [{ priceFen: 0 }] })).toBe('platform.invalid_request');
  expect(await code({ skus: [{ priceFen: 12.5 }] })).toBe('platform.invalid_request');
  expect(await code({ price: 1 })).toBe('platform.invalid_request');
  const { body: bare } = await write({ ...input, pictureIds: [] });
  const submit = await call(`POST ${mine}/${bare.productId}/submission`, { token: shop.token, body: {} });
  expect([submit.status, submit.body.code]).toEqual([422, 'catalog.pictures_needed']);
  expect((await call(`PUT ${mine}/${bare.productId}/listing`, { token: shop.token })).body.code).toBe(
    'catalog.product_not_in_state',
  );
  expect((await call(`DELETE ${mine}/${bare.productId}`, { token: shop.token })).status).toBe(204);
});

test("another shop's product is not found, under either shop", async () => {
  const { body: product } = await write();
  const foreign = `/shops/${other.wire}/products/${product.productId}`;
  for (const route of [
    `GET ${foreign}`,
    `DELETE ${foreign}`,
    `PUT ${foreign}/listing`,
    `GET ${mine}/${product.productId}`,
  ]) {
    expect((await call(route, { token: other.token })).status, route).toBe(404);
  }
  expect((await call(`PUT ${foreign}`, { token: other.token, body: input })).status).toBe(404);
  expect((await call(`POST ${mine}`, { token: other.token, body: input })).status).toBe(404);
  expect((await call('GET /operations/products', { token: shop.token })).status).toBe(404);
});

test('cursors that were made up are refused, never our mistake', async () => {
  const made = (key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const cursors = [
    'x',
    made([1]),
    made(['a', 'b']),
    made([1, 'not-an-id']),
    made([1e300, newId('product')]),
    made(["'; drop table", newId('product')]),
  ];
  for (const cursor of cursors) {
    for (const path of [
      '/products?',
      '/products?sort=newest&',
      '/products?sort=price&',
      `/products?q=${encodeURIComponent('苹果')}&`,
    ]) {
      const answer = await call(`GET ${path}cursor=${cursor}`);
      expect([answer.status, answer.body.code], `${path} ${cursor}`).toEqual([400, 'platform.bad_cursor']);
    }
    expect((await call(`GET ${mine}?cursor=${cursor}`, { token: shop.token })).status).toBe(400);
    expect((await call(`GET /me/saved-products?cursor=${cursor}`, { token: buyer.token })).status).toBe(400);
  }
});

test('lists of a merchant can be searched, filtered and paged', async () => {
  await write({ ...input, title: '富平柿饼', skus: [{ priceFen: 100, merchantCode: 'SB-01' }] });
  for (const query of ['q=柿饼', 'q=sb-01', 'state=draft&q=柿']) {
    const { body } = await call(`GET ${mine}?${encodeURI(query)}`, { token: shop.token });
    expect(body.items.map(({ title }: { title: string }) => title)).toEqual(['富平柿饼']);
  }
  const { body: first } = await call(`GET ${mine}?limit=1`, { token: shop.token });
  const { body: second } = await call(`GET ${mine}?limit=1&cursor=${first.next}`, { token: shop.token });
  expect(second.items[0].productId).not.toBe(first.items[0].productId);
  const { body: counts } = await call(`GET ${mine}/counts`, { token: shop.token });
  expect(counts.items.find(({ state }: { state: string }) => state === 'draft').count).toBeGreaterThan(0);
});

test('the shop card, categories and hot words are there for everybody', async () => {
  await makeProduct(database, shop.shopId);
  expect((await call(`GET /shops/${shop.wire}`)).body).toMatchObject({
    productCount: 1,
    soldCount: 0,
    score: null,
  });
  const { body: tree } = await call('GET /categories');
  lawful('GET /categories', tree);
  expect(tree.items).toHaveLength(11);
  expect((await call('GET /search/hot')).status).toBe(200);
  expect((await call(`GET /search/suggestions?q=${encodeURIComponent('洛')}`)).body.items).toContain('洛川');
});

test('an operator suspends with a reason and lifts it', async () => {
  const { productId } = await makeProduct(database, shop.shopId);
  const path = `/operations/products/${toWire('product', productId)}/suspension`;
  expect((await call(`POST ${path}`, { token: reviewer, body: { reason: '夸大宣传' } })).status).toBe(204);
  expect(
    (await call(`GET ${mine}/${toWire('product', productId)}`, { token: shop.token })).body,
  ).toMatchObject({ state: 'suspended', reason: '夸大宣传' });
  expect((await call(`DELETE ${path}`, { token: reviewer })).status).toBe(204);
  expect((await call(`DELETE ${path}`, { token: reviewer })).body.code).toBe('catalog.product_not_in_state');
});
