import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { TermName } from './rank.ts';

export type Impression = {
  impressionId: Id<'impression'>;
  videoId: Id<'video'>;
  creatorId: Id<'creator'>;
  personId: Id<'person'> | null;
  source: string;
  slot: number;
  score: number;
  terms: Readonly<Record<string, number>>;
  policyVersion: number;
  servedAt: Date;
};

export type Figures = { video_id: Id<'video'>; plays: number; product_clicks: number; orders: number };

export async function allFigures(db: Db): Promise<Map<string, Figures>> {
  const { rows } = await sql<Figures>`
    select video_id, plays::int, product_clicks::int, orders::int from distribution.video_figures`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.video_id, row]));
}

export type FigureDelta = {
  exposures?: number;
  plays?: number;
  completes?: number;
  productClicks?: number;
  orders?: number;
};

export async function addFigures(tx: Tx, deltas: Readonly<Record<string, FigureDelta>>): Promise<void> {
  const rows = Object.entries(deltas)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([videoId, d]) => ({
      video_id: videoId,
      exposures: d.exposures ?? 0,
      plays: d.plays ?? 0,
      completes: d.completes ?? 0,
      product_clicks: d.productClicks ?? 0,
      orders: d.orders ?? 0,
    }));
  if (rows.length === 0) return;
  await sql`
    insert into distribution.video_figures as f (video_id, exposures, plays, completes, product_clicks, orders)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as d(video_id uuid, exposures bigint, plays bigint, completes bigint, product_clicks bigint, orders bigint)
    on conflict (video_id) do update set exposures = f.exposures + excluded.exposures, plays = f.plays + excluded.plays,
      completes = f.completes + excluded.completes, product_clicks = f.product_clicks + excluded.product_clicks,
      orders = f.orders + excluded.orders`.execute(tx);
}

export async function hiddenFrom(db: Db, viewer: string): Promise<Set<string>> {
  const { rows } = await sql<{ video_id: string }>`
    select video_id from distribution.dislikes where viewer = ${viewer} order by at desc limit 1000`.execute(
    db,
  );
  return new Set(rows.map((row) => row.video_id));
}

export async function setDislike(tx: Tx, viewer: string, videoId: Id<'video'>, on: boolean): Promise<void> {
  if (on) {
    await sql`insert into distribution.dislikes (viewer, video_id, at) values (${viewer}, ${videoId}, ${now()})
      on conflict on constraint dislikes_pk do nothing`.execute(tx);
  } else {
    await sql`delete from distribution.dislikes where viewer = ${viewer} and video_id = ${videoId}`.execute(
      tx,
    );
  }
}

export async function insertImpressions(db: Db, batch: readonly Impression[]): Promise<void> {
  const rows = batch.map((i) => ({
    impression_id: i.impressionId,
    video_id: i.videoId,
    creator_id: i.creatorId,
    person_id: i.personId,
    source: i.source,
    slot: i.slot,
    score: i.score,
    terms: i.terms,
    policy_version: i.policyVersion,
    served_at: i.servedAt,
  }));
  await sql`
    insert into distribution.impressions (impression_id, video_id, creator_id, person_id, source, slot, score, terms, policy_version, served_at)
    select impression_id, video_id, creator_id, person_id, source, slot, score, terms, policy_version, served_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(impression_id uuid, video_id uuid, creator_id uuid, person_id uuid,
      source text, slot int, score double precision, terms jsonb, policy_version int, served_at timestamptz)
    on conflict (impression_id) do nothing`.execute(db);
}

/** Where items were shown from, by impression. */
export async function sourcesOf(
  db: Db,
  impressionIds: readonly string[],
): Promise<Map<string, { videoId: Id<'video'>; creatorId: Id<'creator'>; source: string }>> {
  const { rows } = await sql<{
    impression_id: string;
    video_id: Id<'video'>;
    creator_id: Id<'creator'>;
    source: string;
  }>`
    select impression_id, video_id, creator_id, source from distribution.impressions where impression_id = any(${impressionIds}::uuid[])`.execute(
    db,
  );
  return new Map(
    rows.map((row) => [
      row.impression_id,
      { videoId: row.video_id, creatorId: row.creator_id, source: row.source },
    ]),
  );
}

/** The mean of each term over the impressions of a video, or null when fewer than `least` were served. */
export async function averageTerms(
  db: Db,
  videoId: Id<'video'>,
  since: Date,
  least: number,
): Promise<Record<TermName, number> | null> {
  const { rows } = await sql<{ name: TermName; value: number; served: number }>`
    select t.key as name, avg(t.value::float8) as value, count(*)::int as served
    from distribution.impressions i, jsonb_each_text(i.terms) t
    where i.video_id = ${videoId} and i.served_at >= ${since} group by t.key`.execute(db);
  if (rows.length === 0 || rows[0]!.served < least) return null;
  return Object.fromEntries(rows.map((row) => [row.name, row.value])) as Record<TermName, number>;
}

export type Slate = {
  readonly seed: number;
  readonly startedAt: Date;
  readonly videoIds: readonly Id<'video'>[];
};

export async function keepSlate(
  db: Db,
  slateId: string,
  { seed, startedAt, videoIds }: Slate,
): Promise<void> {
  await sql`insert into distribution.slates (slate_id, seed, started_at, video_ids)
    values (${slateId}, ${seed}, ${startedAt}, ${[...videoIds]}::uuid[])`.execute(db);
}

export async function slateOf(db: Db, slateId: string): Promise<Slate | undefined> {
  const { rows } = await sql<Slate>`
    select seed, started_at as "startedAt", video_ids as "videoIds" from distribution.slates where slate_id = ${slateId}`.execute(
    db,
  );
  return rows[0];
}

/** Drops what is older; returns how many rows, at most `limit` of each. */
export async function dropOld(
  db: Db,
  { slates, impressions }: { slates: Date; impressions: Date },
  limit: number,
) {
  const gone = await Promise.all([
    sql`delete from distribution.slates where slate_id in (
      select slate_id from distribution.slates where started_at < ${slates} order by started_at limit ${limit})`.execute(
      db,
    ),
    sql`delete from distribution.impressions where impression_id in (
      select impression_id from distribution.impressions where served_at < ${impressions} order by served_at limit ${limit})`.execute(
      db,
    ),
  ]);
  return Math.max(...gone.map(({ numAffectedRows }) => Number(numAffectedRows ?? 0n)));
}
