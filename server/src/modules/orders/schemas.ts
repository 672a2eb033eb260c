import { Count, Fen, IdOf, Instant, Maybe, OneOf, Strict, Type } from '../../platform/contract.ts';

/** 待付款 · 待发货 · 待收货 · 交易成功 · 已关闭 */
export const OrderState = OneOf('unpaid', 'paid', 'shipped', 'received', 'cancelled');

const discount = {
  id: Type.String(),
  code: Type.Integer({ description: 'promotion type' }),
  name: Type.String(),
  offFen: Fen,
};
export const Discount = Strict(discount);

export const OrderLine = Strict({
  orderLineId: IdOf('orderLine'),
  skuId: IdOf('sku'),
  productId: IdOf('product'),
  title: Type.String(),
  skuName: Type.String({
    description: 'the chosen options in words, such as 红色 / XL; empty when there is no choice',
  }),
  pictureUrl: Maybe(Type.String()),
  quantity: Count,
  unitPriceFen: Fen,
  discountFen: Fen,
  payableFen: Fen,
  discounts: Type.Array(Discount),
  gift: Type.Boolean({ description: 'came free with an offer' }),
  refundedQuantity: { ...Count, description: 'pieces that went back or are on their way' },
  refundedFen: { ...Fen, description: 'money that went back or is on its way' },
  afterSaleId: Maybe(IdOf('afterSale')),
  afterSaleStatus: Maybe(
    Type.Integer({ description: 'of the latest request: 10 等待商家 … 50 待退款 · 60 退款成功 · 70 关闭' }),
  ),
  reviewed: Type.Boolean(),
});

export const Shop = Strict({ shopId: IdOf('shop'), name: Type.String() });

export const summary = {
  orderId: IdOf('order'),
  orderNumber: Type.String(),
  purchaseId: IdOf('purchase'),
  state: OrderState,
  shop: Shop,
  lines: Type.Array(OrderLine),
  pieces: Count,
  goodsFen: Fen,
  discountFen: Fen,
  freightFen: { ...Fen, description: 'after its discount' },
  freightDiscount: Maybe(Discount),
  totalFen: Fen,
  refundedFen: Fen,
  refundingFen: { ...Fen, description: 'on its way back to the buyer' },
  deliveredAt: Maybe({ ...Instant, description: 'when the carrier delivered it' }),
  placedAt: Instant,
  payBy: Maybe(Instant),
};

export const OrderSummary = Strict({
  ...summary,
  nextAction: Maybe(OneOf('pay', 'remind', 'confirm', 'review')),
});

export const TimelineItem = Strict({
  at: Instant,
  kind: OneOf(
    'placed',
    'paid',
    'reminded',
    'shipped',
    'received',
    'received_automatically',
    'delivered',
    'completed_by_refund',
    'paid_late',
    'cancelled',
    'refund_requested',
    'refunded',
  ),
  words: Type.String({ description: "what happened, in the caller's language" }),
});

export const Delivery = Strict({
  recipient: Type.String(),
  phone: Type.String(),
  region: Type.String({ description: 'province, city and district in words' }),
  detail: Type.String(),
});

export const Parcel = Strict({
  carrier: Type.String(),
  carrierName: Type.String(),
  trackingNumber: Type.String(),
  shippedAt: Instant,
});

export const detail = {
  note: Type.String(),
  delivery: Maybe(Delivery),
  parcel: Maybe(Parcel),
  timeline: Type.Array(TimelineItem, { description: 'oldest first' }),
  paidAt: Maybe(Instant),
  receivedAt: Maybe(Instant),
  autoConfirmAt: Maybe(Instant),
  cancelReason: Maybe(Type.String()),
};

export const OrderDetail = Strict({
  ...summary,
  ...detail,
  nextAction: Maybe(OneOf('pay', 'remind', 'confirm', 'review')),
  canCancel: Type.Boolean(),
  canRemind: Type.Boolean(),
});

export const Purchase = Strict({
  purchaseId: IdOf('purchase'),
  state: OneOf('unpaid', 'paid', 'cancelled'),
  payableFen: Fen,
  placedAt: Instant,
  payBy: Instant,
  paidAt: Maybe(Instant),
  orders: Type.Array(OrderSummary),
});

export const buyer = { name: Type.String({ description: 'nickname' }), buyerId: IdOf('person') };
const subsidies = {
  subsidyFen: {
    ...Fen,
    description: 'what others than the shop pay of the discounts: it sells for total + subsidy',
  },
  subsidies: Strict({ platformFen: Fen, creatorFen: Fen, brandFen: Fen }),
};
export const ShopOrderSummary = Strict({
  ...summary,
  ...subsidies,
  buyer: Strict(buyer),
  region: Type.String(),
  hasNote: Type.Boolean({ description: 'the buyer left a message' }),
  remindedAt: Maybe(Instant),
  shipBy: Maybe(Instant),
});
export const StaffNote = Strict({ at: Instant, author: Type.String(), text: Type.String() });
const shopDetail = {
  ...summary,
  ...subsidies,
  ...detail,
  buyer: Strict(buyer),
  staffNotes: Type.Array(StaffNote),
  shipBy: Maybe(Instant),
  canShip: Type.Boolean(),
};
export const ShopOrderDetail = Strict(shopDetail);
export const OperatorOrderDetail = Strict({
  ...shopDetail,
  funding: Type.Array(
    Strict({
      ...discount,
      orderLineId: { ...Maybe(IdOf('orderLine')), description: 'null: it took freight off' },
      merchantFen: Fen,
      platformFen: Fen,
      creatorFen: Fen,
      brandFen: Fen,
      budgetId: Maybe(IdOf('budget')),
    }),
    { description: 'every discount and who pays it' },
  ),
});

export const Counts = Strict({
  unpaid: Count,
  paid: Count,
  shipped: Count,
  received: Count,
  cancelled: Count,
});
export const PackingSlip = Strict({
  orderId: IdOf('order'),
  orderNumber: Type.String(),
  delivery: Delivery,
  note: Type.String(),
  lines: Type.Array(
    Strict({
      title: Type.String(),
      skuName: Type.String(),
      skuCode: Type.String(),
      quantity: Count,
      pictureUrl: Maybe(Type.String()),
    }),
  ),
});
export const Tracking = Strict({
  parcel: Maybe(Parcel),
  events: Type.Array(
    Strict({
      at: Instant,
      place: Type.String(),
      words: Type.String({ description: 'names the place already' }),
    }),
    { description: 'newest first' },
  ),
});
