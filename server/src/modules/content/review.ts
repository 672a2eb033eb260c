import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { publish, type Event } from '../../platform/events.ts';
import { idNotFound, newId, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { notABuyer, reviewedAlready } from './problems.ts';
import { grantReview, insertReview, lockRight, replyTo, useRight } from './reviews.sql.ts';
import type { ReviewRow } from './tables.ts';

export type WriteReview = {
  buyerId: Id<'person'>;
  orderId: Id<'order'>;
  skuId: Id<'sku'>;
  rating: number;
  text: string;
  pictureKeys: string[];
};

/** Only what was bought and received, once for each order and SKU. */
export async function writeReview(
  tx: Tx,
  { buyerId, orderId, skuId, rating, text, pictureKeys }: WriteReview,
): Promise<ReviewRow> {
  const right = await lockRight(tx, buyerId, orderId, skuId);
  if (!right) throw new Problem(notABuyer);
  if (right.reviewed) throw new Problem(reviewedAlready);
  const review: ReviewRow = {
    review_id: newId('review'),
    product_id: right.product_id,
    shop_id: right.shop_id,
    buyer_id: buyerId,
    order_id: orderId,
    sku_id: skuId,
    sku_name: right.sku_name,
    product_title: right.title,
    rating,
    text: text.trim(),
    picture_keys: pictureKeys,
    at: now(),
    reply_text: null,
    reply_at: null,
    hidden_at: null,
    hidden_by: null,
    hidden_reason: null,
  };
  await insertReview(tx, review);
  await useRight(tx, right);
  const { product_id: productId, shop_id: shopId, review_id: reviewId } = review;
  await publish(tx, 'content.review_published', {
    reviewId,
    productId,
    shopId,
    buyerId,
    orderId,
    skuId,
    rating,
  });
  return review;
}

export async function replyToReview(
  tx: Tx,
  staffId: Id<'person'>,
  shopId: Id<'shop'>,
  reviewId: Id<'review'>,
  text: string,
): Promise<ReviewRow> {
  const review = await replyTo(tx, shopId, reviewId, text.trim());
  if (!review) throw new Problem(idNotFound);
  await audit(tx, {
    actorId: staffId,
    action: 'content.review_answered',
    subject: toWire('review', reviewId),
    shopId,
  });
  await publish(tx, 'content.review_answered', {
    reviewId,
    buyerId: review.buyer_id,
    productId: review.product_id,
  });
  return review;
}

type ReceivedLine = {
  skuId: Id<'sku'>;
  productId: Id<'product'>;
  title: string;
  skuName?: string;
  pictureUrl?: string | null;
};

/** orders.order_received: each SKU of the order may now be reviewed. */
export async function grantReviews(tx: Tx, { payload, occurredAt }: Event): Promise<void> {
  const { orderId, buyerId, shopId, lines } = payload as {
    orderId: Id<'order'>;
    buyerId: Id<'person'>;
    shopId: Id<'shop'>;
    lines: ReceivedLine[];
  };
  for (const line of lines) {
    await grantReview(tx, {
      buyer_id: buyerId,
      order_id: orderId,
      sku_id: line.skuId,
      product_id: line.productId,
      shop_id: shopId,
      title: line.title,
      sku_name: line.skuName ?? '',
      picture_url: line.pictureUrl ?? null,
      received_at: occurredAt,
    });
  }
}
