import type { House } from '../../platform/module.ts';
import { routes } from '../../platform/endpoint.ts';
import { fromWire, idNotFound } from '../../platform/ids.ts';
import { page, timeAndIdIn } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { picturesByIds } from '../catalog/index.ts';
import { myVideosContract } from './my-videos.contract.ts';
import { videoContract } from './video.contract.ts';
import { commentsOf, markedVideos } from './engagement.sql.ts';
import { comment, countShare, deleteComment, publicVideo, report, setMark } from './engage.ts';
import { uploadUnusable } from './problems.ts';
import { changeVideo, deleteVideo, lockOwnVideo, publishVideo } from './publish-video.ts';
import { uploadIsReady } from './uploads.ts';
import { videoById, videosOfCreator } from './videos.sql.ts';
import { showComments, showMyVideo, showVideos } from './view.ts';

const pageSize = 20;

export const videoRoutes = routes(videoContract, {
  'GET /videos/:videoId': async ({ db, params, caller }) => {
    const video = await publicVideo(db, fromWire('video', params.videoId));
    return (await showVideos(db, [video], caller?.personId ?? null))[0]!;
  },
  'PUT /videos/:videoId/like': ({ tx, caller, params }) =>
    setMark(tx, 'likes', caller.personId, fromWire('video', params.videoId), true),
  'DELETE /videos/:videoId/like': ({ tx, caller, params }) =>
    setMark(tx, 'likes', caller.personId, fromWire('video', params.videoId), false),
  'PUT /videos/:videoId/save': ({ tx, caller, params }) =>
    setMark(tx, 'saves', caller.personId, fromWire('video', params.videoId), true),
  'DELETE /videos/:videoId/save': ({ tx, caller, params }) =>
    setMark(tx, 'saves', caller.personId, fromWire('video', params.videoId), false),
  'POST /videos/:videoId/shares': ({ tx, params }) => countShare(tx, fromWire('video', params.videoId)),
  'GET /videos/:videoId/comments': async ({ db, params, query: { cursor, limit = pageSize }, caller }) => {
    const video = await publicVideo(db, fromWire('video', params.videoId));
    const rows = await commentsOf(db, video.video_id, timeAndIdIn(cursor), limit);
    const shown = page(
      rows,
      limit,
      (row) => row,
      (row) => [row.at.toISOString(), row.comment_id],
    );
    return {
      items: await showComments(db, shown.items, video.creator_id, caller?.personId ?? null),
      next: shown.next,
    };
  },
  'POST /videos/:videoId/comments': async ({ tx, params, body, caller }) => {
    const videoId = fromWire('video', params.videoId);
    const row = await comment(tx, caller.personId, videoId, body.text);
    return (await showComments(tx, [row], (await publicVideo(tx, videoId)).creator_id, caller.personId))[0]!;
  },
  'DELETE /videos/:videoId/comments/:commentId': async ({ tx, params, caller }) => {
    await deleteComment(tx, caller, fromWire('video', params.videoId), fromWire('comment', params.commentId));
    return null;
  },
  'POST /videos/:videoId/reports': async ({ tx, params, body, caller }) => {
    await report(tx, caller.personId, fromWire('video', params.videoId), body.reason, body.note ?? '');
    return { received: true };
  },
  'GET /me/liked-videos': async ({ db, caller, query: { cursor, limit = pageSize } }) => {
    const rows = await markedVideos(db, 'likes', caller.personId, timeAndIdIn(cursor), limit);
    const shown = page(
      rows,
      limit,
      (row) => row,
      (row) => [row.marked_at.toISOString(), row.video_id],
    );
    return { items: await showVideos(db, shown.items, caller.personId), next: shown.next };
  },
  'GET /me/saved-videos': async ({ db, caller, query: { cursor, limit = pageSize } }) => {
    const rows = await markedVideos(db, 'saves', caller.personId, timeAndIdIn(cursor), limit);
    const shown = page(
      rows,
      limit,
      (row) => row,
      (row) => [row.marked_at.toISOString(), row.video_id],
    );
    return { items: await showVideos(db, shown.items, caller.personId), next: shown.next };
  },
});

export const myVideoRoutes = ({ config }: House) =>
  routes(myVideosContract, {
    'POST /me/videos': async ({ tx, creatorId, body }) => {
      if (!(await uploadIsReady(config.dataFolder, body.uploadId, creatorId)))
        throw new Problem(uploadUnusable);
      const { uploadId, caption, topics, posterAtMs } = body;
      const productIds = body.productIds.map((id) => fromWire('product', id));
      const pictures = await picturesByIds(
        tx,
        body.posterPictureId ? [fromWire('picture', body.posterPictureId)] : [],
      );
      const posterKey = [...pictures.values()][0]?.key ?? null;
      const videoId = await publishVideo(
        tx,
        { creatorId, caption, topics, productIds, uploadId, posterAtMs },
        posterKey,
      );
      return showMyVideo((await videoById(tx, videoId))!);
    },
    'GET /me/videos': async ({ db, creatorId, query: { cursor, limit = pageSize } }) => {
      const rows = await videosOfCreator(db, creatorId, null, timeAndIdIn(cursor), limit);
      return page(rows, limit, showMyVideo, (row) => [row.created_at.toISOString(), row.video_id]);
    },
    'GET /me/videos/:videoId': async ({ db, creatorId, params }) => {
      const video = await videoById(db, fromWire('video', params.videoId));
      if (video?.creator_id !== creatorId) throw new Problem(idNotFound);
      return showMyVideo(video);
    },
    'PATCH /me/videos/:videoId': async ({ tx, creatorId, params, body: { productIds, ...rest } }) => {
      const videoId = fromWire('video', params.videoId);
      await changeVideo(tx, creatorId, videoId, {
        ...rest,
        ...(productIds ? { productIds: productIds.map((id) => fromWire('product', id)) } : {}),
      });
      return showMyVideo(await lockOwnVideo(tx, creatorId, videoId));
    },
    'DELETE /me/videos/:videoId': async ({ tx, creatorId, params }) => {
      await deleteVideo(tx, creatorId, fromWire('video', params.videoId));
      return null;
    },
  });
