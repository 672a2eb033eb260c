import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { lockReview, setHidden } from './moderated-reviews.sql.ts';
import { ownReview } from './problems.ts';
import type { ReviewRow } from './tables.ts';
import { countLater, lockVideo, settleReports } from './videos.sql.ts';

/** The reports of a video were looked at and found harmless. New ones bring it back to the queue. */
export async function dismissReports(tx: Tx, operatorId: Id<'person'>, videoId: Id<'video'>): Promise<void> {
  if (!(await lockVideo(tx, videoId))) throw new Problem(idNotFound);
  const dismissed = await settleReports(tx, videoId);
  if (dismissed === 0) return;
  await countLater(tx, videoId, 'reports', -dismissed);
  await audit(tx, {
    actorId: operatorId,
    action: 'content.reports_dismissed',
    subject: toWire('video', videoId),
    details: { reports: dismissed },
  });
}

/** Hides a review that breaks the rules; the scores of its product and shop follow. Throws ownReview. */
export async function hideReview(
  tx: Tx,
  operator: Operator,
  reviewId: Id<'review'>,
  reason: string,
): Promise<void> {
  const review = await reviewToJudge(tx, operator, reviewId);
  if (review.hidden_at !== null) return;
  await setHidden(tx, reviewId, { by: operator.personId, reason });
  const subject = toWire('review', reviewId);
  await audit(tx, {
    actorId: operator.personId,
    action: 'content.review_hidden',
    subject,
    details: { reason },
  });
  await publish(tx, 'content.review_hidden', { ...factsOf(review), reason });
}

/** Throws ownReview. */
export async function showReviewAgain(tx: Tx, operator: Operator, reviewId: Id<'review'>): Promise<void> {
  const review = await reviewToJudge(tx, operator, reviewId);
  if (review.hidden_at === null) return;
  await setHidden(tx, reviewId, null);
  await audit(tx, {
    actorId: operator.personId,
    action: 'content.review_restored',
    subject: toWire('review', reviewId),
  });
  await publish(tx, 'content.review_restored', factsOf(review));
}

type Operator = {
  readonly personId: Id<'person'>;
  /** Where the operator works too: nobody judges what is said of a shop of their own. */
  readonly shops?: ReadonlyMap<Id<'shop'>, unknown>;
};

async function reviewToJudge(tx: Tx, { personId, shops }: Operator, reviewId: Id<'review'>) {
  const review = await lockReview(tx, reviewId);
  if (!review) throw new Problem(idNotFound);
  if (review.buyer_id === personId || shops?.has(review.shop_id)) throw new Problem(ownReview);
  return review;
}

const factsOf = ({
  review_id: reviewId,
  buyer_id: buyerId,
  product_id: productId,
  shop_id: shopId,
  rating,
}: ReviewRow) => ({
  reviewId,
  buyerId,
  productId,
  shopId,
  rating,
});
