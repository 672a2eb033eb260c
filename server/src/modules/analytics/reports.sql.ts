import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Source } from '../distribution/index.ts';

type Span = { from: string; to: string };
const days = ({ from, to }: Span) =>
  sql`generate_series(${from}::date, ${to}::date, interval '1 day') as d(day)`;

export type ShopDay = {
  day: string;
  orders: number;
  buyers: number;
  gmv_fen: bigint;
  refunded_fen: bigint;
  views: number;
};

/** One row a day, also for days on which nothing happened. */
export async function shopDays(db: Db, shopId: Id<'shop'>, span: Span): Promise<ShopDay[]> {
  const { rows } = await sql<ShopDay>`
    select to_char(d.day, 'YYYY-MM-DD') as day, coalesce(s.orders, 0) as orders, coalesce(s.gmv_fen, 0) as gmv_fen, coalesce(s.refunded_fen, 0) as refunded_fen,
           (select count(*)::int from analytics.day_buyers b where b.shop_id = ${shopId} and b.day = d.day) as buyers,
           (select coalesce(sum(p.views), 0)::int from analytics.product_days p where p.shop_id = ${shopId} and p.day = d.day) as views
    from ${days(span)} left join analytics.shop_days s on s.shop_id = ${shopId} and s.day = d.day order by d.day`.execute(
    db,
  );
  return rows;
}

export type TopProduct = {
  product_id: Id<'product'>;
  orders: number;
  pieces: number;
  gmv_fen: bigint;
  views: number;
};

export async function topProducts(
  db: Db,
  shopId: Id<'shop'>,
  span: Span,
  limit: number,
): Promise<TopProduct[]> {
  const { rows } = await sql<TopProduct>`
    select product_id, sum(orders)::int as orders, sum(pieces)::int as pieces, sum(gmv_fen)::bigint as gmv_fen, sum(views)::int as views
    from analytics.product_days where shop_id = ${shopId} and day between ${span.from} and ${span.to}
    group by product_id order by gmv_fen desc, product_id limit ${limit}`.execute(db);
  return rows;
}

export type VideoDay = {
  day: string;
  exposures: number;
  plays: number;
  completes: number;
  product_clicks: number;
  orders: number;
  gmv_fen: bigint;
};
const videoSums = sql`coalesce(sum(v.exposures), 0)::int as exposures, coalesce(sum(v.plays), 0)::int as plays, coalesce(sum(v.completes), 0)::int as completes,
  coalesce(sum(v.product_clicks), 0)::int as product_clicks, coalesce(sum(v.orders), 0)::int as orders, coalesce(sum(v.gmv_fen), 0)::bigint as gmv_fen`;

export async function videoDays(
  db: Db,
  of: { video_id: Id<'video'> } | { creator_id: Id<'creator'> },
  span: Span,
): Promise<VideoDay[]> {
  const whose = 'video_id' in of ? sql`v.video_id = ${of.video_id}` : sql`v.creator_id = ${of.creator_id}`;
  const { rows } = await sql<VideoDay>`
    select to_char(d.day, 'YYYY-MM-DD') as day, ${videoSums}
    from ${days(span)} left join analytics.video_days v on ${whose} and v.day = d.day group by d.day order by d.day`.execute(
    db,
  );
  return rows;
}

export type TopVideo = Omit<VideoDay, 'day'> & { video_id: Id<'video'> };

/** The videos of a creator, most shown first; one more than asked for says that there are more. */
export async function topVideos(
  db: Db,
  creatorId: Id<'creator'>,
  span: Span,
  after: { exposures: number; videoId: string } | null,
  limit: number,
): Promise<TopVideo[]> {
  const { rows } = await sql<TopVideo>`
    select * from (
      select v.video_id, ${videoSums} from analytics.video_days v where v.creator_id = ${creatorId} and v.day between ${span.from} and ${span.to}
      group by v.video_id) t
    ${after ? sql`where (-exposures, video_id) > (${-after.exposures}::bigint, ${after.videoId}::uuid)` : sql``}
    order by -exposures, video_id limit ${limit + 1}`.execute(db);
  return rows;
}

export async function videoSources(
  db: Db,
  videoId: Id<'video'>,
  span: Span,
): Promise<{ source: Source; exposures: number }[]> {
  const { rows } = await sql<{ source: Source; exposures: number }>`
    select source, sum(exposures)::int as exposures from analytics.video_sources
    where video_id = ${videoId} and day between ${span.from} and ${span.to} group by source order by 2 desc`.execute(
    db,
  );
  return rows;
}

export type MarketDay = {
  day: string;
  orders: number;
  buyers: number;
  gmv_fen: bigint;
  refunded_fen: bigint;
  new_people: number;
  exposures: number;
  plays: number;
};

export async function marketDays(db: Db, span: Span): Promise<MarketDay[]> {
  const { rows } = await sql<MarketDay>`
    select to_char(d.day, 'YYYY-MM-DD') as day, coalesce(s.orders, 0)::int as orders, coalesce(s.gmv_fen, 0)::bigint as gmv_fen,
           coalesce(s.refunded_fen, 0)::bigint as refunded_fen, coalesce(b.buyers, 0)::int as buyers, coalesce(m.new_people, 0) as new_people,
           coalesce(v.exposures, 0)::int as exposures, coalesce(v.plays, 0)::int as plays
    from ${days(span)}
    left join (select day, sum(orders) as orders, sum(gmv_fen) as gmv_fen, sum(refunded_fen) as refunded_fen from analytics.shop_days group by day) s on s.day = d.day
    left join (select day, count(distinct buyer_id) as buyers from analytics.day_buyers group by day) b on b.day = d.day
    left join (select day, sum(exposures) as exposures, sum(plays) as plays from analytics.video_days group by day) v on v.day = d.day
    left join analytics.market_days m on m.day = d.day order by d.day`.execute(db);
  return rows;
}

export async function topShops(
  db: Db,
  span: Span,
  limit: number,
): Promise<{ shop_id: Id<'shop'>; orders: number; gmv_fen: bigint }[]> {
  const { rows } = await sql<{ shop_id: Id<'shop'>; orders: number; gmv_fen: bigint }>`
    select shop_id, sum(orders)::int as orders, sum(gmv_fen)::bigint as gmv_fen from analytics.shop_days
    where day between ${span.from} and ${span.to} group by shop_id order by gmv_fen desc, shop_id limit ${limit}`.execute(
    db,
  );
  return rows;
}
