import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { OrderState } from './order.ts';

/** The merchants' view of orders: a projection that follows the events, a moment behind. */
export type ShopOrderKey = {
  readonly shopId: Id<'shop'>;
  readonly orderId: Id<'order'>;
  readonly buyerId: Id<'person'>;
};

export async function buyerOfShopOrder(
  db: Db,
  shopId: Id<'shop'>,
  orderId: Id<'order'>,
): Promise<Id<'person'> | undefined> {
  const { rows } = await sql<{ buyerId: Id<'person'> }>`
    select buyer_id as "buyerId" from orders.shop_orders where shop_id = ${shopId} and order_id = ${orderId}`.execute(
    db,
  );
  return rows[0]?.buyerId;
}

/** For operators, who see every shop's. */
export async function shopOrderById(db: Db, orderId: Id<'order'>): Promise<ShopOrderKey | undefined> {
  const { rows } = await sql<ShopOrderKey>`
    select shop_id as "shopId", order_id as "orderId", buyer_id as "buyerId" from orders.shop_orders where order_id = ${orderId}`.execute(
    db,
  );
  return rows[0];
}

type Search = {
  shopId?: Id<'shop'> | undefined;
  buyerId?: Id<'person'> | undefined;
  state?: OrderState | undefined;
  words?: string | undefined;
  after: string | null;
  limit: number;
};

export async function findShopOrders(
  db: Db,
  { shopId, buyerId, state, words, after, limit }: Search,
): Promise<ShopOrderKey[]> {
  const conditions = [sql`true`];
  if (shopId) conditions.push(sql`shop_id = ${shopId}`);
  if (buyerId) conditions.push(sql`buyer_id = ${buyerId}`);
  if (state) conditions.push(sql`state = ${state}`);
  if (after) conditions.push(sql`order_id < ${after}::uuid`);
  if (words)
    conditions.push(
      sql`(order_number = ${words.toUpperCase()} or strpos(lower(titles), lower(${words})) > 0)`,
    );
  const { rows } = await sql<ShopOrderKey>`
    select shop_id as "shopId", order_id as "orderId", buyer_id as "buyerId" from orders.shop_orders
    where ${sql.join(conditions, sql` and `)} order by order_id desc limit ${limit}`.execute(db);
  return rows;
}

export async function countsOfShop(db: Db, shopId: Id<'shop'>): Promise<Partial<Record<OrderState, number>>> {
  const { rows } = await sql<{ state: OrderState; count: number }>`
    select state, count(*)::int as count from orders.shop_orders where shop_id = ${shopId} group by state`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** Brings the rows of these orders up to what the orders are now. Doing it again, or late, changes nothing for the worse. */
export async function projectOrders(
  tx: Tx,
  buyerId: Id<'person'>,
  orderIds: readonly Id<'order'>[],
): Promise<void> {
  await sql`
    insert into orders.shop_orders (shop_id, order_id, buyer_id, state, order_number, titles)
    select o.shop_id, o.order_id, o.buyer_id, o.state, o.order_number,
      (select string_agg(concat_ws(' ', l.title, l.title_en, l.sku_name, l.sku_name_en), ' ') from orders.lines l where l.buyer_id = o.buyer_id and l.order_id = o.order_id)
    from orders.orders o where o.buyer_id = ${buyerId} and o.order_id = any(${orderIds}::uuid[])
    order by o.shop_id, o.order_id
    on conflict on constraint shop_orders_pk do update set state = excluded.state where shop_orders.state <> excluded.state`.execute(
    tx,
  );
}

export async function addStaffNote(
  tx: Tx,
  key: Omit<ShopOrderKey, 'shopId'>,
  authorId: Id<'person'>,
  text: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into orders.staff_notes (buyer_id, order_id, at, author_id, text)
    values (${key.buyerId}, ${key.orderId}, ${at}, ${authorId}, ${text})`.execute(tx);
}

export async function staffNotesOf(db: Db, key: Omit<ShopOrderKey, 'shopId'>) {
  const { rows } = await sql<{ at: Date; authorId: Id<'person'>; text: string }>`
    select at, author_id as "authorId", text from orders.staff_notes
    where buyer_id = ${key.buyerId} and order_id = ${key.orderId} order by at`.execute(db);
  return rows;
}
