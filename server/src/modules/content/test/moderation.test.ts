import { beforeAll, expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { becomeCreator, grantOperator, openSession, signUp } from '../../identity/index.ts';
import { openContent } from '../module.ts';
import { finishVideo, publishVideo } from '../publish-video.ts';
import { grantReview } from '../reviews.sql.ts';
import { foldCounters } from '../videos.sql.ts';

const database = await testDatabase();
const { call } = testApp(database, [openContent]);
const { transact } = database;

let phones = 13_800_003_000;
const person = () =>
  transact(async (tx) => {
    const personId = await signUp(tx, { phone: String(phones++) });
    return { personId, token: (await openSession(tx, personId)).token };
  });
let operator: string;
let video: string;
beforeAll(async () => {
  const { personId } = await person();
  operator = await transact(async (tx) => {
    await grantOperator(tx, { personId, permissions: ['review.content', 'audit'] });
    return (await openSession(tx, personId, { factorPassed: true })).token;
  });
  video = await transact(async (tx) => {
    const owner = await signUp(tx, { phone: String(phones++) });
    const creatorId = await becomeCreator(tx, {
      personId: owner,
      name: { zh: '洛川老李' },
      bio: { zh: '果农' },
    });
    const film = { caption: '红富士', topics: [], productIds: [], uploadId: null, posterAtMs: 0 };
    const videoId = await publishVideo(tx, { creatorId, ...film });
    const size = { width: 540, height: 960, durationMs: 8_000 };
    await finishVideo(tx, videoId, { videoKey: 'videos/m.mp4', posterKey: 'posters/m.webp', ...size });
    return toWire('video', videoId);
  });
});
const report = async () => {
  const { token } = await person();
  await call(`POST /videos/${video}/reports`, { token, body: { reason: 'copied', note: '像是搬运' } });
};
const queue = async () =>
  (await call('GET /operations/videos?reported=true', { token: operator })).body.items.map(
    ({ videoId }: { videoId: string }) => videoId,
  );

test('a reported video is in the queue until its reports are found harmless, and again when a new one comes', async () => {
  await report();
  await report();
  expect(await queue()).toEqual([video]);
  const one = `GET /operations/videos/${video}`;
  expect((await call(one, { token: operator })).body).toMatchObject({
    reports: 2,
    reportReasons: ['copied: 像是搬运', 'copied: 像是搬运'],
    creator: { name: { zh: '洛川老李' } },
  });
  const dismiss = `POST /operations/videos/${video}/reports/dismissal`;
  expect((await call(dismiss, { token: operator })).body).toMatchObject({ reports: 0, state: 'public' });
  expect(await queue()).toEqual([]);
  expect((await call(dismiss, { token: operator })).status).toBe(200);
  await transact((tx) => foldCounters(tx, 100));
  const { rows } = await database.pool.query('select reports from content.videos');
  expect(rows).toEqual([{ reports: 0 }]);
  await report();
  expect(await queue()).toEqual([video]);
});

test('only those who review content may, and what is not there is not found', async () => {
  const { token } = await person();
  const nowhere = toWire('video', newId('video'));
  expect((await call(`GET /operations/videos/${video}`, { token })).status).toBe(404);
  for (const route of [
    `GET /operations/videos/${nowhere}`,
    `POST /operations/videos/${nowhere}/reports/dismissal`,
  ])
    expect((await call(route, { token: operator })).status).toBe(404);
});

test('a hidden review is shown nowhere, counts nowhere, and comes back', async () => {
  const { personId, token } = await person();
  const [orderId, skuId, productId, shopId] = [newId('order'), newId('sku'), newId('product'), newId('shop')];
  await transact((tx) =>
    grantReview(tx, {
      buyer_id: personId,
      order_id: orderId,
      sku_id: skuId,
      product_id: productId,
      shop_id: shopId,
      title: '苹果',
      sku_name: '5 斤',
      picture_url: null,
      received_at: new Date(),
    }),
  );
  const { body: review } = await call('POST /reviews', {
    token,
    headers: { 'idempotency-key': 'a-review-of-apples' },
    body: {
      orderId: toWire('order', orderId),
      skuId: toWire('sku', skuId),
      rating: 1,
      text: '加我',
      pictureIds: [],
    },
  });
  const reviews = async () => (await call(`GET /products/${toWire('product', productId)}/reviews`)).body;
  const hiding = `/operations/reviews/${review.reviewId}/hiding`;
  const hide = () => call(`POST ${hiding}`, { token: operator, body: { reason: '广告' } });
  expect(await reviews()).toMatchObject({ items: [{ rating: 1 }], summary: { count: 1 } });
  expect([(await hide()).status, (await hide()).status]).toEqual([204, 204]);
  expect(await reviews()).toMatchObject({ items: [], summary: { count: 0, averageTimes10: null } });
  expect(await events('content.review_hidden')).toMatchObject([
    { productId, shopId, rating: 1, reason: '广告' },
  ]);
  await call(`DELETE ${hiding}`, { token: operator });
  expect(await reviews()).toMatchObject({ items: [{ rating: 1 }], summary: { count: 1 } });
  expect(await events('content.review_restored')).toHaveLength(1);
  const missing = `POST /operations/reviews/${toWire('review', newId('review'))}/hiding`;
  expect((await call(missing, { token: operator, body: { reason: '广告' } })).status).toBe(404);
});

async function events(name: string): Promise<object[]> {
  const { rows } = await database.pool.query('select payload from platform.events where name = $1', [name]);
  return rows.map(({ payload }) => payload);
}
