import { sql } from 'kysely';
import { hour, later, now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { CaseKey } from './case.ts';
import type { HandlingWay, Status } from './status.ts';

/** Brings the shop's row of a case up to what the case is now. Doing it again, or late, changes nothing for the worse. */
export async function projectCase(tx: Tx, { buyerId, afterSaleId }: CaseKey): Promise<void> {
  await sql`
    insert into aftersales.shop_cases (shop_id, after_sale_id, buyer_id, order_id, order_number, status, handling_way, quality, unshipped,
      escalated, amount_fen, due_at, applied_at)
    select shop_id, after_sale_id, buyer_id, order_id, order_number, status, handling_way, quality, unshipped, escalated,
      goods_fen + freight_fen, due_at, applied_at
    from aftersales.cases where buyer_id = ${buyerId} and after_sale_id = ${afterSaleId}
    on conflict on constraint shop_cases_pk do update set status = excluded.status, handling_way = excluded.handling_way,
      quality = excluded.quality, unshipped = excluded.unshipped, escalated = excluded.escalated, amount_fen = excluded.amount_fen,
      due_at = excluded.due_at`.execute(tx);
}

export type ShopCaseKey = CaseKey & { readonly shopId: Id<'shop'>; readonly dueAt: Date | null };
export type CaseSearch = {
  shopId?: Id<'shop'> | undefined;
  buyerId?: Id<'person'> | undefined;
  status?: Status | undefined;
  handlingWay?: HandlingWay | undefined;
  which?: 'due-soon' | 'quality' | 'unshipped' | undefined;
  words?: string | undefined;
  after: string | null;
  limit: number;
  dueSoonHours: number;
};
const key = sql`shop_id as "shopId", after_sale_id as "afterSaleId", buyer_id as "buyerId", due_at as "dueAt"`;

export async function findShopCases(db: Db, search: CaseSearch): Promise<ShopCaseKey[]> {
  const { shopId, buyerId, status, handlingWay, which, words, after, limit } = search;
  const conditions = [sql`true`];
  if (shopId) conditions.push(sql`shop_id = ${shopId}`);
  if (buyerId) conditions.push(sql`buyer_id = ${buyerId}`);
  if (status) conditions.push(sql`status = ${status}`);
  if (handlingWay) conditions.push(sql`handling_way = ${handlingWay}`);
  if (which === 'quality') conditions.push(sql`quality`);
  if (which === 'unshipped') conditions.push(sql`unshipped`);
  if (which === 'due-soon') conditions.push(dueSoon(search.dueSoonHours));
  if (words) conditions.push(sql`order_number = ${words.trim().toUpperCase()}`);
  if (after) conditions.push(sql`after_sale_id < ${after}::uuid`);
  const { rows } = await sql<ShopCaseKey>`
    select ${key} from aftersales.shop_cases where ${sql.join(conditions, sql` and `)}
    order by after_sale_id desc limit ${limit}`.execute(db);
  return rows;
}

/** Only what the shop itself has to do. */
const dueSoon = (hours: number) => sql`status in (10, 40) and due_at <= ${later(now(), hours * hour)}`;

export async function countsOfShop(
  db: Db,
  shopId: Id<'shop'>,
  dueSoonHours: number,
): Promise<{ byStatus: Map<Status, number>; dueSoon: number }> {
  const { rows } = await sql<{ status: Status; count: number; soon: number }>`
    select status, count(*)::int as count, (count(*) filter (where ${dueSoon(dueSoonHours)}))::int as soon
    from aftersales.shop_cases where shop_id = ${shopId} group by status`.execute(db);
  return {
    byStatus: new Map(rows.map(({ status, count }) => [status, count])),
    dueSoon: rows.reduce((sum, { soon }) => sum + soon, 0),
  };
}

/** The case of a shop, or of any shop for the platform. */
export async function shopCaseById(
  db: Db,
  afterSaleId: Id<'afterSale'>,
  shopId?: Id<'shop'>,
): Promise<ShopCaseKey | undefined> {
  const { rows } = await sql<ShopCaseKey>`
    select ${key} from aftersales.shop_cases
    where after_sale_id = ${afterSaleId} and ${shopId ? sql`shop_id = ${shopId}` : sql`true`}`.execute(db);
  return rows[0];
}

/** Whether anything about this order is undecided, and when the last dispute about it ended: settlement waits for both. */
export async function disputeOf(
  db: Db,
  { buyerId, orderId }: { buyerId: Id<'person'>; orderId: Id<'order'> },
): Promise<{ open: boolean; endedAt: Date | null }> {
  const { rows } = await sql<{ open: boolean; endedAt: Date | null }>`
    select coalesce(bool_or(ended_at is null), false) as open, max(ended_at) as "endedAt"
    from aftersales.cases where buyer_id = ${buyerId} and order_id = ${orderId}`.execute(db);
  return rows[0]!;
}
export const hasOpenCase = async (db: Db, key: Parameters<typeof disputeOf>[1]): Promise<boolean> =>
  (await disputeOf(db, key)).open;
