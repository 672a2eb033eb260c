import {
  anyone,
  contract,
  Count,
  cursorQuery,
  IdOf,
  Instant,
  Maybe,
  member,
  OneOf,
  PageOf,
  shop,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { notABuyer, reviewedAlready } from './problems.ts';

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
export const ShopReview = Strict({
  ...Review.properties,
  productTitle: Type.String(),
  orderId: IdOf('order'),
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
