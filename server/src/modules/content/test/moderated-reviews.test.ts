import { beforeAll, expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { newId, toWire, type Id } from '../../../platform/ids.ts';
import { makeShop } from '../../catalog/test/make.ts';
import { grantOperator, openSession, signUp } from '../../identity/index.ts';
import { openContent } from '../module.ts';
import { grantReview } from '../reviews.sql.ts';

const database = await testDatabase();
const { call } = testApp(database, [openContent]);
const { transact } = database;

let phones = 13_800_004_000;
const person = (nickname: string) =>
  transact(async (tx) => {
    const personId = await signUp(tx, { phone: String(phones++), nickname });
    return { personId, token: (await openSession(tx, personId)).token };
  });
const becomeOperator = (personId: Id<'person'>) =>
  transact(async (tx) => {
    await grantOperator(tx, { personId, permissions: ['review.content'] });
    return (await openSession(tx, personId, { factorPassed: true })).token;
  });

const written: Record<string, string> = {};
let [apples, pears]: Awaited<ReturnType<typeof makeShop>>[] = [];
let operator: string;
let buyer: Awaited<ReturnType<typeof person>>;

async function write(shopId: Id<'shop'>, title: string, rating: number, text: string): Promise<void> {
  const [orderId, skuId] = [newId('order'), newId('sku')];
  const right = { order_id: orderId, sku_id: skuId, product_id: newId('product'), shop_id: shopId, title };
  const received = { sku_name: '5 斤', picture_url: null, received_at: new Date() };
  await transact((tx) => grantReview(tx, { buyer_id: buyer.personId, ...right, ...received }));
  const { body } = await call('POST /reviews', {
    token: buyer.token,
    headers: { 'idempotency-key': `a-review-of-${orderId}` },
    body: {
      orderId: toWire('order', orderId),
      skuId: toWire('sku', skuId),
      rating,
      text,
      pictureIds: [],
    },
  });
  written[text] = body.reviewId;
}

beforeAll(async () => {
  [apples, pears] = [await makeShop(database, '苹果店'), await makeShop(database, '梨店')];
  operator = await becomeOperator((await person('陈运营')).personId);
  buyer = await person('小满');
  await write(apples.shopId, '红富士苹果', 5, '脆甜');
  await write(apples.shopId, '红富士苹果', 1, '加我微信');
  await write(pears!.shopId, '库尔勒香梨', 3, '一般');
});

const listed = async (query: string, token = operator) =>
  (await call(`GET /operations/reviews${query}`, { token })).body.items.map(
    ({ text }: { text: string }) => text,
  );
const hiding = (text: string) => `/operations/reviews/${written[text]}/hiding`;
const hide = (text: string, token = operator) =>
  call(`POST ${hiding(text)}`, { token, body: { reason: '广告' } });

test('operators find reviews of all shops by words, rating and shop, page by page', async () => {
  expect(await listed('')).toEqual(['一般', '加我微信', '脆甜']);
  expect(await listed('?q=微信')).toEqual(['加我微信']);
  expect(await listed('?q=红富士')).toEqual(['加我微信', '脆甜']);
  expect(await listed('?filter=middling')).toEqual(['一般']);
  expect(await listed(`?shop=${apples!.wire}&filter=good`)).toEqual(['脆甜']);
  const { body } = await call('GET /operations/reviews?limit=2', { token: operator });
  expect(await listed(`?limit=2&cursor=${body.next}`)).toEqual(['脆甜']);
});

test('a hidden review says who hid it and why, until it is shown again', async () => {
  const one = () => call(`GET /operations/reviews/${written['加我微信']}`, { token: operator });
  expect((await one()).body).toMatchObject({
    hidden: null,
    buyerId: toWire('person', buyer.personId),
    shop: { shopId: apples!.wire },
    author: { nickname: '小***满' },
  });
  expect((await hide('加我微信')).status).toBe(204);
  expect((await one()).body.hidden).toMatchObject({ by: '陈运营', reason: '广告' });
  expect(await listed('?state=hidden')).toEqual(['加我微信']);
  expect(await listed('?state=shown')).toEqual(['一般', '脆甜']);
  expect((await call(`DELETE ${hiding('加我微信')}`, { token: operator })).status).toBe(204);
  expect((await one()).body.hidden).toBeNull();
  expect(await listed('?state=hidden')).toEqual([]);
});

test('what was done is in the log, once each', async () => {
  await hide('一般');
  await hide('一般');
  await call(`DELETE ${hiding('一般')}`, { token: operator });
  await call(`DELETE ${hiding('一般')}`, { token: operator });
  const { rows } = await database.pool.query(
    'select action, details from platform.audit_log where subject = $1 order by at, audit_id',
    [written['一般']],
  );
  expect(rows).toEqual([
    { action: 'content.review_hidden', details: { reason: '广告' } },
    { action: 'content.review_restored', details: {} },
  ]);
});

test('nobody judges a review of their own, or of their own shop', async () => {
  for (const own of [buyer.personId, apples!.ownerId]) {
    const token = await becomeOperator(own);
    expect((await hide('脆甜', token)).body.code).toBe('content.own_review');
    expect((await call(`DELETE ${hiding('脆甜')}`, { token })).body.code).toBe('content.own_review');
  }
  expect(await listed('?state=hidden')).toEqual([]);
});

test('the list is for those who review content; what is not there is not found', async () => {
  const { personId, token: noOperator } = await person('小周');
  expect((await call('GET /operations/reviews', { token: noOperator })).status).toBe(404);
  await transact((tx) => grantOperator(tx, { personId, permissions: ['audit'] }));
  const { token } = await transact((tx) => openSession(tx, personId, { factorPassed: true }));
  expect((await call('GET /operations/reviews', { token })).status).toBe(403);
  const nowhere = toWire('review', newId('review'));
  expect((await call(`GET /operations/reviews/${nowhere}`, { token: operator })).status).toBe(404);
});
