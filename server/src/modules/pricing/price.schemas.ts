import { Count, Fen, IdOf, Instant, Maybe, Strict, Type } from '../../platform/contract.ts';
import { CouponOffer } from './coupon.schemas.ts';

const Discount = Strict({ id: Type.String(), code: Type.Integer(), name: Type.String(), offFen: Fen });
export const ProductOffers = Strict({
  productId: IdOf('product'),
  skuId: IdOf('sku'),
  listFen: Fen,
  payableFen: Fen,
  strikeFen: Maybe(Fen),
  lowest30DaysFen: Maybe(Fen),
  tag: Maybe(Type.String()),
  steps: Type.Array(Type.String(), { description: 'how the price for one piece is made' }),
  discounts: Type.Array(Discount),
  activities: Type.Array(
    Strict({
      activityId: IdOf('activity'),
      code: Type.Integer(),
      name: Type.String(),
      text: Type.String(),
      startsAt: Instant,
      endsAt: Instant,
      left: Maybe(Count),
      leftBps: Maybe(Count),
      perBuyer: Maybe(Count),
    }),
  ),
  coupons: Type.Array(CouponOffer),
  hints: Type.Array(Type.String()),
});
export const ProductPriceTag = Strict({
  productId: IdOf('product'),
  listFen: Fen,
  payableFen: Fen,
  strikeFen: Maybe(Fen),
  tag: Maybe(Type.String({ description: 'such as 限时秒杀' })),
});
export const PriceDay = Strict({
  day: Type.String({ format: 'date' }),
  lowestPaidFen: Maybe(Fen),
  listFen: Maybe(Fen),
  pieces: Count,
});
