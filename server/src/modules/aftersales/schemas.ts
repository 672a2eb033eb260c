import { Count, Fen, IdOf, Instant, Maybe, OneOf, Strict, Text, Type } from '../../platform/contract.ts';
import { handlingWays, statuses } from './status.ts';
import { actions } from './transitions.ts';

const oneOfNumbers = <const V extends readonly number[]>(values: V, description: string) =>
  Type.Unsafe<V[number]>({ type: 'integer', enum: [...values], description });

export const StatusOf = oneOfNumbers(
  statuses,
  '10 等待商家 · 12 商家拒绝 · 20 平台介入 · 30 待退货 · 40 待商家收货 · 45 换货中 · 50 待退款 · 60 退款成功 · 70 关闭',
);
export const HandlingWayOf = oneOfNumbers(handlingWays, '1 退货退款 · 10 仅退款 · 3 换货 · 4 补寄 · 5 维修');
/** In a query string, where everything is text first: one that does not exist finds nothing. */
export const StatusIn = Type.Unsafe<(typeof statuses)[number]>(
  Type.Integer({ minimum: 10, maximum: 70, description: 'a refund status' }),
);
export const HandlingWayIn = Type.Unsafe<(typeof handlingWays)[number]>(
  Type.Integer({ minimum: 1, maximum: 10, description: 'a way of handling' }),
);
export const Version = Type.Integer({
  minimum: 1,
  maximum: 100_000,
  description: 'refundVersion, as you saw it',
});
export const PictureIds = Type.Array(IdOf('picture'), { maxItems: 9 });

export const Reason = Strict({
  code: Type.String(),
  words: Type.String({ description: "in the caller's language" }),
  quality: Type.Boolean({ description: 'counts as a quality refund (品退)' }),
  handlingWays: Type.Array(HandlingWayOf),
  unshipped: Type.Boolean({ description: 'may be given before the order is shipped' }),
  shipped: Type.Boolean(),
});

export const Wanted = Strict({
  lines: Type.Array(
    Strict({
      orderLineId: IdOf('orderLine'),
      quantity: Type.Integer({ minimum: 0, maximum: 100_000, description: '0: money only, without pieces' }),
      amountFen: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 9_007_199_254_740_991, description: 'less than all of it' }),
      ),
    }),
    { maxItems: 100 },
  ),
  freightFen: Type.Optional(Fen),
});
export const Application = Strict({
  ...Wanted.properties,
  handlingWay: HandlingWayOf,
  reason: Type.String({ maxLength: 40, description: 'a code of GET /after-sale-reasons' }),
  words: Type.String({ maxLength: 500 }),
  pictureIds: PictureIds,
});

export const Preview = Strict({
  lines: Type.Array(
    Strict({
      orderLineId: IdOf('orderLine'),
      quantity: Count,
      paidFen: { ...Fen, description: 'what you get back' },
      subsidyFen: { ...Fen, description: 'what goes back to those who paid the discounts' },
    }),
  ),
  freightFen: Fen,
  totalFen: Fen,
  handlingWays: Type.Array(HandlingWayOf),
});
export const Refundable = Strict({
  refundable: Type.Boolean(),
  until: Maybe(Instant),
  unshipped: Type.Boolean(),
  handlingWays: Type.Array(HandlingWayOf),
  lines: Type.Array(
    Strict({
      orderLineId: IdOf('orderLine'),
      quantity: { ...Count, description: 'pieces that can still go back' },
      paidFen: { ...Fen, description: 'money that can still go back' },
      openCase: Maybe(IdOf('afterSale')),
    }),
  ),
  freightFen: { ...Fen, description: 'freight that can still go back' },
});

export const CaseLine = Strict({
  orderLineId: IdOf('orderLine'),
  skuId: IdOf('sku'),
  productId: IdOf('product'),
  title: Type.String(),
  skuName: Type.String(),
  pictureUrl: Maybe(Type.String()),
  quantity: Count,
  amountFen: Fen,
});
export const summary = {
  afterSaleId: IdOf('afterSale'),
  orderId: IdOf('order'),
  orderNumber: Type.String(),
  shop: Strict({ shopId: IdOf('shop'), name: Type.String() }),
  handlingWay: HandlingWayOf,
  status: StatusOf,
  statusWords: Type.String({ description: "in the caller's language" }),
  negotiateStatus: oneOfNumbers([1, 2, 3], '1 待商家处理 · 2 商家同意 · 3 商家驳回'),
  version: Version,
  unshipped: Type.Boolean(),
  escalated: Type.Boolean(),
  reason: Strict({ code: Type.String(), words: Type.String(), quality: Type.Boolean() }),
  lines: Type.Array(CaseLine),
  freightFen: Fen,
  amountFen: { ...Fen, description: 'goods and freight' },
  dueAt: Maybe(Instant),
  dueWords: Maybe(Type.String({ description: 'what happens by itself when nobody acts until then' })),
  appliedAt: Instant,
  endedAt: Maybe(Instant),
  actions: Type.Array(OneOf(...actions), { description: 'what the caller may do now' }),
};
export const AfterSaleSummary = Strict(summary);
export const AfterSale = Strict({
  ...summary,
  words: Type.String(),
  pictureUrls: Type.Array(Type.String()),
  returnParcel: Maybe(
    Strict({ carrier: Type.String(), carrierName: Type.String(), trackingNumber: Type.String() }),
  ),
  refund: Maybe(
    Strict(
      { paidFen: Fen, subsidyFen: Fen, at: Instant, afterSettlement: Type.Boolean() },
      {
        description: 'what went back, once the money is on its way',
      },
    ),
  ),
  closedAs: Maybe(Type.String()),
  timeline: Type.Array(
    Strict({
      at: Instant,
      actor: OneOf('buyer', 'shop', 'operator', 'system'),
      kind: Type.String(),
      status: StatusOf,
      title: Type.String({ description: "what happened, in the caller's language" }),
      words: Type.String(),
      pictureUrls: Type.Array(Type.String()),
    }),
    { description: 'oldest first' },
  ),
});
const buyer = { buyer: Strict({ buyerId: IdOf('person'), name: Type.String() }) };
export const ShopCaseSummary = Strict({ ...summary, ...buyer });
export const ShopCase = Strict({ ...AfterSale.properties, ...buyer });

export const ShopCounts = Strict({
  toDecide: { ...Count, description: 'status 10' },
  refused: Count,
  disputed: Count,
  toBeSentBack: Count,
  toReceive: { ...Count, description: 'status 40' },
  refunding: Count,
  refunded: Count,
  closed: Count,
  dueSoon: { ...Count, description: 'the shop has to act within a day' },
});

export const Acting = { version: Version };
export const Evidence = { words: Text(500), pictureIds: Type.Optional(PictureIds) };

export const Protection = Strict({
  until: Maybe(Instant),
  windowWords: Type.String(),
  lines: Type.Array(
    Strict({
      orderLineId: IdOf('orderLine'),
      title: Type.String(),
      quantity: { ...Count, description: 'pieces not refunded' },
      paidUnitFen: { ...Fen, description: 'what one piece cost you' },
      priceNowFen: Maybe({ ...Fen, description: "today's price with the shop's own offers" }),
      differenceFen: { ...Fen, description: 'what you get when you ask now; 0: nothing' },
      explanation: Type.String(),
      paidBackFen: { ...Fen, description: 'differences paid before' },
    }),
  ),
});
