import {
  anyone,
  Bilingual,
  contract,
  Count,
  creator,
  cursorQuery,
  Fen,
  IdOf,
  Maybe,
  OneOf,
  operator,
  PageOf,
  shop,
  SignedFen,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';

const Signal = Strict({
  kind: OneOf('exposure', 'play', 'complete', 'product_click', 'product_view'),
  impressionId: Type.Optional(IdOf('impression')),
  videoId: Type.Optional(IdOf('video')),
  productId: Type.Optional(IdOf('product')),
  playedMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 3_600_000 })),
  at: Type.String({ format: 'date-time' }),
});

/** A figure with what it is compared with: the other days until this time of the day. */
const Figure = Strict({ today: SignedFen, yesterday: Maybe(SignedFen), lastWeek: Maybe(SignedFen) });
const ShopDay = Strict({
  day: Type.String({ description: 'YYYY-MM-DD, Asia/Shanghai' }),
  orders: Count,
  buyers: Count,
  gmvFen: Fen,
  refundedFen: Fen,
  views: Count,
});
const days = Strict({
  days: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 90, description: 'how many days back, default 30' }),
  ),
});
const shopParams = Strict({ shopId: IdOf('shop') });

const Source = Strict({ source: OneOf('following', 'interest', 'popular', 'fresh'), exposures: Count });
const VideoDay = Strict({
  day: Type.String(),
  exposures: Count,
  plays: Count,
  completes: Count,
  productClicks: Count,
  orders: Count,
  gmvFen: Fen,
});
const VideoTotals = Strict({
  exposures: Count,
  plays: Count,
  completes: Count,
  productClicks: Count,
  orders: Count,
  gmvFen: Fen,
  gpmFen: Maybe(Fen),
});

export const analyticsContract = contract({
  'POST /signals': {
    summary: 'What was seen, played and clicked, in batches; counted at most once each',
    access: anyone,
    body: Strict({ visitor: Text(64, 8), signals: Type.Array(Signal, { minItems: 1, maxItems: 100 }) }),
    reply: Strict({ taken: Count }),
    status: 202,
    limit: { max: 240, windowMs: 60_000 },
  },
  'GET /shops/:shopId/dashboard': {
    summary: 'What needs the shop now, and how it sells',
    access: shop('shop.read'),
    params: shopParams,
    query: days,
    reply: Strict({
      gmvFen: Figure,
      orders: Figure,
      buyers: Figure,
      views: Figure,
      conversionBps: Maybe(
        Type.Integer({ description: 'orders / product views of the period, basis points' }),
      ),
      days: Type.Array(ShopDay),
      topProducts: Type.Array(
        Strict({
          productId: IdOf('product'),
          title: Type.String(),
          orders: Count,
          pieces: Count,
          gmvFen: Fen,
          views: Count,
        }),
      ),
    }),
  },
  'GET /me/creator-dashboard': {
    summary: 'How my videos do',
    access: creator,
    query: days,
    reply: Strict({
      exposures: Figure,
      plays: Figure,
      productClicks: Figure,
      orders: Figure,
      gmvFen: Figure,
      days: Type.Array(VideoDay),
      topVideos: Type.Array(Strict({ videoId: IdOf('video'), totals: VideoTotals })),
    }),
  },
  'GET /me/creator-dashboard/videos': {
    summary: 'All my videos with their figures of the period, most shown first',
    access: creator,
    query: Strict({ ...days.properties, ...cursorQuery }),
    reply: PageOf(Strict({ videoId: IdOf('video'), totals: VideoTotals })),
  },
  'GET /me/videos/:videoId/traffic': {
    summary:
      'Why this video got its traffic: exposures by source, the average terms of its score, what it sold',
    access: creator,
    params: Strict({ videoId: IdOf('video') }),
    query: days,
    reply: Strict({
      totals: VideoTotals,
      days: Type.Array(VideoDay),
      sources: Type.Array(Source),
      score: Maybe(
        Strict({
          total: Type.Number(),
          terms: Type.Array(Strict({ name: Type.String(), value: Type.Number(), words: Type.String() })),
        }),
      ),
    }),
  },
  'GET /operations/dashboard': {
    summary: 'The marketplace today',
    access: operator('data'),
    query: days,
    reply: Strict({
      gmvFen: Figure,
      orders: Figure,
      buyers: Figure,
      newPeople: Figure,
      exposures: Figure,
      gpmFen: Maybe(Fen),
      days: Type.Array(
        Strict({
          day: Type.String(),
          orders: Count,
          buyers: Count,
          gmvFen: Fen,
          refundedFen: Fen,
          newPeople: Count,
          exposures: Count,
          plays: Count,
        }),
      ),
      topShops: Type.Array(Strict({ shopId: IdOf('shop'), name: Bilingual, orders: Count, gmvFen: Fen })),
    }),
  },
});
