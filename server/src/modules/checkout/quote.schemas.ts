import { Count, Fen, IdOf, Instant, Maybe, OneOf, Strict, Type } from '../../platform/contract.ts';

const Availability = OneOf('available', 'short', 'sold_out', 'withdrawn');

export const goods = {
  skuId: IdOf('sku'),
  productId: IdOf('product'),
  title: Type.String(),
  skuName: Type.String({ description: 'the chosen options in words; empty when there is no choice' }),
  pictureUrl: Maybe(Type.String()),
  quantity: Count,
  unitPriceFen: Fen,
  availability: Availability,
  stock: Count,
};

/** An offer as a buyer sees it. Who pays for it is not theirs to know. */
const offer = {
  id: Type.String({ description: 'of the offer in this quote' }),
  code: Type.Integer({ description: 'promotion type' }),
  name: Type.String({ description: "in the caller's language" }),
  couponId: Maybe(IdOf('coupon')),
  activityId: Maybe(IdOf('activity')),
};
const Discount = Strict({
  ...offer,
  layer: OneOf(
    'item',
    'shop-activity',
    'shop-coupon',
    'cross-shop',
    'platform-coupon',
    'creator-coupon',
    'welcome',
    'voucher',
    'freight',
    'gift',
  ),
  offFen: Fen,
});
const QuotedLine = Strict({
  ...goods,
  listFen: Fen,
  itemPriceFen: { ...Fen, description: 'at the single-item price: what thresholds are measured against' },
  discounts: Type.Array(Discount),
  payableFen: Fen,
});
const Freight = Strict({
  state: OneOf('charged', 'free', 'not-deliverable', 'region-unknown', 'no-freight'),
  feeFen: Fen,
  discount: Maybe(Discount),
  payableFen: Fen,
  explanation: Type.Array(Type.String(), { description: "why it costs this, in the caller's language" }),
});
const QuotedShop = Strict({
  shopId: IdOf('shop'),
  name: Type.String(),
  lines: Type.Array(QuotedLine),
  listFen: Fen,
  discountFen: Fen,
  goodsFen: Fen,
  freight: Freight,
  payableFen: Fen,
});
const Gift = Strict({
  offerId: Type.String({ description: 'name it in withoutGiftsOf to go without' }),
  offerName: Type.String(),
  shopId: Maybe(IdOf('shop')),
  skuId: IdOf('sku'),
  title: Type.String(),
  pictureUrl: Maybe(Type.String()),
  quantity: Count,
  available: Type.Boolean({ description: 'false: out of stock; buying needs withoutGiftsOf then' }),
});
const Tried = Strict({
  ...offer,
  reason: OneOf(
    'not-started',
    'ended',
    'not-for-this-buyer',
    'not-for-these-lines',
    'deselected',
    'unfunded',
    'another-was-chosen',
    'below-threshold',
    'not-cheaper',
    'better-one-used',
    'does-not-stack',
    'nothing-left-to-discount',
    'no-freight-to-pay',
  ),
  why: Type.String({ description: "the reason in words, in the caller's language" }),
  missingFen: Maybe(Fen),
  missingItems: Maybe(Count),
});
const HeldCoupon = Strict({
  couponId: IdOf('coupon'),
  code: Type.Integer(),
  name: Type.String(),
  expiresAt: Maybe(Instant),
  used: Type.Boolean({ description: 'in this quote' }),
  offFen: { ...Fen, description: 'what it takes off in this quote' },
  usable: Type.Boolean({ description: 'it could be used for these goods now' }),
  why: Maybe(Type.String({ description: 'why it is not used' })),
});

export const QuoteReply = Strict({
  quoteKey: Type.String({ description: 'changes exactly when something the buyer pays or gets changes' }),
  shops: Type.Array(QuotedShop),
  totals: Strict({ listFen: Fen, discountFen: Fen, goodsFen: Fen, freightFen: Fen, payableFen: Fen }),
  discounts: Type.Array(Discount, { description: 'every discount once, over all its lines' }),
  gifts: Type.Array(Gift),
  coupons: Type.Array(HeldCoupon, {
    description: 'what the buyer holds for these goods: used, usable, and why not',
  }),
  tried: Type.Array(Tried, { description: 'offers that were not used, and why' }),
  deliverable: Type.Boolean(),
  buyable: Type.Boolean({
    description: 'false when a line is withdrawn or short of stock, or nothing can be delivered',
  }),
  explanation: Type.Array(Type.String(), {
    description: "how this price is made, step by step, in the caller's language",
  }),
  hints: Type.Array(Type.String(), { description: 'what a little more would give' }),
  best: Strict(
    {
      proven: Type.Boolean({ description: 'no lawful combination is cheaper' }),
      atMostCheaperFen: { ...Fen, description: 'otherwise one could be cheaper by at most this' },
    },
    { description: 'how sure it is that this is the best price' },
  ),
});
