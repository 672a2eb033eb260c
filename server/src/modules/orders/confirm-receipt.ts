import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, type Id } from '../../platform/ids.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { move, post } from '../ledger/index.ts';
import { sayOrder } from './events.ts';
import { may, stateWords, type Order } from './order.ts';
import { lockOrder, note, setReceived } from './orders.sql.ts';
import { orderNotReceivable } from './problems.ts';
import { heldFen } from './refunds.sql.ts';

type ConfirmReceipt = { buyerId: Id<'person'>; orderId: Id<'order'>; automatic?: boolean; locale?: Locale };

/** The goods arrived, says the buyer or, after the time allowed, the house: the shop has earned the money. Throws orderNotReceivable. */
export async function confirmReceipt(
  tx: Tx,
  { buyerId, orderId, automatic = false, locale = 'zh' }: ConfirmReceipt,
): Promise<void> {
  const order = await lockOrder(tx, buyerId, orderId);
  if (!order) throw new Problem(idNotFound);
  if (!may(order.state, 'receipt'))
    throw new Problem(orderNotReceivable, { state: stateWords[order.state][locale] });
  await completeOrder(tx, order, {
    at: now(),
    as: automatic ? 'received_automatically' : 'received',
    automatic,
  });
}

type Complete = {
  at: Date;
  as: 'received' | 'received_automatically' | 'completed_by_refund';
  automatic: boolean;
};

/** What is left of the price of a shipped order, subsidies included, becomes the shop's. */
export async function completeOrder(tx: Tx, order: Order, { at, as, automatic }: Complete): Promise<void> {
  await setReceived(tx, order, at);
  const leftFen = heldFen(order);
  if (leftFen > 0n)
    await post(tx, {
      kind: 'order_received',
      sourceId: order.orderId,
      legs: move('orders.promised', 'shops.earned', leftFen),
    });
  await note(tx, order, at, as);
  await sayOrder(tx, 'orders.order_received', order, { automatic, earnedFen: String(leftFen) });
}
