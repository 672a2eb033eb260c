import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { dropReserved, releaseReservation, returnStock } from '../inventory/index.ts';
import type { Order, OrderLine } from './order.ts';
import type { RefundSource } from './refunds.sql.ts';

type StockBack = {
  readonly order: Order;
  readonly sourceId: RefundSource;
  readonly lines: readonly { readonly line: OrderLine; readonly quantity: number }[];
  /** Nothing of the order will be shipped. */
  readonly closes: boolean;
  readonly restock: boolean;
};

/** Pieces that were not shipped are free again; pieces that came back are received when the shop wants to sell them. */
export async function stockBack(
  tx: Tx,
  { order, sourceId, lines, closes, restock }: StockBack,
): Promise<void> {
  if (closes) {
    await releaseReservation(tx, order.orderId);
    return;
  }
  const pieces = new Map<Id<'sku'>, number>();
  for (const { line, quantity } of lines)
    if (quantity > 0) pieces.set(line.skuId, (pieces.get(line.skuId) ?? 0) + quantity);
  if (pieces.size === 0) return;
  if (order.state === 'paid') return dropReserved(tx, { orderId: order.orderId, ref: sourceId, pieces });
  if (!restock) return;
  // Rows are locked in id order, so that two refunds never wait for each other in a circle.
  for (const [skuId, quantity] of [...pieces].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    await returnStock(tx, { skuId, quantity, ref: sourceId });
}
