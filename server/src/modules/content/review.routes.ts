import { routes } from '../../platform/endpoint.ts';
import { fromWire, toWire } from '../../platform/ids.ts';
import { cursorIn, instantIn, page, timeAndIdIn, uuidIn } from '../../platform/paging.ts';
import { picturesByIds, wordsOfBought } from '../catalog/index.ts';
import { reviewContract } from './review.contract.ts';
import { replyToReview, writeReview } from './review.ts';
import { reviewsOf, rightsWaiting, summaryOf } from './reviews.sql.ts';
import { showReviews, showShopReviews } from './view.ts';
import type { ReviewRightRow, ReviewRow } from './tables.ts';

const pageSize = 20;
const reviewKey = (row: ReviewRow) => [row.at.toISOString(), row.review_id];

function rightIn(cursor: string | undefined) {
  const key = cursorIn(cursor, 3);
  return key && [instantIn(key[0]), uuidIn(key[1]), uuidIn(key[2])];
}

const boughtIn = ({ sku_id: skuId, title, sku_name: skuName }: ReviewRightRow) => ({ skuId, title, skuName });

export const reviewRoutes = routes(reviewContract, {
  'POST /reviews': async ({ tx, caller, body, locale }) => {
    const ids = body.pictureIds.map((id) => fromWire('picture', id));
    const pictures = await picturesByIds(tx, ids);
    const pictureKeys = ids.flatMap((id) => pictures.get(id)?.key ?? []);
    const { rating, text } = body;
    const orderId = fromWire('order', body.orderId);
    const review = await writeReview(tx, {
      buyerId: caller.personId,
      orderId,
      skuId: fromWire('sku', body.skuId),
      rating,
      text,
      pictureKeys,
    });
    return (await showReviews(tx, [review], locale))[0]!;
  },
  'GET /me/reviews/pending': async ({ db, caller, locale, query: { cursor, limit = pageSize, orderId } }) => {
    const rows = await rightsWaiting(
      db,
      caller.personId,
      orderId ? fromWire('order', orderId) : null,
      rightIn(cursor),
      limit,
    );
    const words = await wordsOfBought(db, rows.map(boughtIn), locale);
    return page(
      rows,
      limit,
      (row) => ({
        ...words(boughtIn(row)),
        orderId: toWire('order', row.order_id),
        skuId: toWire('sku', row.sku_id),
        productId: toWire('product', row.product_id),
        pictureUrl: row.picture_url,
        receivedAt: row.received_at.toISOString(),
      }),
      (row) => [row.received_at.toISOString(), row.order_id, row.sku_id],
    );
  },
  'GET /products/:productId/reviews': async ({
    db,
    params,
    locale,
    query: { cursor, limit = pageSize, filter = 'all' },
  }) => {
    const productId = fromWire('product', params.productId);
    const [rows, summary] = await Promise.all([
      reviewsOf(db, { product_id: productId }, filter, timeAndIdIn(cursor), limit),
      summaryOf(db, productId),
    ]);
    const shown = page(rows, limit, (row) => row, reviewKey);
    return { items: await showReviews(db, shown.items, locale), next: shown.next, summary };
  },
  'GET /shops/:shopId/reviews': async ({
    db,
    shopId,
    locale,
    query: { cursor, limit = pageSize, filter = 'all' },
  }) => {
    const rows = await reviewsOf(db, { shop_id: shopId }, filter, timeAndIdIn(cursor), limit);
    const shown = page(rows, limit, (row) => row, reviewKey);
    return { items: await showShopReviews(db, shown.items, locale), next: shown.next };
  },
  'POST /shops/:shopId/reviews/:reviewId/reply': async ({ tx, caller, shopId, params, body, locale }) => {
    const review = await replyToReview(
      tx,
      caller.personId,
      shopId,
      fromWire('review', params.reviewId),
      body.text,
    );
    return (await showShopReviews(tx, [review], locale))[0]!;
  },
});
