import {
  Bilingual,
  contract,
  Count,
  cursorQuery,
  IdOf,
  Instant,
  Maybe,
  Nothing,
  OneOf,
  operator,
  PageOf,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { MyVideo, VideoState } from './my-videos.contract.ts';
import { ownReview } from './problems.ts';
import { ShopReview } from './review.contract.ts';

const ReviewedVideo = Strict({
  ...MyVideo.properties,
  creator: Strict({ creatorId: IdOf('creator'), name: Bilingual }),
  reports: Count,
  reportReasons: Type.Array(Type.String()),
});
const ModeratedReview = Strict({
  ...ShopReview.properties,
  shop: Strict({ shopId: IdOf('shop'), name: Bilingual }),
  buyerId: IdOf('person'),
  hidden: Maybe(
    Strict({
      at: Instant,
      by: Maybe(Type.String({ description: 'the operator' })),
      reason: Maybe(Type.String()),
    }),
  ),
});
const videoParams = Strict({ videoId: IdOf('video') });
const reviewParams = Strict({ reviewId: IdOf('review') });

export const moderationContract = contract({
  'GET /operations/videos': {
    summary: 'Videos for review: reported first',
    access: operator('review.content'),
    query: Strict({
      ...cursorQuery,
      state: Type.Optional(VideoState),
      reported: Type.Optional(Type.Boolean()),
    }),
    reply: PageOf(ReviewedVideo),
  },
  'GET /operations/videos/:videoId': {
    summary: 'One video, with what was said against it',
    access: operator('review.content'),
    params: videoParams,
    reply: ReviewedVideo,
  },
  'POST /operations/videos/:videoId/reports/dismissal': {
    summary: 'Find the reports of a video harmless: it leaves the queue and stays public',
    access: operator('review.content'),
    params: videoParams,
    reply: ReviewedVideo,
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
  'GET /operations/reviews': {
    summary: 'Reviews of all shops, hidden ones too, newest first',
    access: operator('review.content'),
    query: Strict({
      ...cursorQuery,
      state: Type.Optional(OneOf('shown', 'hidden')),
      filter: Type.Optional(OneOf('pictures', 'good', 'middling', 'bad')),
      shop: Type.Optional(IdOf('shop')),
      q: Type.Optional(Text(60)),
    }),
    reply: PageOf(ModeratedReview),
  },
  'GET /operations/reviews/:reviewId': {
    summary: 'One review, hidden or not',
    access: operator('review.content'),
    params: reviewParams,
    reply: ModeratedReview,
  },
  'POST /operations/reviews/:reviewId/hiding': {
    summary: 'Hide a review that breaks the rules; it no longer counts for the product and the shop',
    access: operator('review.content'),
    params: reviewParams,
    body: Strict({ reason: Text(300) }),
    reply: Nothing,
    problems: [ownReview],
  },
  'DELETE /operations/reviews/:reviewId/hiding': {
    summary: 'Show a hidden review again',
    access: operator('review.content'),
    params: reviewParams,
    reply: Nothing,
    problems: [ownReview],
  },
});
