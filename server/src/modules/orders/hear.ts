import type { Tx } from '../../platform/db.ts';
import { yuan } from '../../platform/money.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { now } from '../../platform/clock.ts';
import { move, post, type Leg } from '../ledger/index.ts';
import {
  isLent,
  type PaymentCaptured,
  type PaymentRefunded,
  type PaymentSurplus,
} from '../payments/index.ts';
import { payNothing } from './become-paid.ts';
import { sayOrder } from './events.ts';
import { countRefund, lockOrder, note, ordersByIds, purchaseOf } from './orders.sql.ts';
import { fundsEntry, payPurchase } from './pay-purchase.ts';
import { projectOrders } from './shop-orders.sql.ts';

async function hearCaptured(tx: Tx, { payload }: Event): Promise<void> {
  const { purpose, buyerId, purchaseId, paymentId, amountFen, method } =
    payload as unknown as PaymentCaptured;
  if (purpose !== 'purchase') return;
  await payPurchase(tx, {
    buyerId,
    purchaseId: purchaseId!,
    paymentId,
    amountFen: BigInt(amountFen),
    method,
  });
}

/**
 * Money that pays nothing, whatever it was meant for: booked as the buyer's, until the refund that payments has asked for
 * takes it out again.
 */
async function hearSurplus(tx: Tx, { payload }: Event): Promise<void> {
  const { paymentId, amountFen, method } = payload as unknown as PaymentSurplus;
  await post(tx, fundsEntry(paymentId, BigInt(amountFen), method));
}

async function hearRefunded(tx: Tx, { payload }: Event): Promise<void> {
  const refunded = payload as unknown as PaymentRefunded;
  if (refunded.purpose !== 'purchase' && !refunded.surplus) return;
  const { refundId, orderId, buyerId, amountFen: text } = refunded;
  const amountFen = BigInt(text);
  const legs = refundLegs(refunded);
  if (legs.length > 0) await post(tx, { kind: 'refund_paid', sourceId: refundId, legs });
  const order = orderId && (await lockOrder(tx, buyerId, orderId));
  if (!order) return noteLateRefund(tx, refunded);
  await countRefund(tx, order, amountFen);
  await note(tx, order, now(), 'refunded', { yuan: yuan(amountFen) });
  await sayOrder(tx, 'orders.order_refunded', order, { refundId, refundedFen: text });
}

/** Money that came for a cancelled purchase has gone back: each of its orders says so. */
async function noteLateRefund(
  tx: Tx,
  { buyerId, purchaseId, amountFen, surplus }: PaymentRefunded,
): Promise<void> {
  const purchase = purchaseId && !surplus && (await purchaseOf(tx, buyerId, purchaseId));
  if (!purchase || purchase.state !== 'cancelled') return;
  for (const order of await ordersByIds(tx, buyerId, purchase.orderIds))
    await note(tx, order, now(), 'refunded', { yuan: yuan(BigInt(amountFen)) });
}

/** Out of the buyer's funds: to the debt it lowered, or through the provider. What credit gives back of charges it posts itself. */
function refundLegs({ amountFen, creditFen, method }: PaymentRefunded): Leg[] {
  if (!isLent(method)) return move('buyers.funds', 'gateway.transit', BigInt(amountFen));
  return BigInt(creditFen) > 0n ? move('buyers.funds', `credit.${method}`, BigInt(creditFen)) : [];
}

/** Discounts may pay all of it. Whoever placed it pays at once; here, should it have died before. */
async function hearPlaced(tx: Tx, { payload }: Event): Promise<void> {
  const { buyerId, purchaseId, payableFen } = payload as {
    buyerId: Id<'person'>;
    purchaseId: Id<'purchase'>;
    payableFen: string;
  };
  if (payableFen === '0') await payNothing(tx, { buyerId, purchaseId });
}

const project = (tx: Tx, { payload }: Event) => {
  const { buyerId, orderId, orderIds } = payload as {
    buyerId: Id<'person'>;
    orderId?: Id<'order'>;
    orderIds?: Id<'order'>[];
  };
  return projectOrders(tx, buyerId, orderIds ?? [orderId!]);
};

export const ordersSubscribers: readonly Subscriber[] = [
  { name: 'orders.given_away', hears: { 'orders.purchase_placed': hearPlaced } },
  {
    name: 'orders.payments',
    hears: {
      'payments.payment_captured': hearCaptured,
      'payments.payment_surplus': hearSurplus,
      'payments.payment_refunded': hearRefunded,
    },
  },
  {
    name: 'orders.shop_orders',
    hears: {
      'orders.purchase_placed': project,
      'orders.order_paid': project,
      'orders.order_shipped': project,
      'orders.order_received': project,
      'orders.order_cancelled': project,
    },
  },
];
