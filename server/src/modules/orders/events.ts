import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { mediaUrl } from '../../platform/storage.ts';
import { linesOf } from './orders.sql.ts';
import type { Order, OrderLine } from './order.ts';

/** The facts that every event of an order carries. Amounts are fen as decimal strings. */
export type OrderFacts = {
  readonly orderId: Id<'order'>;
  readonly purchaseId: Id<'purchase'>;
  readonly orderNumber: string;
  readonly buyerId: Id<'person'>;
  readonly shopId: Id<'shop'>;
  readonly totalFen: string;
  readonly lines: readonly {
    readonly skuId: Id<'sku'>;
    readonly productId: Id<'product'>;
    readonly title: string;
    readonly skuName: string;
    readonly pictureUrl: string | null;
    readonly quantity: number;
    readonly paidFen: string;
    readonly attributionToken: string | null;
  }[];
};

type OrderEvent =
  | 'orders.order_paid'
  | 'orders.order_cancelled'
  | 'orders.order_shipped'
  | 'orders.order_received'
  | 'orders.order_reminded'
  | 'orders.order_refunded';

/** Says what happened to an order, with its lines. `orders.purchase_placed` is said by the order lane, in SQL. */
export async function sayOrder(
  tx: Tx,
  name: OrderEvent,
  order: Order,
  more: Record<string, unknown> = {},
): Promise<void> {
  const lines = (await linesOf(tx, [order])).get(order.orderId) ?? [];
  await publish(tx, name, { ...factsOf(order, lines), ...more });
}

function factsOf(
  { orderId, purchaseId, orderNumber, buyerId, shopId, totalFen }: Order,
  lines: readonly OrderLine[],
): OrderFacts {
  return {
    orderId,
    purchaseId,
    orderNumber,
    buyerId,
    shopId,
    totalFen: String(totalFen),
    lines: lines.map(
      ({ skuId, productId, title, skuName, pictureKey, quantity, payableFen, attributionToken }) => ({
        skuId,
        productId,
        title,
        skuName,
        quantity,
        attributionToken,
        pictureUrl: pictureKey === null ? null : mediaUrl(pictureKey),
        paidFen: String(payableFen),
      }),
    ),
  };
}
