import {
  anyone,
  contract,
  cursorQuery,
  IdOf,
  Maybe,
  OneOf,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { ProductCard } from '../catalog/index.ts';
import { Video } from '../content/index.ts';

const ShownProduct = Strict({
  ...ProductCard.properties,
  attributionToken: Type.String({
    description: 'send it with the cart line, so that the sale finds its video',
  }),
});
/** How a browser without a session names itself, so that what it hides stays hidden. */
const visitor = Type.Optional(Text(64, 8));

/** One term of the ranking; all terms of an item add up to its score. */
const Term = Strict({ name: Type.String(), value: Type.Number(), words: Type.String() });

const FeedItem = Strict({
  impressionId: IdOf('impression'),
  video: Video,
  products: Type.Array(ShownProduct),
  source: OneOf('following', 'interest', 'popular', 'fresh'),
  reasons: Type.Array(Type.String(), { description: "why this is shown, in the caller's language" }),
  score: Type.Number(),
  terms: Type.Array(Term),
});

export const distributionContract = contract({
  'GET /feed': {
    summary: 'Videos for me, ranked, each with its reasons; never the same one twice in a session',
    access: anyone,
    query: Strict({
      ...cursorQuery,
      tab: Type.Optional(OneOf('recommend', 'following')),
      startWith: Type.Optional(IdOf('video')),
      visitor,
    }),
    reply: Strict({ items: Type.Array(FeedItem), next: Maybe(Type.String()) }),
  },
  'POST /feed/feedback': {
    summary: 'Say that a video is not for me, or take that back',
    access: anyone,
    body: Strict({ videoId: IdOf('video'), kind: OneOf('not_interested', 'undo'), visitor }),
    reply: Strict({ received: Type.Boolean() }),
    limit: { max: 60, windowMs: 60_000 },
  },
});
