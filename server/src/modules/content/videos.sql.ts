import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Counter, Tables, VideoRow } from './tables.ts';
import type { VideoState } from './video.ts';

const own = (db: Db) => db.withTables<Tables>();
type Cursor = (string | number)[] | null;

export async function insertVideo(
  tx: Tx,
  row: Pick<
    VideoRow,
    | 'video_id'
    | 'creator_id'
    | 'state'
    | 'caption'
    | 'topics'
    | 'product_ids'
    | 'upload_id'
    | 'poster_at_ms'
    | 'created_at'
  >,
): Promise<boolean> {
  const made = await sql`
    insert into content.videos (video_id, creator_id, state, caption, topics, product_ids, upload_id, poster_at_ms, created_at)
    values (${row.video_id}, ${row.creator_id}, ${row.state}, ${row.caption}, ${row.topics}, ${row.product_ids}::uuid[], ${row.upload_id}, ${row.poster_at_ms}, ${row.created_at})
    on conflict on constraint videos_of_an_upload do nothing`.execute(tx);
  return made.numAffectedRows === 1n;
}

export async function setVideo(
  tx: Tx,
  videoId: Id<'video'>,
  change: Partial<
    Pick<
      VideoRow,
      | 'state'
      | 'failure'
      | 'caption'
      | 'topics'
      | 'product_ids'
      | 'video_key'
      | 'poster_key'
      | 'width'
      | 'height'
      | 'duration_ms'
      | 'published_at'
    >
  >,
): Promise<void> {
  await own(tx).updateTable('content.videos').set(change).where('video_id', '=', videoId).execute();
}

export const videoById = (db: Db, videoId: Id<'video'>) =>
  own(db).selectFrom('content.videos').selectAll().where('video_id', '=', videoId).executeTakeFirst();

/** The video if it is this creator's. */
export const ownVideo = (db: Db, creatorId: Id<'creator'>, videoId: Id<'video'>) =>
  own(db)
    .selectFrom('content.videos')
    .selectAll()
    .where('video_id', '=', videoId)
    .where('creator_id', '=', creatorId)
    .executeTakeFirst();

export const lockVideo = (tx: Tx, videoId: Id<'video'>) =>
  own(tx)
    .selectFrom('content.videos')
    .selectAll()
    .where('video_id', '=', videoId)
    .forUpdate()
    .executeTakeFirst();

export async function publicVideosByIds(db: Db, ids: readonly Id<'video'>[]): Promise<VideoRow[]> {
  if (ids.length === 0) return [];
  return own(db)
    .selectFrom('content.videos')
    .selectAll()
    .where('video_id', 'in', ids)
    .where('state', '=', 'public')
    .execute();
}

/** Newest first, by the time the creator made them. */
export function videosOfCreator(
  db: Db,
  creatorId: Id<'creator'>,
  state: VideoState | null,
  after: Cursor,
  limit: number,
): Promise<VideoRow[]> {
  return own(db)
    .selectFrom('content.videos')
    .selectAll()
    .where('creator_id', '=', creatorId)
    .$if(state !== null, (q) => q.where('state', '=', state!))
    .$if(after !== null, (q) =>
      q.where(sql<boolean>`(created_at, video_id) < (${after![0]}::timestamptz, ${after![1]}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('video_id', 'desc')
    .limit(limit + 1)
    .execute();
}

export function videosForReview(
  db: Db,
  filter: { state?: VideoState | undefined; reported?: boolean | undefined },
  after: Cursor,
  limit: number,
): Promise<VideoRow[]> {
  return own(db)
    .selectFrom('content.videos')
    .selectAll()
    .$if(filter.state !== undefined, (q) => q.where('state', '=', filter.state!))
    .$if(filter.reported === true, (q) =>
      q.where(
        sql<boolean>`exists (select from content.reports r where r.video_id = videos.video_id and r.dismissed_at is null)`,
      ),
    )
    .$if(after !== null, (q) =>
      q.where(
        sql<boolean>`(reports, created_at, video_id) < (${after![0]}::int, ${after![1]}::timestamptz, ${after![2]}::uuid)`,
      ),
    )
    .orderBy('reports', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('video_id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** What was said against videos and is not settled. */
export async function openReports(
  db: Db,
  videoIds: readonly Id<'video'>[],
): Promise<Map<Id<'video'>, string[]>> {
  if (videoIds.length === 0) return new Map();
  const rows = await own(db)
    .selectFrom('content.reports')
    .select(['video_id', 'reason', 'note'])
    .where('video_id', 'in', videoIds)
    .where('dismissed_at', 'is', null)
    .orderBy('at')
    .execute();
  const reasons = new Map<Id<'video'>, string[]>();
  for (const { video_id, reason, note } of rows)
    reasons.set(video_id, [...(reasons.get(video_id) ?? []), note ? `${reason}: ${note}` : reason]);
  return reasons;
}

/** Settles the open reports of a video; returns how many. */
export async function settleReports(tx: Tx, videoId: Id<'video'>): Promise<number> {
  const settled = await own(tx)
    .updateTable('content.reports')
    .set({ dismissed_at: now() })
    .where('video_id', '=', videoId)
    .where('dismissed_at', 'is', null)
    .executeTakeFirst();
  return Number(settled.numUpdatedRows);
}

export async function countLater(
  tx: Tx,
  videoId: Id<'video'>,
  counter: Counter,
  delta: number,
): Promise<void> {
  await own(tx).insertInto('content.counter_deltas').values({ video_id: videoId, counter, delta }).execute();
}

export type Counters = { likes: number; comments: number; saves: number; shares: number; plays: number };

/** The counters as they are now: what is folded and what is not yet. */
export async function countersOf(db: Db, videoId: Id<'video'>): Promise<Counters | undefined> {
  const { rows } = await sql<Counters>`
    select v.likes + coalesce(d.likes, 0)::int as likes, v.comments + coalesce(d.comments, 0)::int as comments,
           v.saves + coalesce(d.saves, 0)::int as saves, v.shares + coalesce(d.shares, 0)::int as shares, v.plays + coalesce(d.plays, 0)::int as plays
    from content.videos v
    left join lateral (
      select sum(delta) filter (where counter = 'likes') as likes, sum(delta) filter (where counter = 'comments') as comments,
             sum(delta) filter (where counter = 'saves') as saves, sum(delta) filter (where counter = 'shares') as shares,
             sum(delta) filter (where counter = 'plays') as plays
      from content.counter_deltas where video_id = v.video_id) d on true
    where v.video_id = ${videoId} and v.state = 'public'`.execute(db);
  return rows[0];
}

/** Folds waiting counts into their videos in one statement; returns how many lines it took. */
export async function foldCounters(tx: Tx, limit: number): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    with taken as (
      delete from content.counter_deltas where delta_id in (
        select delta_id from content.counter_deltas order by delta_id limit ${limit} for update skip locked)
      returning video_id, counter, delta),
    sums as (
      select video_id, coalesce(sum(delta) filter (where counter = 'likes'), 0) as likes, coalesce(sum(delta) filter (where counter = 'comments'), 0) as comments,
             coalesce(sum(delta) filter (where counter = 'saves'), 0) as saves, coalesce(sum(delta) filter (where counter = 'shares'), 0) as shares,
             coalesce(sum(delta) filter (where counter = 'plays'), 0) as plays, coalesce(sum(delta) filter (where counter = 'reports'), 0) as reports
      from taken group by video_id),
    folded as (
      update content.videos v set likes = v.likes + s.likes, comments = v.comments + s.comments, saves = v.saves + s.saves,
             shares = v.shares + s.shares, plays = v.plays + s.plays, reports = v.reports + s.reports
      from sums s where v.video_id = s.video_id)
    select count(*)::int as taken from taken`.execute(tx);
  return rows[0]!.taken;
}

/** Videos that may be recommended, newest first, with the figures ranking needs. */
export function rankable(db: Db, limit: number): Promise<VideoRow[]> {
  return own(db)
    .selectFrom('content.videos')
    .selectAll()
    .where('state', '=', 'public')
    .orderBy('published_at', 'desc')
    .orderBy('video_id', 'desc')
    .limit(limit)
    .execute();
}

export async function noteReport(
  tx: Tx,
  videoId: Id<'video'>,
  personId: Id<'person'>,
  reason: string,
  note: string,
): Promise<boolean> {
  const made = await own(tx)
    .insertInto('content.reports')
    .values({ video_id: videoId, person_id: personId, reason, note, at: now(), dismissed_at: null })
    .onConflict((clash) => clash.constraint('reports_pk').doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}
