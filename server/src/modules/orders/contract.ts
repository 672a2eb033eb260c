import {
  contract,
  cursorQuery,
  IdOf,
  member,
  Nothing,
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
  refundPending,
  tooManySlips,
} from './problems.ts';
import {
  OrderState,
  OrderSummary,
  OrderDetail,
  Purchase,
  ShopOrderSummary,
  ShopOrderDetail,
  OperatorOrderDetail,
  Counts,
  PackingSlip,
  Tracking,
} from './schemas.ts';

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
    problems: [orderNotShippable, refundPending],
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
      orderIds: Type.String({ maxLength: 16_000, description: 'up to 50 order ids, separated by commas' }),
    }),
    reply: Strict({ items: Type.Array(PackingSlip) }),
    problems: [tooManySlips],
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
    reply: OperatorOrderDetail,
  },
});
