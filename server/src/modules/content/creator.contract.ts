import {
  anyone,
  Bilingual,
  contract,
  Count,
  cursorQuery,
  IdOf,
  Maybe,
  member,
  PageOf,
  Strict,
  Type,
} from '../../platform/contract.ts';
import { creatorNotFound } from './problems.ts';
import { Video } from './video.contract.ts';

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

const creatorParams = Strict({ creatorId: IdOf('creator') });
const pageQuery = Strict({ ...cursorQuery });

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
