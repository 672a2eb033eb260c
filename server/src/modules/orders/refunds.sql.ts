import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { subsidyFen, type Subsidy } from './funding.ts';
import type { Order } from './order.ts';

export type RefundCause = 'cancellation' | 'after_sale' | 'price_protection';
export type RefundSource = Id<'order'> | Id<'afterSale'> | Id<'priceClaim'>;

export type RefundRow = Subsidy & {
  readonly buyerId: Id<'person'>;
  readonly sourceId: RefundSource;
  readonly orderId: Id<'order'>;
  readonly cause: RefundCause;
  readonly paidFen: bigint;
  readonly freightFen: bigint;
  readonly paymentRefundId: Id<'refund'> | null;
  readonly afterSettlement: boolean;
  readonly at: Date;
};

const columns = sql`
  buyer_id as "buyerId", source_id as "sourceId", order_id as "orderId", cause, paid_fen as "paidFen", freight_fen as "freightFen",
  platform_fen as "platformFen", creator_fen as "creatorFen", brand_fen as "brandFen", payment_refund_id as "paymentRefundId",
  after_settlement as "afterSettlement", at`;

export async function refundBySource(
  db: Db,
  buyerId: Id<'person'>,
  sourceId: RefundSource,
): Promise<RefundRow | undefined> {
  const { rows } = await sql<RefundRow>`
    select ${columns} from orders.refunds where buyer_id = ${buyerId} and source_id = ${sourceId}`.execute(
    db,
  );
  return rows[0];
}

/** Every time money of this order went back, oldest first. */
export async function refundsOfOrder(
  db: Db,
  buyerId: Id<'person'>,
  orderId: Id<'order'>,
): Promise<RefundRow[]> {
  const { rows } = await sql<RefundRow>`
    select ${columns} from orders.refunds where buyer_id = ${buyerId} and order_id = ${orderId} order by at, source_id`.execute(
    db,
  );
  return rows;
}

export async function insertRefund(tx: Tx, row: RefundRow): Promise<void> {
  await sql`
    insert into orders.refunds (buyer_id, source_id, order_id, cause, paid_fen, freight_fen, platform_fen, creator_fen, brand_fen,
      payment_refund_id, after_settlement, at)
    values (${row.buyerId}, ${row.sourceId}, ${row.orderId}, ${row.cause}, ${row.paidFen}, ${row.freightFen}, ${row.platformFen},
      ${row.creatorFen}, ${row.brandFen}, ${row.paymentRefundId}, ${row.afterSettlement}, ${row.at})`.execute(
    tx,
  );
}

export type LineBack = {
  readonly orderLineId: Id<'orderLine'>;
  readonly quantity: number;
  readonly dropped: number;
  readonly paidFen: bigint;
  readonly subsidyFen: bigint;
  /** All that went back to the funders of this line up to now, in the order of its discounts. */
  readonly splitSoFar: readonly bigint[];
  readonly discounts: readonly object[];
};

/** Counts what goes back of a line. The constraints of the table refuse more than was bought and paid. */
export async function takeFromLine(
  tx: Tx,
  { buyerId, orderId, sourceId }: { buyerId: Id<'person'>; orderId: Id<'order'>; sourceId: RefundSource },
  back: LineBack,
): Promise<void> {
  await sql`
    update orders.lines set refunded_quantity = refunded_quantity + ${back.quantity}, dropped_quantity = dropped_quantity + ${back.dropped},
      refunded_fen = refunded_fen + ${back.paidFen}, refunded_subsidy_fen = refunded_subsidy_fen + ${back.subsidyFen},
      refunded_split = ${JSON.stringify(back.splitSoFar.map(Number))}
    where buyer_id = ${buyerId} and order_id = ${orderId} and order_line_id = ${back.orderLineId}`.execute(
    tx,
  );
  await sql`
    insert into orders.refund_lines (buyer_id, source_id, order_line_id, quantity, paid_fen, subsidy_fen, discounts)
    values (${buyerId}, ${sourceId}, ${back.orderLineId}, ${back.quantity}, ${back.paidFen}, ${back.subsidyFen},
      ${JSON.stringify(back.discounts)})`.execute(tx);
}

/** Counts what goes back of an order; it is "refunding" until the payment's refund arrived. */
export async function takeFromOrder(
  tx: Tx,
  { buyerId, orderId }: Order,
  { paidFen, freightFen, subsidy }: { paidFen: bigint; freightFen: bigint; subsidy: Subsidy },
): Promise<void> {
  await sql`
    update orders.orders set refunding_fen = refunding_fen + ${paidFen}, refunded_freight_fen = refunded_freight_fen + ${freightFen},
      refunded_subsidy_fen = refunded_subsidy_fen + ${subsidyFen(subsidy)}
    where buyer_id = ${buyerId} and order_id = ${orderId}`.execute(tx);
}

/** What the books still hold of an order: its price and subsidies less all that went back. */
export const heldFen = (order: Order): bigint =>
  order.totalFen + order.subsidyFen - order.refundedFen - order.refundingFen - order.refundedSubsidyFen;

/** An after-sale case of these lines moved on: shown with the line, and counted while it is open. */
export async function noteCase(
  tx: Tx,
  {
    buyerId,
    orderId,
    afterSaleId,
    orderLineIds,
    status,
    opened = 0,
  }: {
    buyerId: Id<'person'>;
    orderId: Id<'order'>;
    afterSaleId: Id<'afterSale'>;
    orderLineIds: readonly Id<'orderLine'>[];
    status: number;
    /** +1 when the case was opened, −1 when it ended. */
    opened?: -1 | 0 | 1;
  },
): Promise<void> {
  if (opened !== 0)
    await sql`
      update orders.orders set open_cases = open_cases + ${opened} where buyer_id = ${buyerId} and order_id = ${orderId}`.execute(
      tx,
    );
  await sql`
    update orders.lines set after_sale_id = ${afterSaleId}, after_sale_status = ${status}
    where buyer_id = ${buyerId} and order_id = ${orderId} and order_line_id = any(${orderLineIds}::uuid[])`.execute(
    tx,
  );
}

/** Settlement has paid the order into the shop's account: later refunds come out of there. */
export async function markSettled(
  tx: Tx,
  { buyerId, orderId }: { buyerId: Id<'person'>; orderId: Id<'order'> },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update orders.orders set settled_at = ${now()}
    where buyer_id = ${buyerId} and order_id = ${orderId} and state = 'received' and settled_at is null`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}
