import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { CommentRow, Tables, VideoRow } from './tables.ts';

const own = (db: Db) => db.withTables<Tables>();
type Cursor = (string | number)[] | null;
export type Mark = 'likes' | 'saves';

/** True when the mark is new. */
export async function mark(
  tx: Tx,
  kind: Mark,
  personId: Id<'person'>,
  videoId: Id<'video'>,
): Promise<boolean> {
  const made = await own(tx)
    .insertInto(`content.${kind}`)
    .values({ person_id: personId, video_id: videoId, at: now() })
    .onConflict((clash) => clash.columns(['person_id', 'video_id']).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

export async function unmark(
  tx: Tx,
  kind: Mark,
  personId: Id<'person'>,
  videoId: Id<'video'>,
): Promise<boolean> {
  const gone = await own(tx)
    .deleteFrom(`content.${kind}`)
    .where('person_id', '=', personId)
    .where('video_id', '=', videoId)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

/** Which of these videos the person marked. */
export async function marked(
  db: Db,
  kind: Mark,
  personId: Id<'person'>,
  videoIds: readonly Id<'video'>[],
): Promise<Set<Id<'video'>>> {
  if (videoIds.length === 0) return new Set();
  const rows = await own(db)
    .selectFrom(`content.${kind}`)
    .select('video_id')
    .where('person_id', '=', personId)
    .where('video_id', 'in', videoIds)
    .execute();
  return new Set(rows.map((row) => row.video_id));
}

export async function markedVideos(
  db: Db,
  kind: Mark,
  personId: Id<'person'>,
  after: Cursor,
  limit: number,
): Promise<(VideoRow & { marked_at: Date })[]> {
  const { rows } = await sql<VideoRow & { marked_at: Date }>`
    select v.*, m.at as marked_at from ${sql.table(`content.${kind}`)} m join content.videos v using (video_id)
    where m.person_id = ${personId} and v.state = 'public'
      and (${after?.[0] ?? null}::timestamptz is null or (m.at, m.video_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by m.at desc, m.video_id desc limit ${limit + 1}`.execute(db);
  return rows;
}

export async function follow(tx: Tx, personId: Id<'person'>, creatorId: Id<'creator'>): Promise<boolean> {
  const made = await own(tx)
    .insertInto('content.follows')
    .values({ person_id: personId, creator_id: creatorId, at: now() })
    .onConflict((clash) => clash.constraint('follows_pk').doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

export async function unfollow(tx: Tx, personId: Id<'person'>, creatorId: Id<'creator'>): Promise<void> {
  await own(tx)
    .deleteFrom('content.follows')
    .where('person_id', '=', personId)
    .where('creator_id', '=', creatorId)
    .execute();
}

/** Which of these creators the person follows. */
export async function followedAmong(
  db: Db,
  personId: Id<'person'>,
  creatorIds: readonly Id<'creator'>[],
): Promise<Set<Id<'creator'>>> {
  if (creatorIds.length === 0) return new Set();
  const rows = await own(db)
    .selectFrom('content.follows')
    .select('creator_id')
    .where('person_id', '=', personId)
    .where('creator_id', 'in', creatorIds)
    .execute();
  return new Set(rows.map((row) => row.creator_id));
}

/** Creators a person follows, newest first, at most `limit` and one that says whether there are more. */
export async function followedCreators(db: Db, personId: Id<'person'>, after: Cursor = null, limit = 500) {
  return own(db)
    .selectFrom('content.follows')
    .select(['creator_id', 'at'])
    .where('person_id', '=', personId)
    .$if(after !== null, (q) =>
      q.where(sql<boolean>`(at, creator_id) < (${after![0]}::timestamptz, ${after![1]}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('creator_id', 'desc')
    .limit(limit + 1)
    .execute();
}

export type CreatorFigures = { creator_id: Id<'creator'>; followers: number; videos: number; likes: number };

export async function creatorFigures(
  db: Db,
  creatorIds: readonly Id<'creator'>[],
): Promise<Map<Id<'creator'>, CreatorFigures>> {
  const { rows } = await sql<CreatorFigures>`
    select c.creator_id, (select count(*)::int from content.follows f where f.creator_id = c.creator_id) as followers,
           count(v.video_id)::int as videos, coalesce(sum(v.likes), 0)::int as likes
    from unnest(${creatorIds}::uuid[]) as c(creator_id)
    left join content.videos v on v.creator_id = c.creator_id and v.state = 'public'
    group by c.creator_id`.execute(db);
  return new Map(rows.map((row) => [row.creator_id, row]));
}

export async function insertComment(tx: Tx, row: Omit<CommentRow, 'deleted_at'>): Promise<void> {
  await own(tx)
    .insertInto('content.comments')
    .values({ ...row, deleted_at: null })
    .execute();
}

/** How often the person said exactly this in the last hour, anywhere. */
export async function sameWordsLately(
  db: Db,
  authorId: Id<'person'>,
  text: string,
  since: Date,
): Promise<number> {
  const { count } = await own(db)
    .selectFrom('content.comments')
    .select((e) => e.fn.countAll<bigint>().as('count'))
    .where('author_id', '=', authorId)
    .where('text', '=', text)
    .where('at', '>', since)
    .where('at', '<=', now())
    .executeTakeFirstOrThrow();
  return Number(count);
}

export function commentsOf(
  db: Db,
  videoId: Id<'video'>,
  after: Cursor,
  limit: number,
): Promise<CommentRow[]> {
  return own(db)
    .selectFrom('content.comments')
    .selectAll()
    .where('video_id', '=', videoId)
    .where('deleted_at', 'is', null)
    .$if(after !== null, (q) =>
      q.where(sql<boolean>`(at, comment_id) < (${after![0]}::timestamptz, ${after![1]}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('comment_id', 'desc')
    .limit(limit + 1)
    .execute();
}

export const commentById = (db: Db, videoId: Id<'video'>, commentId: Id<'comment'>) =>
  own(db)
    .selectFrom('content.comments')
    .selectAll()
    .where('comment_id', '=', commentId)
    .where('video_id', '=', videoId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

export async function removeComment(tx: Tx, commentId: Id<'comment'>): Promise<boolean> {
  const gone = await own(tx)
    .updateTable('content.comments')
    .set({ deleted_at: now() })
    .where('comment_id', '=', commentId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return gone.numUpdatedRows === 1n;
}

/** Creators of the videos a person liked lately. */
export async function likedCreators(db: Db, personId: Id<'person'>): Promise<Id<'creator'>[]> {
  const { rows } = await sql<{ creator_id: Id<'creator'> }>`
    select distinct v.creator_id from (
      select video_id from content.likes where person_id = ${personId} order by at desc limit 100) l
    join content.videos v using (video_id)`.execute(db);
  return rows.map((row) => row.creator_id);
}
