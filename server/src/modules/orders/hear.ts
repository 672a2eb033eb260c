import type { Tx } from '../../platform/db.ts';
import { yuan } from '../../platform/money.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { now } from '../../platform/clock.ts';
import { move, post } from '../ledger/index.ts';
import type { PaymentCaptured, PaymentRefunded } from '../payments/index.ts';
import { sayOrder } from './events.ts';
import { countRefund, lockOrder, note } from './orders.sql.ts';
import { capturedEntry, payPurchase } from './pay-purchase.ts';
import { projectOrders } from './shop-orders.sql.ts';

async function hearCaptured(tx: Tx, { payload }: Event): Promise<void> {
  const { buyerId, purchaseId, paymentId, amountFen } = payload as unknown as PaymentCaptured;
  await payPurchase(tx, { buyerId, purchaseId, paymentId, amountFen: BigInt(amountFen) });
}

/** Money that pays nothing: booked as the buyer's, until the refund that payments has asked for takes it out again. */
async function hearSurplus(tx: Tx, { payload }: Event): Promise<void> {
  const { paymentId, amountFen } = payload as unknown as PaymentCaptured;
  await post(tx, capturedEntry(paymentId, BigInt(amountFen)));
}

async function hearRefunded(tx: Tx, { payload }: Event): Promise<void> {
  const { refundId, orderId, buyerId, amountFen: text } = payload as unknown as PaymentRefunded;
  const amountFen = BigInt(text);
  await post(tx, {
    kind: 'refund_paid',
    sourceId: refundId,
    legs: move('buyers.funds', 'gateway.transit', amountFen),
  });
  const order = orderId && (await lockOrder(tx, buyerId, orderId));
  if (!order) return;
  await countRefund(tx, order, amountFen);
  await note(tx, order, now(), 'refunded', { yuan: yuan(amountFen) });
  await sayOrder(tx, 'orders.order_refunded', order, { refundId, refundedFen: text });
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
