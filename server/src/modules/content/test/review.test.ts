import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { now } from '../../../platform/clock.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { grantReviews, replyToReview, writeReview } from '../review.ts';
import { reviewsOf, rightsWaiting, summaryOf } from '../reviews.sql.ts';

const database = await testDatabase({ size: 20 });
const shopId = newId('shop');
let buyerId: Id<'person'>;
let orderId: Id<'order'>;
let skuId: Id<'sku'>;
let productId: Id<'product'>;

beforeEach(async () => {
  buyerId = newId('person');
  [orderId, skuId, productId] = [newId('order', buyerId), newId('sku'), newId('product')];
  const lines = [{ skuId, productId, title: '红富士', skuName: '80mm' }];
  const event = {
    seq: 1n,
    name: 'orders.order_received',
    occurredAt: now(),
    payload: { orderId, buyerId, shopId, lines },
  };
  await database.transact((tx) => grantReviews(tx, event));
  await database.transact((tx) => grantReviews(tx, event));
});

const write = (change: Partial<Parameters<typeof writeReview>[1]> = {}) =>
  database.transact((tx) =>
    writeReview(tx, {
      buyerId,
      orderId,
      skuId,
      rating: 5,
      text: '脆甜',
      pictureKeys: ['pictures/a.webp'],
      ...change,
    }),
  );

describe('a review', () => {
  it('is asked for once, written once, and then no longer asked for', async () => {
    expect(await rightsWaiting(database.db, buyerId, null, null, 10)).toHaveLength(1);
    await write();
    expect(await rightsWaiting(database.db, buyerId, null, null, 10)).toHaveLength(0);
    expect(await summaryOf(database.db, productId)).toEqual({
      count: 1,
      withPictures: 1,
      good: 1,
      middling: 0,
      bad: 0,
      averageTimes10: 50,
    });
  });

  it.each([
    ['somebody else', () => ({ buyerId: newId('person') })],
    ['another order', () => ({ orderId: newId('order') })],
    ['another SKU', () => ({ skuId: newId('sku') })],
  ])('by or of %s is refused', async (_what, change) => {
    await expect(write(change())).rejects.toMatchObject({ kind: { code: 'content.not_reviewable' } });
  });

  // Line that must break this: `.forUpdate()` in lockRight, with the constraint reviews_once.
  it('is one, 32 submissions at once', async () => {
    const sent = await Promise.allSettled(Array.from({ length: 32 }, () => write()));
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = sent.filter((each) => each.status === 'rejected').map(({ reason }) => reason.kind?.code);
    expect(new Set(refused)).toEqual(new Set(['content.reviewed_already']));
    const { rows } =
      await sql`select 1 from platform.events where name = 'content.review_published' and payload->>'orderId' = ${orderId}`.execute(
        database.db,
      );
    expect(rows).toHaveLength(1);
  });

  it('is answered by its own shop only', async () => {
    const { review_id } = await write({ rating: 2 });
    const answer = (shop: Id<'shop'>) =>
      database.transact((tx) => replyToReview(tx, newId('person'), shop, review_id, '已补发'));
    await expect(answer(newId('shop'))).rejects.toMatchObject({ kind: { code: 'platform.not_found' } });
    expect((await answer(shopId)).reply_text).toBe('已补发');
    expect(await reviewsOf(database.db, { product_id: productId }, 'bad', null, 10)).toHaveLength(1);
    expect(await reviewsOf(database.db, { product_id: productId }, 'good', null, 10)).toHaveLength(0);
  });
});
