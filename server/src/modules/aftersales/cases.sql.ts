import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import { behind, type Due } from '../../platform/each-due.ts';
import type { Id } from '../../platform/ids.ts';
import type { Case, CaseKey, CaseLine, Happened } from './case.ts';

const columns = sql`
  buyer_id as "buyerId", after_sale_id as "afterSaleId", order_id as "orderId", purchase_id as "purchaseId", shop_id as "shopId",
  order_number as "orderNumber", handling_way as "handlingWay", status, version, unshipped, reason, quality, words,
  picture_keys as "pictureKeys", goods_fen as "goodsFen", freight_fen as "freightFen", escalated, due_at as "dueAt",
  return_carrier as "returnCarrier", return_waybill as "returnWaybill", restock, refund_id as "refundId", executed_at as "executedAt",
  closed_as as "closedAs", applied_at as "appliedAt", agreed_at as "agreedAt", ended_at as "endedAt", terms`;

async function caseRows(db: Db, condition: RawBuilder<unknown>): Promise<Case[]> {
  return (await sql<Case>`select ${columns} from aftersales.cases where ${condition}`.execute(db)).rows;
}
const keyed = ({ buyerId, afterSaleId }: CaseKey) =>
  sql`buyer_id = ${buyerId} and after_sale_id = ${afterSaleId}`;

export async function caseOf(db: Db, key: CaseKey): Promise<Case | undefined> {
  return (await caseRows(db, keyed(key)))[0];
}
export async function lockCase(tx: Tx, key: CaseKey): Promise<Case | undefined> {
  return (await caseRows(tx, sql`${keyed(key)} for update`))[0]; // RACE: without this lock a case is agreed and refused at once
}
/** Of many buyers at once, for a shop's page; in no order. */
export const casesByKeys = (db: Db, keys: readonly CaseKey[]): Promise<Case[]> =>
  caseRows(
    db,
    sql`(buyer_id, after_sale_id) in (
      select * from unnest(${keys.map((k) => k.buyerId)}::uuid[], ${keys.map((k) => k.afterSaleId)}::uuid[]))`,
  );
export const casesOfOrder = (db: Db, buyerId: Id<'person'>, orderId: Id<'order'>): Promise<Case[]> =>
  caseRows(db, sql`buyer_id = ${buyerId} and order_id = ${orderId} order by after_sale_id`);
export async function caseByRefund(
  db: Db,
  buyerId: Id<'person'>,
  refundId: Id<'refund'>,
): Promise<Case | undefined> {
  return (await caseRows(db, sql`buyer_id = ${buyerId} and refund_id = ${refundId}`))[0];
}

type BuyerSearch = {
  buyerId: Id<'person'>;
  state: 'open' | 'ended' | undefined;
  orderId: Id<'order'> | undefined;
  after: string | null;
  limit: number;
};
export function casesOfBuyer(
  db: Db,
  { buyerId, state, orderId, after, limit }: BuyerSearch,
): Promise<Case[]> {
  const conditions = [sql`buyer_id = ${buyerId}`];
  if (state) conditions.push(state === 'open' ? sql`ended_at is null` : sql`ended_at is not null`);
  if (orderId) conditions.push(sql`order_id = ${orderId}`);
  if (after) conditions.push(sql`after_sale_id < ${after}::uuid`);
  return caseRows(db, sql`${sql.join(conditions, sql` and `)} order by after_sale_id desc limit ${limit}`);
}

export async function dueCases(
  db: Db,
  time: Date,
  limit: number,
  after: Due | null,
): Promise<(Due & CaseKey)[]> {
  const { rows } = await sql<Due & CaseKey>`
    select buyer_id as "buyerId", after_sale_id as "afterSaleId", after_sale_id as id, due_at::text as "dueAt" from aftersales.cases
    where due_at <= ${time} and status in (10, 12, 30, 40) ${behind(after, sql`due_at`, sql`after_sale_id`)}
    order by due_at, after_sale_id limit ${limit}`.execute(db);
  return rows;
}

export async function insertCase(tx: Tx, c: Case): Promise<void> {
  await sql`
    insert into aftersales.cases (buyer_id, after_sale_id, order_id, purchase_id, shop_id, order_number, handling_way, status, version,
      unshipped, reason, quality, words, picture_keys, goods_fen, freight_fen, due_at, applied_at, terms)
    values (${c.buyerId}, ${c.afterSaleId}, ${c.orderId}, ${c.purchaseId}, ${c.shopId}, ${c.orderNumber}, ${c.handlingWay}, ${c.status},
      ${c.version}, ${c.unshipped}, ${c.reason}, ${c.quality}, ${c.words}, ${c.pictureKeys}, ${c.goodsFen}, ${c.freightFen}, ${c.dueAt},
      ${c.appliedAt}, ${JSON.stringify(c.terms)})`.execute(tx);
}

/** Writes what a step changed. */
export async function saveCase(tx: Tx, c: Case): Promise<void> {
  await sql`
    update aftersales.cases set handling_way = ${c.handlingWay}, status = ${c.status}, version = ${c.version}, reason = ${c.reason},
      quality = ${c.quality}, words = ${c.words}, picture_keys = ${c.pictureKeys}, goods_fen = ${c.goodsFen},
      freight_fen = ${c.freightFen}, escalated = ${c.escalated}, due_at = ${c.dueAt}, return_carrier = ${c.returnCarrier},
      return_waybill = ${c.returnWaybill}, restock = ${c.restock}, refund_id = ${c.refundId}, executed_at = ${c.executedAt},
      closed_as = ${c.closedAs}, agreed_at = ${c.agreedAt}, ended_at = ${c.endedAt}, unshipped = ${c.unshipped}
    where ${keyed(c)}`.execute(tx);
}

export async function replaceLines(tx: Tx, key: CaseKey, lines: readonly CaseLine[]): Promise<void> {
  await sql`delete from aftersales.case_lines where ${keyed(key)}`.execute(tx);
  for (const { orderLineId, skuId, quantity, amountFen } of lines)
    await sql`
      insert into aftersales.case_lines (buyer_id, after_sale_id, order_line_id, sku_id, quantity, amount_fen)
      values (${key.buyerId}, ${key.afterSaleId}, ${orderLineId}, ${skuId}, ${quantity}, ${amountFen})`.execute(
      tx,
    );
}
export async function setLineAmount(tx: Tx, { orderLineId, amountFen, ...key }: CaseLine): Promise<void> {
  await sql`update aftersales.case_lines set amount_fen = ${amountFen} where ${keyed(key)} and order_line_id = ${orderLineId}`.execute(
    tx,
  );
}
export async function endLines(tx: Tx, key: CaseKey): Promise<void> {
  await sql`update aftersales.case_lines set open = false where ${keyed(key)}`.execute(tx);
}
export async function caseLinesOf(
  db: Db,
  keys: readonly CaseKey[],
): Promise<Map<Id<'afterSale'>, CaseLine[]>> {
  const { rows } = await sql<CaseLine>`
    select buyer_id as "buyerId", after_sale_id as "afterSaleId", order_line_id as "orderLineId", sku_id as "skuId", quantity,
      amount_fen as "amountFen"
    from aftersales.case_lines where (buyer_id, after_sale_id) in (
      select * from unnest(${keys.map((k) => k.buyerId)}::uuid[], ${keys.map((k) => k.afterSaleId)}::uuid[]))
    order by after_sale_id, order_line_id`.execute(db);
  return Map.groupBy(rows, ({ afterSaleId }) => afterSaleId);
}

export async function addHappening(
  tx: Tx,
  key: CaseKey & { version: number },
  happened: Happened & { actorId: Id<'person'> | null },
): Promise<void> {
  await sql`
    insert into aftersales.timeline (buyer_id, after_sale_id, version, at, actor, actor_id, kind, status, words, picture_keys)
    values (${key.buyerId}, ${key.afterSaleId}, ${key.version}, ${happened.at}, ${happened.actor}, ${happened.actorId}, ${happened.kind},
      ${happened.status}, ${happened.words}, ${happened.pictureKeys})`.execute(tx);
}
export async function happeningsOf(db: Db, key: CaseKey): Promise<Happened[]> {
  const { rows } = await sql<Happened>`
    select at, actor, kind, status, words, picture_keys as "pictureKeys" from aftersales.timeline
    where ${keyed(key)} order by version`.execute(db);
  return rows;
}
