import { hour, later, now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { idNotFound, newId, type Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { creatorsByIds } from '../identity/index.ts';
import {
  commentById,
  follow,
  insertComment,
  mark,
  removeComment,
  sameWordsLately,
  unfollow,
  unmark,
  type Mark,
} from './engagement.sql.ts';
import { videoPolicy } from './policy.ts';
import { commentTooSoon } from './problems.ts';
import type { CommentRow, VideoRow } from './tables.ts';
import { looksLikeAnAdvert } from './video.ts';
import { countersOf, countLater, noteReport, videoById, type Counters } from './videos.sql.ts';

/** A video that is shown to people; anything else is not found. */
export async function publicVideo(db: Db, videoId: Id<'video'>): Promise<VideoRow> {
  const video = await videoById(db, videoId);
  if (video?.state !== 'public') throw new Problem(idNotFound);
  return video;
}

export async function setMark(
  tx: Tx,
  kind: Mark,
  personId: Id<'person'>,
  videoId: Id<'video'>,
  on: boolean,
): Promise<Counters> {
  const { creator_id: creatorId } = await publicVideo(tx, videoId);
  const changed = on ? await mark(tx, kind, personId, videoId) : await unmark(tx, kind, personId, videoId);
  if (changed) {
    await countLater(tx, videoId, kind, on ? 1 : -1);
    if (on)
      await publish(tx, kind === 'likes' ? 'content.video_liked' : 'content.video_saved', {
        videoId,
        personId,
        creatorId,
      });
  }
  return (await countersOf(tx, videoId))!;
}

export async function countShare(tx: Tx, videoId: Id<'video'>): Promise<Counters> {
  await publicVideo(tx, videoId);
  await countLater(tx, videoId, 'shares', 1);
  return (await countersOf(tx, videoId))!;
}

export async function followCreator(tx: Tx, personId: Id<'person'>, creatorId: Id<'creator'>): Promise<void> {
  if (await follow(tx, personId, creatorId))
    await publish(tx, 'content.creator_followed', { personId, creatorId });
}

export async function unfollowCreator(
  tx: Tx,
  personId: Id<'person'>,
  creatorId: Id<'creator'>,
): Promise<void> {
  await unfollow(tx, personId, creatorId);
}

export async function comment(
  tx: Tx,
  authorId: Id<'person'>,
  videoId: Id<'video'>,
  text: string,
): Promise<CommentRow> {
  const { creator_id: creatorId } = await publicVideo(tx, videoId);
  const words = text.trim();
  // A host answers many people with the same "谢谢"; anybody else who repeats themselves is advertising.
  const isHost = (await creatorsByIds(tx, [creatorId])).get(creatorId)?.personId === authorId;
  const repeated = isHost ? 0 : await sameWordsLately(tx, authorId, words, later(now(), -hour));
  const { sameCommentsPerHour } = await inForce(tx, videoPolicy);
  if (words === '' || looksLikeAnAdvert(words) || repeated >= sameCommentsPerHour)
    throw new Problem(commentTooSoon);
  const row = {
    comment_id: newId('comment'),
    video_id: videoId,
    author_id: authorId,
    text: words,
    at: now(),
  };
  await insertComment(tx, row);
  await countLater(tx, videoId, 'comments', 1);
  await publish(tx, 'content.video_commented', {
    videoId,
    creatorId,
    personId: authorId,
    commentId: row.comment_id,
  });
  return { ...row, deleted_at: null };
}

/** A comment may be removed by who wrote it and by the creator whose video it is. */
export async function deleteComment(
  tx: Tx,
  who: { personId: Id<'person'>; creatorId: Id<'creator'> | null },
  videoId: Id<'video'>,
  commentId: Id<'comment'>,
): Promise<void> {
  const video = await publicVideo(tx, videoId);
  const found = await commentById(tx, videoId, commentId);
  if (!found || (found.author_id !== who.personId && video.creator_id !== who.creatorId))
    throw new Problem(idNotFound);
  if (await removeComment(tx, commentId)) await countLater(tx, videoId, 'comments', -1);
}

export async function report(
  tx: Tx,
  personId: Id<'person'>,
  videoId: Id<'video'>,
  reason: string,
  note: string,
): Promise<void> {
  await publicVideo(tx, videoId);
  if (await noteReport(tx, videoId, personId, reason, note)) await countLater(tx, videoId, 'reports', 1);
}
