import {
  contract,
  Count,
  cursorQuery,
  Fen,
  IdOf,
  Instant,
  Maybe,
  member,
  Nothing,
  OneOf,
  operator,
  PageOf,
  shop,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import {
  orderNotCancellable,
  orderNotReceivable,
  orderNotRemindable,
  orderNotShippable,
  purchaseNotCancellable,
  trackingNumberTaken,
} from './problems.ts';

/** 待付款 · 待发货 · 待收货 · 交易成功 · 已关闭 */
export const OrderState = OneOf('unpaid', 'paid', 'shipped', 'received', 'cancelled');

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
});

const Shop = Strict({ shopId: IdOf('shop'), name: Type.String() });

const summary = {
  orderId: IdOf('order'),
  orderNumber: Type.String(),
  purchaseId: IdOf('purchase'),
  state: OrderState,
  shop: Shop,
  lines: Type.Array(OrderLine),
  pieces: Count,
  goodsFen: Fen,
  discountFen: Fen,
  freightFen: Fen,
  totalFen: Fen,
  refundedFen: Fen,
  placedAt: Instant,
  payBy: Maybe(Instant),
};

export const OrderSummary = Strict({
  ...summary,
  nextAction: Maybe(OneOf('pay', 'remind', 'confirm', 'review')),
});

const TimelineItem = Strict({
  at: Instant,
  kind: OneOf(
    'placed',
    'paid',
    'reminded',
    'shipped',
    'received',
    'received_automatically',
    'cancelled',
    'refund_requested',
    'refunded',
  ),
  words: Type.String({ description: "what happened, in the caller's language" }),
});

const Delivery = Strict({
  recipient: Type.String(),
  phone: Type.String(),
  region: Type.String({ description: 'province, city and district in words' }),
  detail: Type.String(),
});

const Parcel = Strict({
  carrier: Type.String(),
  carrierName: Type.String(),
  trackingNumber: Type.String(),
  shippedAt: Instant,
});

const detail = {
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

const buyer = { name: Type.String({ description: 'nickname' }), buyerId: IdOf('person') };
const ShopOrderSummary = Strict({
  ...summary,
  buyer: Strict(buyer),
  region: Type.String(),
  hasNote: Type.Boolean({ description: 'the buyer left a message' }),
  remindedAt: Maybe(Instant),
  shipBy: Maybe(Instant),
});
const StaffNote = Strict({ at: Instant, author: Type.String(), text: Type.String() });
const ShopOrderDetail = Strict({
  ...summary,
  ...detail,
  buyer: Strict(buyer),
  staffNotes: Type.Array(StaffNote),
  shipBy: Maybe(Instant),
  canShip: Type.Boolean(),
});

const Counts = Strict({ unpaid: Count, paid: Count, shipped: Count, received: Count, cancelled: Count });
const PackingSlip = Strict({
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
const Tracking = Strict({
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

const orderParams = Strict({ orderId: IdOf('order') });
const purchaseParams = Strict({ purchaseId: IdOf('purchase') });
const shopParams = Strict({ shopId: IdOf('shop') });
const shopOrderParams = Strict({ shopId: IdOf('shop'), orderId: IdOf('order') });
const listQuery = {
  ...cursorQuery,
  state: Type.Optional(OrderState),
  q: Type.Optional(Type.String({ maxLength: 64, description: 'order number, or words of a title' })),
};

export const ordersContract = contract({
  'GET /purchases/:purchaseId': {
    summary: 'One purchase of mine with its orders',
    access: member,
    params: purchaseParams,
    reply: Purchase,
  },
  'POST /purchases/:purchaseId/cancellation': {
    summary: 'Cancel a purchase that is not paid',
    access: member,
    params: purchaseParams,
    body: Strict({ reason: Type.Optional(Text(200)) }),
    reply: Purchase,
    problems: [purchaseNotCancellable],
  },
  'GET /orders': {
    summary: 'My orders, newest first',
    access: member,
    query: Strict(listQuery),
    reply: PageOf(OrderSummary),
  },
  'GET /orders/counts': { summary: 'How many orders I have in each state', access: member, reply: Counts },
  'GET /orders/:orderId': {
    summary: 'One order of mine',
    access: member,
    params: orderParams,
    reply: OrderDetail,
  },
  'POST /orders/:orderId/cancellation': {
    summary: 'Cancel an order before it is shipped; what was paid is sent back',
    access: member,
    params: orderParams,
    body: Strict({ reason: Type.Optional(Text(200)) }),
    reply: OrderDetail,
    idempotent: true,
    problems: [orderNotCancellable],
  },
  'POST /orders/:orderId/receipt': {
    summary: 'Confirm that an order arrived',
    access: member,
    params: orderParams,
    reply: OrderDetail,
    idempotent: true,
    problems: [orderNotReceivable],
  },
  'POST /orders/:orderId/reminder': {
    summary: 'Remind the shop to ship, once a day',
    access: member,
    params: orderParams,
    reply: OrderDetail,
    problems: [orderNotRemindable],
  },
  'GET /orders/:orderId/tracking': {
    summary: 'Where the parcel is',
    access: member,
    params: orderParams,
    reply: Tracking,
  },

  'GET /shops/:shopId/orders': {
    summary: "The shop's orders, newest first",
    access: shop('orders.read'),
    params: shopParams,
    query: Strict(listQuery),
    reply: PageOf(ShopOrderSummary),
  },
  'GET /shops/:shopId/orders/counts': {
    summary: 'How many orders the shop has in each state',
    access: shop('orders.read'),
    params: shopParams,
    reply: Counts,
  },
  'GET /shops/:shopId/orders/:orderId': {
    summary: 'One order of the shop',
    access: shop('orders.read'),
    params: shopOrderParams,
    reply: ShopOrderDetail,
  },
  'POST /shops/:shopId/orders/:orderId/shipment': {
    summary: 'Ship an order',
    access: shop('orders.ship'),
    params: shopOrderParams,
    body: Strict({ carrier: Text(40), trackingNumber: Type.String({ pattern: '^[A-Za-z0-9-]{6,40}$' }) }),
    reply: ShopOrderDetail,
    idempotent: true,
    problems: [orderNotShippable, trackingNumberTaken],
  },
  'POST /shops/:shopId/orders/:orderId/notes': {
    summary: 'Leave a note that only the staff sees',
    access: shop('orders.read'),
    params: shopOrderParams,
    body: Strict({ text: Text(500) }),
    reply: Nothing,
  },
  'GET /shops/:shopId/packing-list': {
    summary: 'What to pack, for printing',
    access: shop('orders.ship'),
    params: shopParams,
    query: Strict({
      orderIds: Type.String({ maxLength: 2000, description: 'up to 50 order ids, separated by commas' }),
    }),
    reply: Strict({ items: Type.Array(PackingSlip) }),
  },

  'GET /operations/orders': {
    summary: 'All orders, newest first',
    access: operator('orders.read'),
    query: Strict({
      ...listQuery,
      shopId: Type.Optional(IdOf('shop')),
      buyerId: Type.Optional(IdOf('person')),
    }),
    reply: PageOf(ShopOrderSummary),
  },
  'GET /operations/orders/:orderId': {
    summary: 'One order, with the delivery address masked',
    access: operator('orders.read'),
    params: orderParams,
    reply: ShopOrderDetail,
  },
});
