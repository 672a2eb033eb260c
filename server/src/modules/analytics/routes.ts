import { routes } from '../../platform/endpoint.ts';
import { fromWire, toWire } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { now } from '../../platform/clock.ts';
import { idNotFound } from '../../platform/ids.ts';
import { cursorIn, integerIn, page, uuidIn } from '../../platform/paging.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { productCards } from '../catalog/index.ts';
import { shopsByIds } from '../identity/index.ts';
import { averageTerms, termWords, type TermName } from '../distribution/index.ts';
import { ownVideo } from '../content/index.ts';
import { analyticsContract } from './contract.ts';
import { queueSignals } from './analytics.sql.ts';
import { buyersUntilNow, untilNow } from './day-parts.sql.ts';
import { comparedDays, figureOf, ofVideo, totalsOf } from './figures.ts';
import {
  marketDays,
  shopDays,
  topProducts,
  topShops,
  topVideos,
  type TopVideo,
  videoDays,
  videoSources,
} from './reports.sql.ts';
import { dayOf, daysUpTo, gpmFen, markOf, plausible, type Signal } from './signal.ts';

const leastForTerms = 1;
const most = 10;

function spanOf(count = 30) {
  const days = daysUpTo(dayOf(now()), count);
  return { from: days[0]!, to: days.at(-1)! };
}

const videoTotals = (row: TopVideo) => ({ videoId: toWire('video', row.video_id), totals: totalsOf([row]) });

export const analyticsRoutes = routes(analyticsContract, {
  'POST /signals': async ({ tx, body: { visitor, signals } }) => {
    const time = now();
    const believed = signals
      .map((s): Signal => ({
        kind: s.kind,
        impressionId: s.impressionId ? fromWire('impression', s.impressionId) : null,
        videoId: s.videoId ? fromWire('video', s.videoId) : null,
        productId: s.productId ? fromWire('product', s.productId) : null,
        at: new Date(s.at),
      }))
      .filter(({ at }) => plausible(at, time));
    const marked = believed.map((signal) => ({ ...signal, mark: markOf(visitor, signal) }));
    return { taken: await queueSignals(tx, dayOf(time), marked) };
  },
  'GET /shops/:shopId/dashboard': async ({ db, shopId, query, locale }) => {
    const span = spanOf(query.days);
    const compared = comparedDays(span.to);
    const [shown, top, until, buyers] = await Promise.all([
      shopDays(db, shopId, span),
      topProducts(db, shopId, span, most),
      untilNow(db, compared, 'shop', shopId),
      buyersUntilNow(db, compared, shopId),
    ]);
    const today = shown.at(-1)!;
    const cards = await productCards(
      db,
      top.map((row) => row.product_id),
    );
    const orders = shown.reduce((sum, row) => sum + row.orders, 0);
    const views = shown.reduce((sum, row) => sum + row.views, 0);
    return {
      gmvFen: figureOf(fenOut(today.gmv_fen), compared, until, (of) => of.gmv_fen),
      orders: figureOf(today.orders, compared, until, (of) => of.orders),
      buyers: figureOf(today.buyers, compared, buyers, (count) => count),
      views: figureOf(today.views, compared, until, (of) => of.views),
      conversionBps: views === 0 ? null : Math.min(10_000, Math.round((orders * 10_000) / views)),
      days: shown.map(({ day, orders: sold, buyers, gmv_fen, refunded_fen, views: seen }) => ({
        day,
        orders: sold,
        buyers,
        gmvFen: fenOut(gmv_fen),
        refundedFen: fenOut(refunded_fen),
        views: seen,
      })),
      topProducts: top.map((row) => ({
        productId: toWire('product', row.product_id),
        title: titleIn(cards.get(row.product_id), locale),
        orders: row.orders,
        pieces: row.pieces,
        gmvFen: fenOut(row.gmv_fen),
        views: row.views,
      })),
    };
  },
  'GET /me/creator-dashboard': async ({ db, creatorId, query }) => {
    const span = spanOf(query.days);
    const compared = comparedDays(span.to);
    const [days, top, until] = await Promise.all([
      videoDays(db, { creator_id: creatorId }, span),
      topVideos(db, creatorId, span, null, most),
      untilNow(db, compared, 'creator', creatorId),
    ]);
    const today = days.at(-1)!;
    return {
      exposures: figureOf(today.exposures, compared, until, (of) => of.exposures),
      plays: figureOf(today.plays, compared, until, (of) => of.plays),
      productClicks: figureOf(today.product_clicks, compared, until, (of) => of.product_clicks),
      orders: figureOf(today.orders, compared, until, (of) => of.orders),
      gmvFen: figureOf(fenOut(today.gmv_fen), compared, until, (of) => of.gmv_fen),
      days: days.map((row) => ({ day: row.day, ...ofVideo(row) })),
      topVideos: top.slice(0, most).map(videoTotals),
    };
  },
  'GET /me/creator-dashboard/videos': async ({ db, creatorId, query: { days, cursor, limit = 20 } }) => {
    const key = cursorIn(cursor, 2);
    const after = key && { exposures: integerIn(key[0]), videoId: uuidIn(key[1]) };
    const rows = await topVideos(db, creatorId, spanOf(days), after, limit);
    return page(rows, limit, videoTotals, (row) => [row.exposures, row.video_id]);
  },
  'GET /me/videos/:videoId/traffic': async ({ db, creatorId, params, query, locale }) => {
    const videoId = fromWire('video', params.videoId);
    if (!(await ownVideo(db, creatorId, videoId))) throw new Problem(idNotFound);
    const span = spanOf(query.days);
    const since = new Date(`${span.from}T00:00:00+08:00`);
    const [days, sources, terms] = await Promise.all([
      videoDays(db, { video_id: videoId }, span),
      videoSources(db, videoId, span),
      averageTerms(db, videoId, since, leastForTerms),
    ]);
    const words = (Object.entries(terms ?? {}) as [TermName, number][]).map(([name, value]) => ({
      name,
      value,
      words: termWords[name][locale],
    }));
    return {
      totals: totalsOf(days),
      days: days.map((row) => ({ day: row.day, ...ofVideo(row) })),
      sources,
      score: terms && { total: words.reduce((sum, { value }) => sum + value, 0), terms: words },
    };
  },
  'GET /operations/dashboard': async ({ db, query }) => {
    const span = spanOf(query.days);
    const compared = comparedDays(span.to);
    const [shown, shops, sold, watched, joined, buyers] = await Promise.all([
      marketDays(db, span),
      topShops(db, span, most),
      untilNow(db, compared, 'shop', null),
      untilNow(db, compared, 'creator', null),
      untilNow(db, compared, 'market', null),
      buyersUntilNow(db, compared, null),
    ]);
    const today = shown.at(-1)!;
    const names = await shopsByIds(
      db,
      shops.map((row) => row.shop_id),
    );
    const gmv = shown.reduce((sum, row) => sum + row.gmv_fen, 0n);
    const plays = shown.reduce((sum, row) => sum + row.plays, 0);
    const gpm = gpmFen(gmv, plays);
    return {
      gmvFen: figureOf(fenOut(today.gmv_fen), compared, sold, (of) => of.gmv_fen),
      orders: figureOf(today.orders, compared, sold, (of) => of.orders),
      buyers: figureOf(today.buyers, compared, buyers, (count) => count),
      newPeople: figureOf(today.new_people, compared, joined, (of) => of.new_people),
      exposures: figureOf(today.exposures, compared, watched, (of) => of.exposures),
      gpmFen: gpm === null ? null : fenOut(gpm),
      days: shown.map(
        ({ day, orders, buyers, gmv_fen, refunded_fen, new_people, exposures, plays: played }) => ({
          day,
          orders,
          buyers,
          gmvFen: fenOut(gmv_fen),
          refundedFen: fenOut(refunded_fen),
          newPeople: new_people,
          exposures,
          plays: played,
        }),
      ),
      topShops: shops.map((row) => ({
        shopId: toWire('shop', row.shop_id),
        name: names.get(row.shop_id)?.name ?? { zh: '', en: '' },
        orders: row.orders,
        gmvFen: fenOut(row.gmv_fen),
      })),
    };
  },
});

const titleIn = (card: { title: string; titleEn: string | null } | undefined, locale: Locale): string =>
  (locale === 'en' ? card?.titleEn : null) ?? card?.title ?? '';
