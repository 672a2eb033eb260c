import {
  anyone,
  Bilingual,
  contract,
  Count,
  cursorQuery,
  IdOf,
  Instant,
  Maybe,
  member,
  Nothing,
  OneOf,
  PageOf,
  Strict,
  Text,
  Type,
  type Static,
} from '../../platform/contract.ts';
import { commentTooSoon } from './problems.ts';

const Creator = Strict({
  creatorId: IdOf('creator'),
  name: Bilingual,
  avatarUrl: Maybe(Type.String()),
  following: Type.Boolean(),
});
export const Counters = Strict({ likes: Count, comments: Count, saves: Count, shares: Count, plays: Count });

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

const videoParams = Strict({ videoId: IdOf('video') });
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
