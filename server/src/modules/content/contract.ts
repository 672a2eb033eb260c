import {
  anyone,
  Bilingual,
  contract,
  Count,
  creator,
  cursorQuery,
  IdOf,
  Instant,
  Maybe,
  member,
  Nothing,
  OneOf,
  operator,
  PageOf,
  shop,
  Strict,
  Text,
  Type,
  type Static,
} from '../../platform/contract.ts';
import {
  commentTooSoon,
  creatorNotFound,
  notABuyer,
  reviewedAlready,
  uploadUnusable,
  videoNotEditable,
} from './problems.ts';

export const VideoState = OneOf('processing', 'public', 'private', 'failed', 'taken_down');

const Creator = Strict({
  creatorId: IdOf('creator'),
  name: Bilingual,
  avatarUrl: Maybe(Type.String()),
  following: Type.Boolean(),
});
const Counters = Strict({ likes: Count, comments: Count, saves: Count, shares: Count, plays: Count });

/** A video as anybody sees it. Products come with the feed and the product endpoints, by id. */
export const Video = Strict({
  videoId: IdOf('video'),
  creator: Creator,
  caption: Type.String(),
  topics: Type.Array(Type.String()),
  videoUrl: Type.String({ description: 'MP4, range requests accepted' }),
  posterUrl: Type.String(),
  width: Count,
  height: Count,
  durationMs: Count,
  productIds: Type.Array(IdOf('product')),
  counters: Counters,
  liked: Type.Boolean(),
  saved: Type.Boolean(),
  publishedAt: Instant,
});
export type VideoWire = Static<typeof Video>;

const Comment = Strict({
  commentId: IdOf('comment'),
  author: Strict({ nickname: Type.String(), avatarUrl: Maybe(Type.String()), isCreator: Type.Boolean() }),
  text: Type.String(),
  at: Instant,
  mine: Type.Boolean(),
});

const CreatorPage = Strict({
  creatorId: IdOf('creator'),
  name: Bilingual,
  bio: Bilingual,
  avatarUrl: Maybe(Type.String()),
  followers: Count,
  videos: Count,
  likes: Count,
  following: Type.Boolean(),
});

const MyVideo = Strict({
  videoId: IdOf('video'),
  state: VideoState,
  failure: Maybe(
    Type.String({ description: 'why it could not be processed or was taken down, and what to do' }),
  ),
  caption: Type.String(),
  topics: Type.Array(Type.String()),
  posterUrl: Maybe(Type.String()),
  videoUrl: Maybe(Type.String()),
  durationMs: Maybe(Count),
  productIds: Type.Array(IdOf('product')),
  counters: Counters,
  createdAt: Instant,
  publishedAt: Maybe(Instant),
});

const videoBody = {
  caption: Text(500, 0),
  topics: Type.Array(Text(30), { maxItems: 10 }),
  productIds: Type.Array(IdOf('product'), { maxItems: 6, uniqueItems: true }),
};

const Review = Strict({
  reviewId: IdOf('review'),
  productId: IdOf('product'),
  rating: Type.Integer({ minimum: 1, maximum: 5 }),
  text: Type.String(),
  skuName: Type.String(),
  pictureUrls: Type.Array(Type.String()),
  author: Strict({ nickname: Type.String(), avatarUrl: Maybe(Type.String()) }),
  at: Instant,
  reply: Maybe(Strict({ text: Type.String(), at: Instant })),
});
const ShopReview = Strict({ ...Review.properties, productTitle: Type.String(), orderId: IdOf('order') });

const videoParams = Strict({ videoId: IdOf('video') });
const creatorParams = Strict({ creatorId: IdOf('creator') });
const pageQuery = Strict({ ...cursorQuery });

export const videoContract = contract({
  'GET /videos/:videoId': { summary: 'One public video', access: anyone, params: videoParams, reply: Video },
  'PUT /videos/:videoId/like': { summary: 'Like', access: member, params: videoParams, reply: Counters },
  'DELETE /videos/:videoId/like': {
    summary: 'Take a like back',
    access: member,
    params: videoParams,
    reply: Counters,
  },
  'PUT /videos/:videoId/save': {
    summary: 'Save for later',
    access: member,
    params: videoParams,
    reply: Counters,
  },
  'DELETE /videos/:videoId/save': {
    summary: 'Remove from saved',
    access: member,
    params: videoParams,
    reply: Counters,
  },
  'POST /videos/:videoId/shares': {
    summary: 'Count a share',
    access: anyone,
    params: videoParams,
    reply: Counters,
    limit: { max: 60, windowMs: 60_000 },
  },
  'GET /videos/:videoId/comments': {
    summary: 'Comments, newest first',
    access: anyone,
    params: videoParams,
    query: pageQuery,
    reply: PageOf(Comment),
  },
  'POST /videos/:videoId/comments': {
    summary: 'Comment',
    access: member,
    params: videoParams,
    body: Strict({ text: Text(300) }),
    reply: Comment,
    status: 201,
    limit: { max: 20, windowMs: 60_000 },
    problems: [commentTooSoon],
  },
  'DELETE /videos/:videoId/comments/:commentId': {
    summary: 'Delete a comment of mine, or one below my video',
    access: member,
    params: Strict({ videoId: IdOf('video'), commentId: IdOf('comment') }),
    reply: Nothing,
  },
  'POST /videos/:videoId/reports': {
    summary: 'Report a video',
    access: member,
    params: videoParams,
    status: 202,
    limit: { max: 20, windowMs: 3_600_000 },
    body: Strict({
      reason: OneOf('misleading', 'unsafe', 'copied', 'vulgar', 'other'),
      note: Type.Optional(Text(300, 0)),
    }),
    reply: Strict({ received: Type.Boolean() }),
  },
  'GET /me/liked-videos': {
    summary: 'Videos I like',
    access: member,
    query: pageQuery,
    reply: PageOf(Video),
  },
  'GET /me/saved-videos': {
    summary: 'Videos I saved',
    access: member,
    query: pageQuery,
    reply: PageOf(Video),
  },
});

export const creatorContract = contract({
  'GET /creators/:creatorId': {
    summary: 'A creator',
    access: anyone,
    params: creatorParams,
    reply: CreatorPage,
    problems: [creatorNotFound],
  },
  'GET /creators/:creatorId/videos': {
    summary: 'Public videos of a creator, newest first',
    access: anyone,
    params: creatorParams,
    query: pageQuery,
    reply: PageOf(Video),
  },
  'PUT /creators/:creatorId/follow': {
    summary: 'Follow',
    access: member,
    params: creatorParams,
    reply: CreatorPage,
  },
  'DELETE /creators/:creatorId/follow': {
    summary: 'Stop following',
    access: member,
    params: creatorParams,
    reply: CreatorPage,
  },
  'GET /me/following': {
    summary: 'Creators I follow',
    access: member,
    query: pageQuery,
    reply: PageOf(CreatorPage),
  },
});

export const myVideosContract = contract({
  'POST /me/videos': {
    summary: 'Publish an uploaded video; it is probed, remuxed and gets its poster in the background',
    access: creator,
    status: 201,
    idempotent: true,
    body: Strict({
      uploadId: Text(80),
      ...videoBody,
      posterAtMs: Type.Integer({ minimum: 0, maximum: 600_000 }),
      posterPictureId: Type.Optional(IdOf('picture')),
    }),
    reply: MyVideo,
    problems: [uploadUnusable],
  },
  'GET /me/videos': {
    summary: 'My videos, newest first',
    access: creator,
    query: pageQuery,
    reply: PageOf(MyVideo),
  },
  'GET /me/videos/:videoId': {
    summary: 'One video of mine',
    access: creator,
    params: videoParams,
    reply: MyVideo,
  },
  'PATCH /me/videos/:videoId': {
    summary: 'Change caption, topics, products or visibility',
    access: creator,
    params: videoParams,
    body: Strict({
      caption: Type.Optional(videoBody.caption),
      topics: Type.Optional(videoBody.topics),
      productIds: Type.Optional(videoBody.productIds),
      visibility: Type.Optional(OneOf('public', 'private')),
    }),
    reply: MyVideo,
    problems: [videoNotEditable],
  },
  'DELETE /me/videos/:videoId': {
    summary: 'Delete a video of mine',
    access: creator,
    params: videoParams,
    reply: Nothing,
  },
});

export const videosForReviewContract = contract({
  'GET /operations/videos': {
    summary: 'Videos for review: reported first',
    access: operator('review.content'),
    query: Strict({
      ...cursorQuery,
      state: Type.Optional(VideoState),
      reported: Type.Optional(Type.Boolean()),
    }),
    reply: PageOf(
      Strict({
        ...MyVideo.properties,
        creator: Strict({ creatorId: IdOf('creator'), name: Bilingual }),
        reports: Count,
        reportReasons: Type.Array(Type.String()),
      }),
    ),
  },
  'POST /operations/videos/:videoId/takedown': {
    summary: 'Take a video down, with a reason its creator sees',
    access: operator('review.content'),
    params: videoParams,
    body: Strict({ reason: Text(300) }),
    reply: Nothing,
  },
  'POST /operations/videos/:videoId/restoration': {
    summary: 'Put a video back',
    access: operator('review.content'),
    params: videoParams,
    reply: Nothing,
  },
});

export const reviewContract = contract({
  'POST /reviews': {
    summary: 'Review something I received',
    access: member,
    status: 201,
    idempotent: true,
    body: Strict({
      orderId: IdOf('order'),
      skuId: IdOf('sku'),
      rating: Type.Integer({ minimum: 1, maximum: 5 }),
      text: Text(1_000, 0),
      pictureIds: Type.Array(IdOf('picture'), { maxItems: 9, uniqueItems: true }),
    }),
    reply: Review,
    problems: [notABuyer, reviewedAlready],
  },
  'GET /me/reviews/pending': {
    summary: 'What I received and have not reviewed',
    access: member,
    query: Strict({ ...cursorQuery, orderId: Type.Optional(IdOf('order')) }),
    reply: PageOf(
      Strict({
        orderId: IdOf('order'),
        skuId: IdOf('sku'),
        productId: IdOf('product'),
        title: Type.String(),
        skuName: Type.String(),
        pictureUrl: Maybe(Type.String()),
        receivedAt: Instant,
      }),
    ),
  },
  'GET /products/:productId/reviews': {
    summary: 'Reviews of a product',
    access: anyone,
    params: Strict({ productId: IdOf('product') }),
    query: Strict({
      ...cursorQuery,
      filter: Type.Optional(OneOf('all', 'pictures', 'good', 'middling', 'bad')),
    }),
    reply: Strict({
      items: Type.Array(Review),
      next: Maybe(Type.String()),
      summary: Strict({
        count: Count,
        withPictures: Count,
        good: Count,
        middling: Count,
        bad: Count,
        averageTimes10: Maybe(Count),
      }),
    }),
  },
  'GET /shops/:shopId/reviews': {
    summary: "Reviews of a shop's products, newest first",
    access: shop('shop.read'),
    params: Strict({ shopId: IdOf('shop') }),
    query: Strict({ ...cursorQuery, filter: Type.Optional(OneOf('all', 'unanswered', 'bad')) }),
    reply: PageOf(ShopReview),
  },
  'POST /shops/:shopId/reviews/:reviewId/reply': {
    summary: 'Answer a review, once',
    access: shop('reviews'),
    params: Strict({ shopId: IdOf('shop'), reviewId: IdOf('review') }),
    body: Strict({ text: Text(500) }),
    reply: ShopReview,
  },
});

export const contentContract = {
  ...videoContract,
  ...creatorContract,
  ...myVideosContract,
  ...videosForReviewContract,
  ...reviewContract,
} as const;
