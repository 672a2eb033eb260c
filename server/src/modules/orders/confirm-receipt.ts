import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, type Id } from '../../platform/ids.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { move, post } from '../ledger/index.ts';
import { sayOrder } from './events.ts';
import { may, stateWords } from './order.ts';
import { lockOrder, note, setReceived } from './orders.sql.ts';
import { orderNotReceivable } from './problems.ts';

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
  const at = now();
  await setReceived(tx, order, at);
  await post(tx, {
    kind: 'order_received',
    sourceId: orderId,
    legs: move('orders.promised', 'shops.earned', order.totalFen),
  });
  await note(tx, order, at, automatic ? 'received_automatically' : 'received');
  await sayOrder(tx, 'orders.order_received', order, { automatic });
}
