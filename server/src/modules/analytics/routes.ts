import { routes } from '../../platform/endpoint.ts';
import { fromWire, toWire } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { now } from '../../platform/clock.ts';
import { idNotFound } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { productCards } from '../catalog/index.ts';
import { shopsByIds } from '../identity/index.ts';
import { averageTerms, termWords, type TermName } from '../distribution/index.ts';
import { ownVideo } from '../content/index.ts';
import { analyticsContract } from './contract.ts';
import { queueSignals } from './analytics.sql.ts';
import { figureOf, ofVideo, totalsOf } from './figures.ts';
import {
  marketDays,
  shopDays,
  topProducts,
  topShops,
  topVideos,
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
/** Figures are compared with yesterday and the same day last week, so at least eight days are read. */
const atLeastEight = (count = 30) => spanOf(Math.max(count, 8));

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
  'GET /shops/:shopId/dashboard': async ({ db, shopId, query }) => {
    const span = spanOf(query.days);
    const [all, top] = await Promise.all([
      shopDays(db, shopId, atLeastEight(query.days)),
      topProducts(db, shopId, span, most),
    ]);
    const titles = await productCards(
      db,
      top.map((row) => row.product_id),
    );
    const shown = all.filter(({ day }) => day >= span.from);
    const orders = shown.reduce((sum, row) => sum + row.orders, 0);
    const views = shown.reduce((sum, row) => sum + row.views, 0);
    return {
      gmvFen: figureOf(all, (row) => fenOut(row.gmv_fen)),
      orders: figureOf(all, (row) => row.orders),
      buyers: figureOf(all, (row) => row.buyers),
      views: figureOf(all, (row) => row.views),
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
        title: titles.get(row.product_id)?.title ?? '',
        orders: row.orders,
        pieces: row.pieces,
        gmvFen: fenOut(row.gmv_fen),
        views: row.views,
      })),
    };
  },
  'GET /me/creator-dashboard': async ({ db, creatorId, query }) => {
    const span = spanOf(query.days);
    const [all, top] = await Promise.all([
      videoDays(db, { creator_id: creatorId }, atLeastEight(query.days)),
      topVideos(db, creatorId, span, most),
    ]);
    return {
      exposures: figureOf(all, (row) => row.exposures),
      plays: figureOf(all, (row) => row.plays),
      productClicks: figureOf(all, (row) => row.product_clicks),
      orders: figureOf(all, (row) => row.orders),
      gmvFen: figureOf(all, (row) => fenOut(row.gmv_fen)),
      days: all.filter(({ day }) => day >= span.from).map((row) => ({ day: row.day, ...ofVideo(row) })),
      topVideos: top.map((row) => ({ videoId: toWire('video', row.video_id), totals: totalsOf([row]) })),
    };
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
    const [all, shops] = await Promise.all([
      marketDays(db, atLeastEight(query.days)),
      topShops(db, span, most),
    ]);
    const names = await shopsByIds(
      db,
      shops.map((row) => row.shop_id),
    );
    const shown = all.filter(({ day }) => day >= span.from);
    const gmv = shown.reduce((sum, row) => sum + row.gmv_fen, 0n);
    const plays = shown.reduce((sum, row) => sum + row.plays, 0);
    const gpm = gpmFen(gmv, plays);
    return {
      gmvFen: figureOf(all, (row) => fenOut(row.gmv_fen)),
      orders: figureOf(all, (row) => row.orders),
      buyers: figureOf(all, (row) => row.buyers),
      newPeople: figureOf(all, (row) => row.new_people),
      exposures: figureOf(all, (row) => row.exposures),
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
