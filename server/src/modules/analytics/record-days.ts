import { day, later, now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { addProductDays, addSources, addVideoDays } from './analytics.sql.ts';
import { addParts, spread } from './day-parts.sql.ts';
import { dayOf } from './signal.ts';

/** How long parts of days are kept: they are compared with the same day last week. */
export const keptDays = 9;

type VideoDay = {
  videoId: Id<'video'>;
  creatorId: Id<'creator'>;
  day: string;
  exposures: number;
  plays: number;
  completes: number;
  productClicks: number;
};
type ProductDay = { productId: Id<'product'>; shopId: Id<'shop'>; day: string; views: number };

/** Takes figures that were counted elsewhere, such as before a migration, and tells ranking and content of them. */
export async function recordVideoDays(tx: Tx, days: readonly VideoDay[]): Promise<void> {
  await addVideoDays(
    tx,
    days.map((d) => ({
      video_id: d.videoId,
      creator_id: d.creatorId,
      day: d.day,
      exposures: d.exposures,
      plays: d.plays,
      completes: d.completes,
      product_clicks: d.productClicks,
      orders: 0,
      gmv_fen: '0',
    })),
  );
  await addSources(tx, days.flatMap(sourcesOf));
  const since = dayOf(later(now(), -keptDays * day));
  await addParts(
    tx,
    days
      .filter((d) => d.day >= since)
      .flatMap((d) =>
        spread(d.day, { exposures: d.exposures, plays: d.plays, product_clicks: d.productClicks }).map(
          (part) => ({
            kind: 'creator' as const,
            subject: d.creatorId,
            ...part,
          }),
        ),
      ),
  );
  await tellVideos(tx, days);
}

/** Exposures before sources were kept: new films are shown as fresh for their first days, later as popular. */
function sourcesOf({ videoId, day, exposures }: VideoDay, n: number, all: readonly VideoDay[]) {
  const age = all.slice(0, n).filter((each) => each.videoId === videoId).length;
  const fresh = Math.round(exposures * Math.max(0.1, 0.8 - 0.2 * age));
  const following = Math.round((exposures - fresh) * 0.3);
  const split = { fresh, following, popular: exposures - fresh - following };
  return Object.entries(split).flatMap(([source, count]) =>
    count > 0 ? { video_id: videoId, day, source, exposures: count } : [],
  );
}

async function tellVideos(tx: Tx, days: readonly VideoDay[]): Promise<void> {
  const videos: Record<
    string,
    { exposures: number; plays: number; completes: number; productClicks: number }
  > = {};
  for (const { videoId, exposures, plays, completes, productClicks } of days) {
    const sum = (videos[videoId] ??= { exposures: 0, plays: 0, completes: 0, productClicks: 0 });
    sum.exposures += exposures;
    sum.plays += plays;
    sum.completes += completes;
    sum.productClicks += productClicks;
  }
  await publish(tx, 'analytics.signals_counted', { videos });
  await publish(tx, 'analytics.plays_counted', {
    counts: Object.fromEntries(Object.entries(videos).map(([id, { plays }]) => [id, plays])),
  });
}

export async function recordProductViews(tx: Tx, days: readonly ProductDay[]): Promise<void> {
  await addProductDays(
    tx,
    days.map((d) => ({
      product_id: d.productId,
      shop_id: d.shopId,
      day: d.day,
      views: d.views,
      orders: 0,
      pieces: 0,
      gmv_fen: '0',
    })),
  );
  const since = dayOf(later(now(), -keptDays * day));
  await addParts(
    tx,
    days
      .filter((d) => d.day >= since)
      .flatMap((d) =>
        spread(d.day, { views: d.views }).map((part) => ({
          kind: 'shop' as const,
          subject: d.shopId,
          ...part,
        })),
      ),
  );
}
