import type { Db } from '../../platform/db.ts';
import { routes } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, toWire, type Id } from '../../platform/ids.ts';
import {
  badCursor,
  cursorIn,
  instantIn,
  integerIn,
  page,
  timeAndIdIn,
  uuidIn,
} from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { creatorsByIds } from '../identity/index.ts';
import { showModeratedReviews } from './moderated-review.ts';
import { reviewById, reviewsForOperators } from './moderated-reviews.sql.ts';
import { moderationContract } from './moderation.contract.ts';
import { dismissReports, hideReview, showReviewAgain } from './moderate.ts';
import { restore, takeDown } from './publish-video.ts';
import type { VideoRow } from './tables.ts';
import { openReports, videoById, videosForReview } from './videos.sql.ts';
import { showMyVideo } from './view.ts';

const pageSize = 20;

/** A list by the number of reports, which is an int of the database. */
function reportedIn(cursor: string | undefined) {
  const key = cursorIn(cursor, 3);
  if (key && Math.abs(integerIn(key[0])) > 2_147_483_647) throw new Problem(badCursor);
  return key && [integerIn(key[0]), instantIn(key[1]), uuidIn(key[2])];
}

export const moderationRoutes = routes(moderationContract, {
  'GET /operations/videos': async ({ db, query: { cursor, limit = pageSize, state, reported } }) => {
    const rows = await videosForReview(db, { state, reported }, reportedIn(cursor), limit);
    const shown = page(
      rows,
      limit,
      (row) => row,
      (row) => [row.reports, row.created_at.toISOString(), row.video_id],
    );
    return { items: await showForReview(db, shown.items), next: shown.next };
  },
  'GET /operations/videos/:videoId': ({ db, params }) => oneForReview(db, fromWire('video', params.videoId)),
  'POST /operations/videos/:videoId/reports/dismissal': async ({ tx, caller, params }) => {
    const videoId = fromWire('video', params.videoId);
    await dismissReports(tx, caller.personId, videoId);
    return oneForReview(tx, videoId);
  },
  'POST /operations/videos/:videoId/takedown': async ({ tx, caller, params, body }) => {
    await takeDown(tx, caller.personId, fromWire('video', params.videoId), body.reason);
    return null;
  },
  'POST /operations/videos/:videoId/restoration': async ({ tx, caller, params }) => {
    await restore(tx, caller.personId, fromWire('video', params.videoId));
    return null;
  },
  'GET /operations/reviews': async ({
    db,
    locale,
    query: { cursor, limit = pageSize, shop, q, ...wanted },
  }) => {
    const rows = await reviewsForOperators(
      db,
      { ...wanted, shopId: shop === undefined ? undefined : fromWire('shop', shop), words: q },
      timeAndIdIn(cursor),
      limit,
    );
    const { items, next } = page(
      rows,
      limit,
      (row) => row,
      (row) => [row.at.toISOString(), row.review_id],
    );
    return { items: await showModeratedReviews(db, items, locale), next };
  },
  'GET /operations/reviews/:reviewId': async ({ db, locale, params }) => {
    const review = await reviewById(db, fromWire('review', params.reviewId));
    if (!review) throw new Problem(idNotFound);
    return (await showModeratedReviews(db, [review], locale))[0]!;
  },
  'POST /operations/reviews/:reviewId/hiding': async ({ tx, caller, params, body }) => {
    await hideReview(tx, caller, fromWire('review', params.reviewId), body.reason);
    return null;
  },
  'DELETE /operations/reviews/:reviewId/hiding': async ({ tx, caller, params }) => {
    await showReviewAgain(tx, caller, fromWire('review', params.reviewId));
    return null;
  },
});

async function oneForReview(db: Db, videoId: Id<'video'>) {
  const video = await videoById(db, videoId);
  if (!video) throw new Problem(idNotFound);
  return (await showForReview(db, [video]))[0]!;
}

async function showForReview(db: Db, rows: readonly VideoRow[]) {
  const ids = rows.map((row) => row.video_id);
  const [creators, reports] = await Promise.all([
    creatorsByIds(
      db,
      rows.map((row) => row.creator_id),
    ),
    openReports(db, ids),
  ]);
  return rows.map((row) => {
    const said = reports.get(row.video_id) ?? [];
    return {
      ...showMyVideo(row),
      creator: {
        creatorId: toWire('creator', row.creator_id),
        name: creators.get(row.creator_id)?.name ?? { zh: '', en: '' },
      },
      reports: said.length,
      reportReasons: said,
    };
  });
}
