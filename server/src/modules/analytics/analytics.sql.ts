import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Signal } from './signal.ts';

/** Queues the signals whose mark is new; returns how many. */
export async function queueSignals(
  tx: Tx,
  day: string,
  signals: readonly (Signal & { mark: string })[],
): Promise<number> {
  const rows = signals.map((s) => ({
    mark: s.mark,
    kind: s.kind,
    impression_id: s.impressionId,
    video_id: s.videoId,
    product_id: s.productId,
    at: s.at,
  }));
  const { rows: taken } = await sql<{ taken: number }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g(mark text, kind text, impression_id uuid, video_id uuid, product_id uuid, at timestamptz)),
    fresh as (
      insert into analytics.signals_taken (day, mark) select distinct ${day}::date, mark from given order by mark
      on conflict on constraint signals_taken_pk do nothing returning mark),
    queued as (
      insert into analytics.signal_queue (kind, impression_id, video_id, product_id, at)
      select distinct on (g.mark) g.kind, g.impression_id, g.video_id, g.product_id, g.at from given g join fresh f using (mark) returning 1)
    select count(*)::int as taken from queued`.execute(tx);
  return rows.length === 0 ? 0 : taken[0]!.taken;
}

export type QueuedSignal = {
  kind: string;
  impression_id: string | null;
  video_id: Id<'video'> | null;
  product_id: Id<'product'> | null;
  at: Date;
};

export async function takeSignals(tx: Tx, limit: number): Promise<QueuedSignal[]> {
  const { rows } = await sql<QueuedSignal>`
    delete from analytics.signal_queue where signal_id in (
      select signal_id from analytics.signal_queue order by signal_id limit ${limit} for update skip locked)
    returning kind, impression_id, video_id, product_id, at`.execute(tx);
  return rows;
}

export type VideoDayDelta = {
  video_id: string;
  creator_id: string;
  day: string;
  exposures: number;
  plays: number;
  completes: number;
  product_clicks: number;
  orders: number;
  gmv_fen: string;
};

export async function addVideoDays(tx: Tx, rows: readonly VideoDayDelta[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into analytics.video_days as v (video_id, day, creator_id, exposures, plays, completes, product_clicks, orders, gmv_fen)
    select video_id, day, creator_id, exposures, plays, completes, product_clicks, orders, gmv_fen
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(video_id uuid, day date, creator_id uuid, exposures int, plays int, completes int,
      product_clicks int, orders int, gmv_fen bigint)
    order by video_id, day
    on conflict on constraint video_days_pk do update set exposures = v.exposures + excluded.exposures, plays = v.plays + excluded.plays,
      completes = v.completes + excluded.completes, product_clicks = v.product_clicks + excluded.product_clicks,
      orders = v.orders + excluded.orders, gmv_fen = v.gmv_fen + excluded.gmv_fen`.execute(tx);
}

export async function addSources(
  tx: Tx,
  rows: readonly { video_id: string; day: string; source: string; exposures: number }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into analytics.video_sources as v (video_id, day, source, exposures)
    select video_id, day, source, exposures from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(video_id uuid, day date, source text, exposures int)
    order by video_id, day, source
    on conflict on constraint video_sources_pk do update set exposures = v.exposures + excluded.exposures`.execute(
    tx,
  );
}

export type ProductDayDelta = {
  product_id: string;
  shop_id: string;
  day: string;
  views: number;
  orders: number;
  pieces: number;
  gmv_fen: string;
};

export async function addProductDays(tx: Tx, rows: readonly ProductDayDelta[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into analytics.product_days as p (product_id, day, shop_id, views, orders, pieces, gmv_fen)
    select product_id, day, shop_id, views, orders, pieces, gmv_fen
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(product_id uuid, day date, shop_id uuid, views int, orders int, pieces int, gmv_fen bigint)
    order by product_id, day
    on conflict on constraint product_days_pk do update set views = p.views + excluded.views, orders = p.orders + excluded.orders,
      pieces = p.pieces + excluded.pieces, gmv_fen = p.gmv_fen + excluded.gmv_fen`.execute(tx);
}

export async function addSale(
  tx: Tx,
  shopId: string,
  day: string,
  buyerId: string,
  gmvFen: bigint,
  at: Date,
): Promise<void> {
  await sql`
    insert into analytics.shop_days as s (shop_id, day, orders, gmv_fen) values (${shopId}, ${day}, 1, ${gmvFen})
    on conflict on constraint shop_days_pk do update set orders = s.orders + 1, gmv_fen = s.gmv_fen + excluded.gmv_fen`.execute(
    tx,
  );
  await sql`
    insert into analytics.day_buyers (day, shop_id, buyer_id, first_at) values (${day}, ${shopId}, ${buyerId}, ${at})
    on conflict on constraint day_buyers_pk do nothing`.execute(tx);
}

export async function addRefund(tx: Tx, shopId: string, day: string, refundedFen: bigint): Promise<void> {
  await sql`
    insert into analytics.shop_days as s (shop_id, day, refunded_fen) values (${shopId}, ${day}, ${refundedFen})
    on conflict on constraint shop_days_pk do update set refunded_fen = s.refunded_fen + excluded.refunded_fen`.execute(
    tx,
  );
}

export async function addPerson(tx: Tx, day: string): Promise<void> {
  await sql`
    insert into analytics.market_days as m (day, new_people) values (${day}, 1)
    on conflict (day) do update set new_people = m.new_people + 1`.execute(tx);
}

/** Marks older than this can no longer be repeated: the browser's clock would not be believed. */
export async function forgetMarks(db: Db, before: string): Promise<void> {
  await sql`delete from analytics.signals_taken where day < ${before}::date`.execute(db);
}
