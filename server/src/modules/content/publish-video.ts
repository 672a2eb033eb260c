import { now } from '../../platform/clock.ts';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { idNotFound, newId, toWire, type Id } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { uploadUnusable, videoNotEditable } from './problems.ts';
import type { VideoRow } from './tables.ts';
import { insertVideo, lockVideo, setVideo } from './videos.sql.ts';

export type PublishVideo = {
  creatorId: Id<'creator'>;
  caption: string;
  topics: string[];
  productIds: Id<'product'>[];
  uploadId: string | null;
  posterAtMs: number;
};
export type MadeVideo = {
  videoKey: string;
  posterKey: string;
  width: number;
  height: number;
  durationMs: number;
};

/** Takes an upload for a video; it becomes public when a job has made it playable. */
export async function publishVideo(
  tx: Tx,
  input: PublishVideo,
  posterKey: string | null = null,
): Promise<Id<'video'>> {
  const videoId = newId('video');
  const isNew = await insertVideo(tx, {
    video_id: videoId,
    creator_id: input.creatorId,
    state: 'processing',
    caption: input.caption.trim(),
    topics: input.topics,
    product_ids: input.productIds,
    upload_id: input.uploadId,
    poster_at_ms: input.posterAtMs,
    created_at: now(),
  });
  if (!isNew) throw new Problem(uploadUnusable);
  if (posterKey) await setVideo(tx, videoId, { poster_key: posterKey });
  if (input.uploadId) await enqueue(tx, 'content.process_video', { videoId }, { key: `video:${videoId}` });
  return videoId;
}

/** The video can be played: shows it. */
export async function finishVideo(tx: Tx, videoId: Id<'video'>, made: MadeVideo): Promise<void> {
  const video = await lockVideo(tx, videoId);
  if (video?.state !== 'processing') return;
  await setVideo(tx, videoId, {
    state: 'public',
    failure: null,
    video_key: made.videoKey,
    poster_key: made.posterKey,
    width: made.width,
    height: made.height,
    duration_ms: made.durationMs,
    published_at: now(),
  });
  await publish(tx, 'content.video_published', {
    videoId,
    creatorId: video.creator_id,
    productIds: video.product_ids,
  });
}

export async function failVideo(tx: Tx, videoId: Id<'video'>, failure: string): Promise<void> {
  const video = await lockVideo(tx, videoId);
  if (video?.state !== 'processing') return;
  await setVideo(tx, videoId, { state: 'failed', failure });
  await publish(tx, 'content.video_failed', { videoId, creatorId: video.creator_id, failure });
}

/** The creator's own video, locked; somebody else's is not found. */
export async function lockOwnVideo(
  tx: Tx,
  creatorId: Id<'creator'>,
  videoId: Id<'video'>,
): Promise<VideoRow> {
  const video = await lockVideo(tx, videoId);
  if (!video || video.creator_id !== creatorId) throw new Problem(idNotFound);
  return video;
}

export async function changeVideo(
  tx: Tx,
  creatorId: Id<'creator'>,
  videoId: Id<'video'>,
  change: {
    caption?: string;
    topics?: string[];
    productIds?: Id<'product'>[];
    visibility?: 'public' | 'private';
  },
): Promise<void> {
  const video = await lockOwnVideo(tx, creatorId, videoId);
  if (video.state === 'taken_down') throw new Problem(videoNotEditable);
  const canShow = video.state === 'public' || video.state === 'private';
  await setVideo(tx, videoId, {
    ...(change.caption === undefined ? {} : { caption: change.caption.trim() }),
    ...(change.topics === undefined ? {} : { topics: change.topics }),
    ...(change.productIds === undefined ? {} : { product_ids: change.productIds }),
    ...(change.visibility === undefined || !canShow ? {} : { state: change.visibility }),
  });
  await publish(tx, 'content.video_changed', { videoId, creatorId });
}

export async function deleteVideo(tx: Tx, creatorId: Id<'creator'>, videoId: Id<'video'>): Promise<void> {
  await lockOwnVideo(tx, creatorId, videoId);
  await tx
    .withTables<{ 'content.videos': VideoRow }>()
    .deleteFrom('content.videos')
    .where('video_id', '=', videoId)
    .execute();
  await publish(tx, 'content.video_deleted', { videoId, creatorId });
}

export async function takeDown(
  tx: Tx,
  operatorId: Id<'person'>,
  videoId: Id<'video'>,
  reason: string,
): Promise<void> {
  const video = await lockVideo(tx, videoId);
  if (!video) throw new Problem(idNotFound);
  await setVideo(tx, videoId, { state: 'taken_down', failure: reason });
  await audit(tx, {
    actorId: operatorId,
    action: 'content.video_taken_down',
    subject: toWire('video', videoId),
    details: { reason },
  });
  await publish(tx, 'content.video_taken_down', { videoId, creatorId: video.creator_id, reason });
}

export async function restore(tx: Tx, operatorId: Id<'person'>, videoId: Id<'video'>): Promise<void> {
  const video = await lockVideo(tx, videoId);
  if (!video) throw new Problem(idNotFound);
  if (video.state !== 'taken_down') return;
  await setVideo(tx, videoId, {
    state: video.video_key && video.published_at ? 'public' : 'failed',
    failure: null,
  });
  await audit(tx, {
    actorId: operatorId,
    action: 'content.video_restored',
    subject: toWire('video', videoId),
  });
  await publish(tx, 'content.video_restored', { videoId, creatorId: video.creator_id });
}
