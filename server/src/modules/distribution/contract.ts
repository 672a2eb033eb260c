import { anyone, contract, cursorQuery, Fen, IdOf, Maybe, OneOf, Strict, Type } from '../../platform/contract.ts';
import { Video } from '../content/index.ts';

export const ProductCard = Strict({
  productId: IdOf('product'),
  shopId: IdOf('shop'),
  title: Type.String(),
  pictureUrl: Maybe(Type.String()),
  priceFen: Fen,
  compareAtFen: Maybe(Fen),
  soldCount: Type.Integer(),
  inStock: Type.Boolean(),
  attributionToken: Type.String({ description: 'send it with the cart line, so that the sale finds its video' }),
});

/** One term of the ranking; all terms of an item add up to its score. */
const Term = Strict({ name: Type.String(), value: Type.Number(), words: Type.String() });

const FeedItem = Strict({
  impressionId: IdOf('impression'),
  video: Video,
  products: Type.Array(ProductCard),
  source: OneOf('following', 'interest', 'popular', 'fresh', 'shop'),
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
    }),
    reply: Strict({ items: Type.Array(FeedItem), next: Maybe(Type.String()) }),
  },
  'POST /feed/feedback': {
    summary: 'Say that a video is not for me, or take that back',
    access: anyone,
    body: Strict({ videoId: IdOf('video'), kind: OneOf('not_interested', 'undo') }),
    reply: Strict({ received: Type.Boolean() }),
    limit: { max: 60, windowMs: 60_000 },
  },
});
