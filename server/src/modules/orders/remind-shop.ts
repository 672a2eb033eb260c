import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, type Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { sayOrder } from './events.ts';
import { canRemind } from './order.ts';
import { lockOrder, note, setReminded } from './orders.sql.ts';
import { orderPolicy } from './policy.ts';
import { orderNotRemindable } from './problems.ts';

/** Tells the shop that its buyer is waiting, as often as the policy allows. Throws orderNotRemindable. */
export async function remindShop(tx: Tx, buyerId: Id<'person'>, orderId: Id<'order'>): Promise<void> {
  const order = await lockOrder(tx, buyerId, orderId);
  if (!order) throw new Problem(idNotFound);
  const at = now();
  const { remindEveryHours } = await inForce(tx, orderPolicy);
  if (!canRemind(order, { now: at, remindEveryHours })) throw new Problem(orderNotRemindable);
  await setReminded(tx, order, at);
  await note(tx, order, at, 'reminded');
  await sayOrder(tx, 'orders.order_reminded', order);
}
