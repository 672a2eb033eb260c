import type { Db } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import type { Locale } from '../../platform/problem.ts';
import { mediaUrl } from '../../platform/storage.ts';
import { wordsOfBought } from '../catalog/index.ts';
import { creatorsByIds, peopleByIds } from '../identity/index.ts';
import type { VideoWire } from './video.contract.ts';
import { creatorFigures, followedAmong, marked } from './engagement.sql.ts';
import type { CommentRow, ReviewRow, VideoRow } from './tables.ts';

const urlOf = (key: string | null) => (key === null ? null : mediaUrl(key));
const unique = <T>(values: readonly T[]) => [...new Set(values)];
const gone = { name: { zh: '已注销', en: 'Account closed' }, avatarKey: null };

/** Rows of public videos as the viewer sees them, in the order given. */
export async function showVideos(
  db: Db,
  rows: readonly VideoRow[],
  viewer: Id<'person'> | null,
): Promise<VideoWire[]> {
  const ids = rows.map((row) => row.video_id);
  const authors = unique(rows.map((row) => row.creator_id));
  const creators = await creatorsByIds(db, authors);
  const none = {
    liked: new Set<Id<'video'>>(),
    saved: new Set<Id<'video'>>(),
    followed: new Set<Id<'creator'>>(),
  };
  const mine = viewer === null ? none : await viewerMarks(db, viewer, ids, authors);
  return rows.map((row) => {
    const creator = creators.get(row.creator_id) ?? gone;
    return {
      videoId: toWire('video', row.video_id),
      creator: {
        creatorId: toWire('creator', row.creator_id),
        name: creator.name,
        avatarUrl: urlOf(creator.avatarKey),
        following: mine.followed.has(row.creator_id),
      },
      caption: row.caption,
      topics: row.topics,
      videoUrl: mediaUrl(row.video_key!),
      posterUrl: mediaUrl(row.poster_key!),
      width: row.width!,
      height: row.height!,
      durationMs: row.duration_ms!,
      productIds: row.product_ids.map((id) => toWire('product', id)),
      counters: counters(row),
      liked: mine.liked.has(row.video_id),
      saved: mine.saved.has(row.video_id),
      publishedAt: row.published_at!.toISOString(),
    };
  });
}

async function viewerMarks(
  db: Db,
  viewer: Id<'person'>,
  ids: readonly Id<'video'>[],
  creators: readonly Id<'creator'>[],
) {
  const [liked, saved, followed] = await Promise.all([
    marked(db, 'likes', viewer, ids),
    marked(db, 'saves', viewer, ids),
    followedAmong(db, viewer, creators),
  ]);
  return { liked, saved, followed };
}

function counters({ likes, comments, saves, shares, plays }: VideoRow) {
  return { likes, comments, saves, shares, plays };
}

export function showMyVideo(row: VideoRow) {
  return {
    videoId: toWire('video', row.video_id),
    state: row.state,
    failure: row.failure,
    caption: row.caption,
    topics: row.topics,
    posterUrl: urlOf(row.poster_key),
    videoUrl: urlOf(row.video_key),
    durationMs: row.duration_ms,
    productIds: row.product_ids.map((id) => toWire('product', id)),
    counters: counters(row),
    createdAt: row.created_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
  };
}

export async function showCreators(db: Db, ids: readonly Id<'creator'>[], viewer: Id<'person'> | null) {
  const [creators, figures, following] = await Promise.all([
    creatorsByIds(db, ids),
    creatorFigures(db, ids),
    viewer === null ? new Set<Id<'creator'>>() : followedAmong(db, viewer, ids),
  ]);
  return ids.flatMap((id) => {
    const creator = creators.get(id);
    if (!creator) return [];
    const { followers = 0, videos = 0, likes = 0 } = figures.get(id) ?? {};
    return {
      creatorId: toWire('creator', id),
      name: creator.name,
      bio: creator.bio,
      avatarUrl: urlOf(creator.avatarKey),
      followers,
      videos,
      likes,
      following: following.has(id),
    };
  });
}

export async function showComments(
  db: Db,
  rows: readonly CommentRow[],
  creatorId: Id<'creator'>,
  viewer: Id<'person'> | null,
) {
  const [authors, creators] = await Promise.all([
    peopleByIds(db, unique(rows.map((row) => row.author_id))),
    creatorsByIds(db, [creatorId]),
  ]);
  const host = creators.get(creatorId)?.personId;
  return rows.map((row) => {
    const author = authors.get(row.author_id);
    return {
      commentId: toWire('comment', row.comment_id),
      author: {
        nickname: author?.nickname ?? gone.name.zh,
        avatarUrl: urlOf(author?.avatarKey ?? null),
        isCreator: row.author_id === host,
      },
      text: row.text,
      at: row.at.toISOString(),
      mine: row.author_id === viewer,
    };
  });
}

const reviewed = ({ sku_id: skuId, product_title: title, sku_name: skuName }: ReviewRow) => ({
  skuId,
  title,
  skuName,
});

export async function showReviews(db: Db, rows: readonly ReviewRow[], locale: Locale) {
  return (await withTitles(db, rows, locale)).map(({ productTitle: _title, ...review }) => review);
}

async function withTitles(db: Db, rows: readonly ReviewRow[], locale: Locale) {
  const [authors, words] = await Promise.all([
    peopleByIds(db, unique(rows.map((row) => row.buyer_id))),
    wordsOfBought(db, rows.map(reviewed), locale),
  ]);
  return rows.map((row) => {
    const author = authors.get(row.buyer_id);
    return {
      reviewId: toWire('review', row.review_id),
      productId: toWire('product', row.product_id),
      rating: row.rating,
      text: row.text,
      skuName: words(reviewed(row)).skuName,
      productTitle: words(reviewed(row)).title,
      pictureUrls: row.picture_keys.map(mediaUrl),
      author: {
        nickname: masked(author?.nickname ?? gone.name.zh),
        avatarUrl: urlOf(author?.avatarKey ?? null),
      },
      at: row.at.toISOString(),
      reply: row.reply_text && row.reply_at ? { text: row.reply_text, at: row.reply_at.toISOString() } : null,
    };
  });
}

export async function showShopReviews(db: Db, rows: readonly ReviewRow[], locale: Locale) {
  const shown = await withTitles(db, rows, locale);
  return shown.map((review, n) => ({ ...review, orderId: toWire('order', rows[n]!.order_id) }));
}

/** Reviewers are shown as 小***满: enough to see that they differ, not who they are. */
function masked(nickname: string): string {
  const letters = [...nickname];
  return letters.length <= 1 ? `${letters[0] ?? ''}***` : `${letters[0]}***${letters.at(-1)}`;
}
