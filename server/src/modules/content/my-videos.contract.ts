import {
  contract,
  Count,
  creator,
  cursorQuery,
  IdOf,
  Instant,
  Maybe,
  Nothing,
  OneOf,
  PageOf,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { uploadUnusable, videoNotEditable } from './problems.ts';
import { Counters } from './video.contract.ts';

export const VideoState = OneOf('processing', 'public', 'private', 'failed', 'taken_down');

export const MyVideo = Strict({
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

const videoParams = Strict({ videoId: IdOf('video') });
const pageQuery = Strict({ ...cursorQuery });

export const myVideosContract = contract({
  'POST /me/videos': {
    summary: 'Publish an uploaded video; it is probed, remuxed and gets its poster in the background',
    access: creator,
    status: 201,
    idempotent: true,
    limit: { max: 30, windowMs: 3_600_000 },
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
