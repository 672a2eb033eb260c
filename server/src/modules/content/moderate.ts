import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { setHidden } from './reviews.sql.ts';
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

/** Hides a review that breaks the rules; the scores of its product and shop follow. */
export async function hideReview(
  tx: Tx,
  operatorId: Id<'person'>,
  reviewId: Id<'review'>,
  reason: string,
): Promise<void> {
  if (await change(tx, reviewId, true)) {
    const subject = toWire('review', reviewId);
    await audit(tx, { actorId: operatorId, action: 'content.review_hidden', subject, details: { reason } });
  }
}

export async function showReviewAgain(
  tx: Tx,
  operatorId: Id<'person'>,
  reviewId: Id<'review'>,
): Promise<void> {
  if (await change(tx, reviewId, false))
    await audit(tx, {
      actorId: operatorId,
      action: 'content.review_restored',
      subject: toWire('review', reviewId),
    });
}

/** False when it was so already. */
async function change(tx: Tx, reviewId: Id<'review'>, hidden: boolean): Promise<boolean> {
  const review = await setHidden(tx, reviewId, hidden);
  if (!review) throw new Problem(idNotFound);
  if (!review.changed) return false;
  const { product_id: productId, shop_id: shopId, rating } = review;
  await publish(tx, hidden ? 'content.review_hidden' : 'content.review_restored', {
    reviewId,
    productId,
    shopId,
    rating,
  });
  return true;
}
