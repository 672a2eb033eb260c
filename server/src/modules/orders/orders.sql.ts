import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import { behind, type Due } from '../../platform/each-due.ts';
import type { Id } from '../../platform/ids.ts';
import type { Order, OrderLine, OrderState, Purchase } from './order.ts';
import type { Happening, TimelineRow } from './timeline.ts';

type BuyerId = Id<'person'>;
type OrderKey = { readonly buyerId: BuyerId; readonly orderId: Id<'order'> };

const orderColumns = sql`
  o.buyer_id as "buyerId", o.order_id as "orderId", o.purchase_id as "purchaseId", o.shop_id as "shopId", o.order_number as "orderNumber",
  o.state, o.shop_name_zh as "shopNameZh", o.shop_name_en as "shopNameEn", o.pieces, o.list_fen as "listFen", o.discount_fen as "discountFen",
  o.freight_fen as "freightFen", o.total_fen as "totalFen", o.subsidy_fen as "subsidyFen", o.subsidy_platform_fen as "subsidyPlatformFen",
  o.subsidy_creator_fen as "subsidyCreatorFen", o.subsidy_brand_fen as "subsidyBrandFen", o.freight_discount_fen as "freightDiscountFen",
  o.freight_discount as "freightDiscount", o.refunded_fen as "refundedFen", o.refunding_fen as "refundingFen", o.refunded_freight_fen as "refundedFreightFen",
  o.refunded_subsidy_fen as "refundedSubsidyFen", o.open_cases as "openCases", o.note,
  o.ship_within_hours as "shipWithinHours", o.placed_at as "placedAt", p.pay_by as "payBy", p.region_code as "regionCode", o.paid_at as "paidAt",
  o.ship_by as "shipBy", o.shipped_at as "shippedAt", o.auto_confirm_at as "autoConfirmAt", o.received_at as "receivedAt",
  o.cancelled_at as "cancelledAt", o.cancel_reason as "cancelReason", o.reminded_at as "remindedAt",
  o.delivered_at as "deliveredAt", o.settled_at as "settledAt"`;
const ordersWithPurchase = sql`orders.orders o join orders.purchases p on p.buyer_id = o.buyer_id and p.purchase_id = o.purchase_id`;
const purchaseColumns = sql`
  buyer_id as "buyerId", purchase_id as "purchaseId", order_ids as "orderIds", state, payable_fen as "payableFen", subsidy_fen as "subsidyFen", placed_at as "placedAt",
  pay_by as "payBy", paid_at as "paidAt"`;

async function orderRows(db: Db, condition: RawBuilder<unknown>): Promise<Order[]> {
  return (await sql<Order>`select ${orderColumns} from ${ordersWithPurchase} where ${condition}`.execute(db))
    .rows;
}

export async function purchaseOf(
  db: Db,
  buyerId: BuyerId,
  purchaseId: Id<'purchase'>,
): Promise<Purchase | undefined> {
  const { rows } = await sql<Purchase>`
    select ${purchaseColumns} from orders.purchases where buyer_id = ${buyerId} and purchase_id = ${purchaseId}`.execute(
    db,
  );
  return rows[0];
}

/** The first lock of every verb that changes a purchase or its orders. */
export async function lockPurchase(
  tx: Tx,
  buyerId: BuyerId,
  purchaseId: Id<'purchase'>,
): Promise<Purchase | undefined> {
  const { rows } = await sql<Purchase>`
    select ${purchaseColumns} from orders.purchases where buyer_id = ${buyerId} and purchase_id = ${purchaseId} for update`.execute(
    tx,
  );
  return rows[0];
}

export function ordersByIds(db: Db, buyerId: BuyerId, orderIds: readonly Id<'order'>[]): Promise<Order[]> {
  return orderRows(
    db,
    sql`o.buyer_id = ${buyerId} and o.order_id = any(${orderIds}::uuid[]) order by o.order_id`,
  );
}

/** Of many buyers at once, for a shop's page; in no order. */
export function ordersByKeys(db: Db, keys: readonly OrderKey[]): Promise<Order[]> {
  return orderRows(
    db,
    sql`(o.buyer_id, o.order_id) in (select * from unnest(${keys.map((k) => k.buyerId)}::uuid[], ${keys.map((k) => k.orderId)}::uuid[]))`,
  );
}

export async function lockOrder(tx: Tx, buyerId: BuyerId, orderId: Id<'order'>): Promise<Order | undefined> {
  await sql`select from orders.orders where buyer_id = ${buyerId} and order_id = ${orderId} for update`.execute(
    tx,
  );
  return (await ordersByIds(tx, buyerId, [orderId]))[0];
}

export async function linesOf(db: Db, keys: readonly OrderKey[]): Promise<Map<Id<'order'>, OrderLine[]>> {
  const { rows } = await sql<OrderLine>`
    select order_id as "orderId", order_line_id as "orderLineId", sku_id as "skuId", product_id as "productId", title, title_en as "titleEn",
      sku_name as "skuName", sku_name_en as "skuNameEn", picture_key as "pictureKey", quantity, unit_price_fen as "unitPriceFen", discount_fen as "discountFen",
      payable_fen as "payableFen", coalesce(discounts, '[]') as discounts, subsidy_fen as "subsidyFen", gift_of as "giftOf", terms, attribution_token as "attributionToken",
      refunded_quantity as "refundedQuantity", refunded_fen as "refundedFen", refunded_subsidy_fen as "refundedSubsidyFen",
      refunded_split as "refundedSplit", dropped_quantity as "droppedQuantity", reviewed,
      after_sale_id as "afterSaleId", after_sale_status as "afterSaleStatus"
    from orders.lines
    where (buyer_id, order_id) in (select * from unnest(${keys.map((k) => k.buyerId)}::uuid[], ${keys.map((k) => k.orderId)}::uuid[]))
    order by order_id, gift_of is not null, order_line_id`.execute(db);
  return Map.groupBy(rows, ({ orderId }) => orderId);
}

export async function setPurchasePaid(
  tx: Tx,
  purchase: Purchase,
  paymentId: Id<'payment'> | null,
  at: Date,
): Promise<void> {
  await sql`
    update orders.purchases set state = 'paid', paid_at = ${at}, payment_id = ${paymentId}
    where buyer_id = ${purchase.buyerId} and purchase_id = ${purchase.purchaseId}`.execute(tx);
  await sql`
    update orders.orders set state = 'paid', paid_at = ${at}, ship_by = ${at}::timestamptz + ship_within_hours * interval '1 hour'
    where buyer_id = ${purchase.buyerId} and order_id = any(${purchase.orderIds}::uuid[])`.execute(tx);
}

export async function setPurchaseCancelled(
  tx: Tx,
  purchase: Purchase,
  reason: string,
  at: Date,
): Promise<void> {
  await sql`
    update orders.purchases set state = 'cancelled', cancelled_at = ${at}
    where buyer_id = ${purchase.buyerId} and purchase_id = ${purchase.purchaseId}`.execute(tx);
  await sql`
    update orders.orders set state = 'cancelled', cancelled_at = ${at}, cancel_reason = ${reason}
    where buyer_id = ${purchase.buyerId} and order_id = any(${purchase.orderIds}::uuid[])`.execute(tx);
}

export async function setOrderCancelled(
  tx: Tx,
  { buyerId, orderId }: Order,
  reason: string,
  at: Date,
): Promise<void> {
  await sql`
    update orders.orders set state = 'cancelled', cancelled_at = ${at}, cancel_reason = ${reason}
    where buyer_id = ${buyerId} and order_id = ${orderId}`.execute(tx);
}

export async function setShipped(
  tx: Tx,
  { buyerId, orderId }: OrderKey,
  at: Date,
  autoConfirmAt: Date,
): Promise<void> {
  await sql`
    update orders.orders set state = 'shipped', shipped_at = ${at}, auto_confirm_at = ${autoConfirmAt}
    where buyer_id = ${buyerId} and order_id = ${orderId}`.execute(tx);
}

export async function setReceived(tx: Tx, { buyerId, orderId }: OrderKey, at: Date): Promise<void> {
  await sql`update orders.orders set state = 'received', received_at = ${at} where buyer_id = ${buyerId} and order_id = ${orderId}`.execute(
    tx,
  );
}

/** The carrier delivered it; false when that was known, or it is no longer on its way. */
export async function setDelivered(tx: Tx, { buyerId, orderId }: OrderKey, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update orders.orders set delivered_at = ${at}
    where buyer_id = ${buyerId} and order_id = ${orderId} and delivered_at is null and state in ('shipped', 'received')`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

export async function setReviewed(
  tx: Tx,
  { buyerId, orderId }: OrderKey,
  productId: Id<'product'>,
  skuId: Id<'sku'> | null,
): Promise<void> {
  await sql`
    update orders.lines set reviewed = true where buyer_id = ${buyerId} and order_id = ${orderId}
      and ${skuId === null ? sql`product_id = ${productId}` : sql`sku_id = ${skuId}`}`.execute(tx);
}

export async function setReminded(tx: Tx, { buyerId, orderId }: OrderKey, at: Date): Promise<void> {
  await sql`update orders.orders set reminded_at = ${at} where buyer_id = ${buyerId} and order_id = ${orderId}`.execute(
    tx,
  );
}

export async function countRefund(tx: Tx, { buyerId, orderId }: OrderKey, amountFen: bigint): Promise<void> {
  await sql`
    update orders.orders set refunded_fen = refunded_fen + ${amountFen}, refunding_fen = refunding_fen - ${amountFen}
    where buyer_id = ${buyerId} and order_id = ${orderId}`.execute(tx);
}

export async function note(
  tx: Tx,
  { buyerId, orderId }: OrderKey,
  at: Date,
  kind: Happening,
  details: Record<string, string> = {},
): Promise<void> {
  await sql`
    insert into orders.timeline (buyer_id, order_id, at, kind, details) values (${buyerId}, ${orderId}, ${at}, ${kind}, ${JSON.stringify(details)})
    on conflict on constraint timeline_pk do nothing`.execute(tx);
}

export async function timelineOf(db: Db, { buyerId, orderId }: OrderKey): Promise<TimelineRow[]> {
  const { rows } = await sql<TimelineRow>`
    select at, kind, details from orders.timeline where buyer_id = ${buyerId} and order_id = ${orderId} order by at`.execute(
    db,
  );
  return rows;
}

type BuyerSearch = {
  buyerId: BuyerId;
  state: OrderState | undefined;
  words: string | undefined;
  after: string | null;
  limit: number;
};

export function ordersOfBuyer(
  db: Db,
  { buyerId, state, words, after, limit }: BuyerSearch,
): Promise<Order[]> {
  const conditions = [sql`o.buyer_id = ${buyerId}`];
  if (state) conditions.push(sql`o.state = ${state}`);
  if (after) conditions.push(sql`o.order_id < ${after}::uuid`);
  if (words) {
    conditions.push(sql`(o.order_number = ${words} or exists (select from orders.lines l
      where l.buyer_id = o.buyer_id and l.order_id = o.order_id and strpos(lower(l.title || ' ' || coalesce(l.title_en, '')), lower(${words})) > 0))`);
  }
  return orderRows(db, sql`${sql.join(conditions, sql` and `)} order by o.order_id desc limit ${limit}`);
}

export async function countsOfBuyer(db: Db, buyerId: BuyerId): Promise<Partial<Record<OrderState, number>>> {
  const { rows } = await sql<{ state: OrderState; count: number }>`
    select state, count(*)::int as count from orders.orders where buyer_id = ${buyerId} group by state`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

export async function deliveriesOf(
  db: Db,
  purchases: readonly { buyerId: BuyerId; purchaseId: Id<'purchase'> }[],
) {
  const { rows } = await sql<{
    buyerId: BuyerId;
    purchaseId: Id<'purchase'>;
    regionCode: string;
    sealed: Buffer;
  }>`
    select buyer_id as "buyerId", purchase_id as "purchaseId", region_code as "regionCode", delivery_sealed as sealed from orders.purchases
    where (buyer_id, purchase_id) in
      (select * from unnest(${purchases.map((p) => p.buyerId)}::uuid[], ${purchases.map((p) => p.purchaseId)}::uuid[]))`.execute(
    db,
  );
  return rows;
}

export async function unpaidSince(
  db: Db,
  time: Date,
  limit: number,
  after: Due | null,
): Promise<(Due & { id: Id<'purchase'>; buyerId: BuyerId })[]> {
  const { rows } = await sql<Due & { id: Id<'purchase'>; buyerId: BuyerId }>`
    select buyer_id as "buyerId", purchase_id as id, pay_by::text as "dueAt" from orders.purchases
    where state = 'unpaid' and pay_by <= ${time} ${behind(after, sql`pay_by`, sql`purchase_id`)}
    order by pay_by, purchase_id limit ${limit}`.execute(db);
  return rows;
}

export async function dueForConfirmation(
  db: Db,
  time: Date,
  limit: number,
  after: Due | null,
): Promise<(Due & { id: Id<'order'>; buyerId: BuyerId })[]> {
  const { rows } = await sql<Due & { id: Id<'order'>; buyerId: BuyerId }>`
    select buyer_id as "buyerId", order_id as id, auto_confirm_at::text as "dueAt" from orders.orders
    where state = 'shipped' and auto_confirm_at <= ${time} and open_cases = 0 ${behind(after, sql`auto_confirm_at`, sql`order_id`)}
    order by auto_confirm_at, order_id limit ${limit}`.execute(db);
  return rows;
}
