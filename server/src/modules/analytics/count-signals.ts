import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { fromWire, type Id } from '../../platform/ids.ts';
import { productCards } from '../catalog/index.ts';
import { publicVideosByIds } from '../content/index.ts';
import { sourcesOf } from '../distribution/index.ts';
import {
  addProductDays,
  addSources,
  addVideoDays,
  takeSignals,
  type QueuedSignal,
  type VideoDayDelta,
} from './analytics.sql.ts';
import { addParts, partAt, type Part } from './day-parts.sql.ts';
import { dayOf } from './signal.ts';

const batch = 2_000;
const column = {
  exposure: 'exposures',
  play: 'plays',
  complete: 'completes',
  product_click: 'product_clicks',
} as const;

/** Counts waiting signals into their days and tells ranking and content; returns whether more may be waiting. */
export async function countSignals(tx: Tx): Promise<number> {
  const signals = await takeSignals(tx, batch);
  if (signals.length === 0) return 0;
  const videoDays = await countVideos(tx, signals);
  await countProductViews(tx, signals);
  await tell(tx, videoDays);
  return signals.length === batch ? 1 : 0;
}

async function countVideos(tx: Tx, signals: readonly QueuedSignal[]): Promise<VideoDayDelta[]> {
  const served = await sourcesOf(
    tx,
    signals.flatMap(({ impression_id }) => impression_id ?? []),
  );
  const named = await publicVideosByIds(tx, unique(signals.flatMap(({ video_id }) => video_id ?? [])));
  const creators = new Map(named.map(({ video_id, creator_id }) => [video_id, creator_id]));
  const videos = new Map<string, VideoDayDelta>();
  const parts: Part[] = [];
  const sources = new Map<string, { video_id: string; day: string; source: string; exposures: number }>();
  for (const { kind, impression_id, video_id, at } of signals) {
    if (!(kind in column)) continue;
    const impression = impression_id ? served.get(impression_id) : undefined;
    const videoId = impression?.videoId ?? video_id;
    const creatorId = impression?.creatorId ?? (videoId ? creators.get(videoId) : undefined);
    if (!videoId || !creatorId) continue;
    const day = dayOf(at);
    const key = `${videoId} ${day}`;
    const row = videos.get(key) ?? {
      video_id: videoId,
      creator_id: creatorId,
      day,
      exposures: 0,
      plays: 0,
      completes: 0,
      product_clicks: 0,
      orders: 0,
      gmv_fen: '0',
    };
    row[column[kind as keyof typeof column]]++;
    if (kind !== 'complete')
      parts.push({
        kind: 'creator',
        subject: creatorId,
        ...partAt(at),
        [column[kind as keyof typeof column]]: 1,
      });
    videos.set(key, row);
    if (kind === 'exposure' && impression) {
      const from = sources.get(`${key} ${impression.source}`) ?? {
        video_id: videoId,
        day,
        source: impression.source,
        exposures: 0,
      };
      from.exposures++;
      sources.set(`${key} ${impression.source}`, from);
    }
  }
  await addVideoDays(tx, [...videos.values()]);
  await addSources(tx, [...sources.values()]);
  await addParts(tx, parts);
  return [...videos.values()];
}

async function countProductViews(tx: Tx, signals: readonly QueuedSignal[]): Promise<void> {
  const views = signals.filter(({ kind, product_id }) => kind === 'product_view' && product_id);
  if (views.length === 0) return;
  const shops = await shopsOfProducts(tx, unique(views.map(({ product_id }) => product_id!)));
  const parts: Part[] = [];
  const counted = new Map<
    string,
    {
      product_id: string;
      shop_id: string;
      day: string;
      views: number;
      orders: number;
      pieces: number;
      gmv_fen: string;
    }
  >();
  for (const { product_id, at } of views) {
    const shop_id = shops.get(product_id!);
    if (!shop_id) continue;
    const day = dayOf(at);
    const row = counted.get(`${product_id} ${day}`) ?? {
      product_id: product_id!,
      shop_id,
      day,
      views: 0,
      orders: 0,
      pieces: 0,
      gmv_fen: '0',
    };
    row.views++;
    parts.push({ kind: 'shop', subject: shop_id, ...partAt(at), views: 1 });
    counted.set(`${product_id} ${day}`, row);
  }
  await addProductDays(tx, [...counted.values()]);
  await addParts(tx, parts);
}

async function shopsOfProducts(tx: Tx, ids: readonly Id<'product'>[]): Promise<Map<string, Id<'shop'>>> {
  const cards = await productCards(tx, ids);
  return new Map([...cards].map(([id, card]) => [id, fromWire('shop', card.shopId)]));
}

async function tell(tx: Tx, rows: readonly VideoDayDelta[]): Promise<void> {
  const videos: Record<
    string,
    { exposures: number; plays: number; completes: number; productClicks: number }
  > = {};
  for (const row of rows) {
    const sum = (videos[row.video_id] ??= { exposures: 0, plays: 0, completes: 0, productClicks: 0 });
    sum.exposures += row.exposures;
    sum.plays += row.plays;
    sum.completes += row.completes;
    sum.productClicks += row.product_clicks;
  }
  if (rows.length === 0) return;
  await publish(tx, 'analytics.signals_counted', { videos });
  const counts = Object.fromEntries(
    Object.entries(videos)
      .filter(([, v]) => v.plays > 0)
      .map(([id, v]) => [id, v.plays]),
  );
  if (Object.keys(counts).length > 0) await publish(tx, 'analytics.plays_counted', { counts });
}

const unique = <T>(values: readonly T[]) => [...new Set(values)];
