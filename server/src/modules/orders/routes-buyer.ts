import type { Db } from '../../platform/db.ts';
import type { Context, Handlers } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { idIn, page } from '../../platform/paging.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { cancelOrder } from './cancel-order.ts';
import { cancelPurchase } from './cancel-purchase.ts';
import { confirmReceipt } from './confirm-receipt.ts';
import type { ordersContract } from './contract.ts';
import type { Order } from './order.ts';
import { countsOfBuyer, ordersByIds, ordersOfBuyer, purchaseOf } from './orders.sql.ts';
import { remindShop } from './remind-shop.ts';
import { instant, parcelsOf, showMine, showSummaries } from './show.ts';

type BuyerId = Id<'person'>;
type Contract = typeof ordersContract;
type OrderAction = Pick<
  Context<'POST /orders/:orderId/cancellation', Contract['POST /orders/:orderId/cancellation']>,
  'tx' | 'caller' | 'params' | 'locale'
>;

export const noneYet = { unpaid: 0, paid: 0, shipped: 0, received: 0, cancelled: 0 };

/** Somebody else's order is not found. */
async function mine(db: Db, buyerId: BuyerId, wireId: string): Promise<Order> {
  const [order] = await ordersByIds(db, buyerId, [fromWire('order', wireId)]);
  if (!order) throw new Problem(idNotFound);
  return order;
}

async function showPurchase(db: Db, buyerId: BuyerId, wireId: string, locale: Locale) {
  const purchase = await purchaseOf(db, buyerId, fromWire('purchase', wireId));
  if (!purchase) throw new Problem(idNotFound);
  const orders = await ordersByIds(db, buyerId, purchase.orderIds);
  return {
    purchaseId: toWire('purchase', purchase.purchaseId),
    state: purchase.state,
    payableFen: fenOut(purchase.payableFen),
    placedAt: purchase.placedAt.toISOString(),
    payBy: purchase.payBy.toISOString(),
    paidAt: instant(purchase.paidAt),
    orders: await showSummaries(db, orders, locale),
  };
}

/** Runs a verb on one of my orders and answers the order as it is then. */
async function act(
  { tx, caller, params, locale }: OrderAction,
  verb: (orderId: Id<'order'>) => Promise<void>,
) {
  const orderId = fromWire('order', params.orderId);
  await verb(orderId);
  return showMine(tx, await mine(tx, caller.personId, params.orderId), locale);
}

type BuyerRoutes = Extract<keyof Contract, `${string} /orders${string}` | `${string} /purchases${string}`>;

export const buyerHandlers: Pick<Handlers<Contract>, BuyerRoutes> = {
  'GET /purchases/:purchaseId': ({ db, caller, params, locale }) =>
    showPurchase(db, caller.personId, params.purchaseId, locale),
  'POST /purchases/:purchaseId/cancellation': async ({ tx, caller, params, body, locale }) => {
    await cancelPurchase(tx, {
      buyerId: caller.personId,
      purchaseId: fromWire('purchase', params.purchaseId),
      reason: body.reason,
    });
    return showPurchase(tx, caller.personId, params.purchaseId, locale);
  },
  'GET /orders': async ({ db, caller, query, locale }) => {
    const limit = query.limit ?? 20;
    const rows = await ordersOfBuyer(db, {
      buyerId: caller.personId,
      state: query.state,
      words: query.q,
      limit: limit + 1,
      after: idIn(query.cursor),
    });
    const shown = await showSummaries(db, rows, locale);
    return page(
      shown,
      limit,
      (order) => order,
      ({ orderId }) => [fromWire('order', orderId)],
    );
  },
  'GET /orders/counts': async ({ db, caller }) => ({
    ...noneYet,
    ...(await countsOfBuyer(db, caller.personId)),
  }),
  'GET /orders/:orderId': async ({ db, caller, params, locale }) =>
    showMine(db, await mine(db, caller.personId, params.orderId), locale),
  'POST /orders/:orderId/cancellation': (context) => {
    const { tx, caller, body, locale } = context;
    return act(context, (orderId) =>
      cancelOrder(tx, { buyerId: caller.personId, orderId, reason: body.reason, locale }),
    );
  },
  'POST /orders/:orderId/receipt': (context) => {
    const { tx, caller, locale } = context;
    return act(context, (orderId) => confirmReceipt(tx, { buyerId: caller.personId, orderId, locale }));
  },
  'POST /orders/:orderId/reminder': (context) =>
    act(context, (orderId) => remindShop(context.tx, context.caller.personId, orderId)),
  'GET /orders/:orderId/tracking': async ({ db, caller, params, locale }) => {
    const order = await mine(db, caller.personId, params.orderId);
    const parcel = (await parcelsOf(db, [order.orderId], locale)).get(order.orderId);
    if (!parcel) return { parcel: null, events: [] };
    const { carrier, carrierName, trackingNumber, steps } = parcel;
    const shippedAt = (order.shippedAt ?? order.placedAt).toISOString();
    return {
      parcel: { carrier, carrierName, trackingNumber, shippedAt },
      events: steps.map(({ at, words }) => ({ at, place: '', words })),
    };
  },
};
