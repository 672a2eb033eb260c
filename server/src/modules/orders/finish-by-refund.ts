import type { Tx } from '../../platform/db.ts';
import { completeOrder } from './confirm-receipt.ts';
import { sayOrder } from './events.ts';
import type { Order, OrderLine } from './order.ts';
import { lockOrder, note, setOrderCancelled } from './orders.sql.ts';

type Finish = {
  /** Nothing was shipped: the order is closed. Otherwise everything came back, and what the shop keeps is earned. */
  readonly closes: boolean;
  readonly at: Date;
  readonly reason: string;
  readonly lines: readonly {
    readonly line: OrderLine;
    readonly quantity: number;
    readonly paidFen: bigint;
  }[];
};

/** The last piece of an order went back. */
export async function finishByRefund(
  tx: Tx,
  order: Order,
  { closes, at, reason, lines }: Finish,
): Promise<void> {
  if (!closes) {
    const now = (await lockOrder(tx, order.buyerId, order.orderId))!;
    return completeOrder(tx, now, { at, as: 'completed_by_refund', automatic: true });
  }
  await setOrderCancelled(tx, order, reason, at);
  await note(tx, order, at, 'cancelled', { reason });
  const given = new Map(
    lines.map(({ line, quantity, paidFen }) => [line.orderLineId, { quantity, paidFen }]),
  );
  await sayOrder(tx, 'orders.order_cancelled', order, { paid: true, reason }, given);
}
