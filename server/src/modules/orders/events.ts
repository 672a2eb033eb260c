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
  /** What platform, creators and brands pay of it. */
  readonly subsidyFen: string;
  readonly lines: readonly {
    readonly orderLineId: Id<'orderLine'>;
    readonly skuId: Id<'sku'>;
    readonly productId: Id<'product'>;
    readonly title: string;
    readonly titleEn: string | null;
    readonly skuName: string;
    readonly pictureUrl: string | null;
    readonly quantity: number;
    readonly paidFen: string;
    readonly subsidyFen: string;
    readonly gift: boolean;
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

/** What of each line an event is about, where it is not all of it. */
export type PartOfLines = ReadonlyMap<Id<'orderLine'>, { quantity: number; paidFen: bigint }>;

/** Says what happened to an order, with its lines. `orders.purchase_placed` is said by the order lane, in SQL. */
export async function sayOrder(
  tx: Tx,
  name: OrderEvent,
  order: Order,
  more: Record<string, unknown> = {},
  part?: PartOfLines,
): Promise<void> {
  const lines = (await linesOf(tx, [order])).get(order.orderId) ?? [];
  const { lines: facts, ...rest } = factsOf(order, lines);
  const told = facts.map((line) => {
    const given = part?.get(line.orderLineId);
    return given ? { ...line, quantity: given.quantity, paidFen: String(given.paidFen) } : line;
  });
  await publish(tx, name, { ...rest, lines: told, ...more });
}

function factsOf(
  { orderId, purchaseId, orderNumber, buyerId, shopId, totalFen, subsidyFen }: Order,
  lines: readonly OrderLine[],
): OrderFacts {
  return {
    orderId,
    purchaseId,
    orderNumber,
    buyerId,
    shopId,
    totalFen: String(totalFen),
    subsidyFen: String(subsidyFen),
    lines: lines.map(
      ({
        orderLineId,
        skuId,
        productId,
        title,
        titleEn,
        skuName,
        pictureKey,
        quantity,
        payableFen,
        ...line
      }) => ({
        orderLineId,
        skuId,
        productId,
        title,
        titleEn,
        skuName,
        quantity,
        attributionToken: line.attributionToken,
        subsidyFen: String(line.subsidyFen),
        gift: line.giftOf !== null,
        pictureUrl: pictureKey === null ? null : mediaUrl(pictureKey),
        paidFen: String(payableFen),
      }),
    ),
  };
}
