import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import { behind, type Due } from '../../platform/each-due.ts';
import type { Id } from '../../platform/ids.ts';
import type { LineTerms } from '../commission/index.ts';
import type { Income, Part } from './parts.ts';

export type BillState = 'paid' | 'received' | 'settled' | 'void';
/** What was promised when the order was paid: a later version of the policy changes none of it. */
export type BillTerms = LineTerms & {
  readonly periodDays: number;
  readonly disputeDays: number;
  readonly reserveBps: number;
  readonly reserveDays: number;
};

export type Bill = Income & {
  readonly billId: Id<'settlementBill'>;
  readonly buyerId: Id<'person'>;
  readonly orderId: Id<'order'>;
  readonly orderLineId: Id<'orderLine'> | null;
  readonly shopId: Id<'shop'>;
  readonly creatorId: Id<'creator'> | null;
  readonly leaderId: Id<'creator'> | null;
  readonly orderNumber: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly skuName: string;
  readonly skuNameEn: string | null;
  readonly quantity: number;
  readonly state: BillState;
  readonly refundPaidFen: bigint;
  readonly terms: BillTerms;
  readonly paidAt: Date;
  readonly receivedAt: Date | null;
  readonly dueAt: Date | null;
  readonly settledAt: Date | null;
  readonly parts: readonly Part[];
};

const columns = sql`
  b.bill_id as "billId", b.buyer_id as "buyerId", b.order_id as "orderId", b.order_line_id as "orderLineId", b.shop_id as "shopId",
  b.creator_id as "creatorId", b.leader_id as "leaderId", b.order_number as "orderNumber", b.title, b.title_en as "titleEn",
  b.sku_name as "skuName", b.sku_name_en as "skuNameEn", b.quantity, b.state, b.paid_fen as "paidFen", b.platform_fen as "platformFen", b.market_fen as "marketFen",
  b.government_fen as "governmentFen", b.refund_fen as "refundFen", b.refund_paid_fen as "refundPaidFen", b.terms, b.paid_at as "paidAt",
  b.received_at as "receivedAt", b.due_at as "dueAt", b.settled_at as "settledAt"`;

async function withParts(db: Db | Tx, bills: readonly Omit<Bill, 'parts'>[]): Promise<Bill[]> {
  if (bills.length === 0) return [];
  const { rows } = await sql<Part & { billId: Id<'settlementBill'> }>`
    select bill_id as "billId", part, account, creator_id as "creatorId", agreed_fen as "agreedFen", returned_fen as "returnedFen",
      returns, returns_until as "returnsUntil"
    from settlement.bill_parts where bill_id = any(${bills.map(({ billId }) => billId)}::uuid[]) order by bill_id, part`.execute(
    db,
  );
  const parts = Map.groupBy(rows, ({ billId }) => billId);
  return bills.map((bill) => ({ ...bill, parts: parts.get(bill.billId) ?? [] }));
}

async function billsWhere(db: Db | Tx, rest: RawBuilder<unknown>): Promise<Bill[]> {
  const { rows } = await sql<Omit<Bill, 'parts'>>`select ${columns} from settlement.bills b ${rest}`.execute(
    db,
  );
  return withParts(db, rows);
}

export const billsOfOrder = (db: Db | Tx, orderId: Id<'order'>): Promise<Bill[]> =>
  billsWhere(db, sql`where b.order_id = ${orderId} order by b.bill_id`);

/** The lock of everything that changes the bills of an order. */
export const lockBills = (tx: Tx, orderId: Id<'order'>): Promise<Bill[]> =>
  billsWhere(tx, sql`where b.order_id = ${orderId} order by b.bill_id for update`);

export async function billById(db: Db, billId: Id<'settlementBill'>): Promise<Bill | undefined> {
  return (await billsWhere(db, sql`where b.bill_id = ${billId}`))[0];
}

export type BillSearch = {
  shopId?: Id<'shop'> | undefined;
  /** Bills this creator earns on, also as a leader. */
  creatorId?: Id<'creator'> | undefined;
  orderId?: Id<'order'> | undefined;
  state?: BillState | undefined;
  words?: string | undefined;
  fromDay?: string | undefined;
  toDay?: string | undefined;
  after: string | null;
  limit: number;
  oldestFirst?: boolean;
};

const dayStart = (day: string) => sql`(${day}::date::timestamp at time zone 'Asia/Shanghai')`;

function conditionsOf(search: BillSearch) {
  const conditions = [sql`true`];
  if (search.shopId) conditions.push(sql`b.shop_id = ${search.shopId}`);
  if (search.creatorId)
    conditions.push(sql`(b.creator_id = ${search.creatorId} or b.leader_id = ${search.creatorId})`);
  if (search.orderId) conditions.push(sql`b.order_id = ${search.orderId}`);
  if (search.state) conditions.push(sql`b.state = ${search.state}`);
  if (search.fromDay) conditions.push(sql`b.paid_at >= ${dayStart(search.fromDay)}`);
  if (search.toDay) conditions.push(sql`b.paid_at < ${dayStart(search.toDay)} + interval '1 day'`);
  if (search.words)
    conditions.push(sql`(b.order_number = ${search.words.toUpperCase()}
      or strpos(lower(concat_ws(' ', b.title, b.title_en, b.sku_name, b.sku_name_en)), lower(${search.words})) > 0)`);
  return conditions;
}

export function findBills(db: Db, search: BillSearch): Promise<Bill[]> {
  const conditions = conditionsOf(search);
  const { after, limit, oldestFirst = false } = search;
  if (after) conditions.push(oldestFirst ? sql`b.bill_id > ${after}::uuid` : sql`b.bill_id < ${after}::uuid`);
  return billsWhere(
    db,
    sql`where ${sql.join(conditions, sql` and `)} order by b.bill_id ${oldestFirst ? sql`asc` : sql`desc`} limit ${limit}`,
  );
}

export async function countBills(db: Db, search: Omit<BillSearch, 'after' | 'limit'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from settlement.bills b
    where ${sql.join(conditionsOf({ ...search, after: null, limit: 0 }), sql` and `)}`.execute(db);
  return rows[0]!.count;
}

/** False when this line has its bill already. */
export async function insertBill(tx: Tx, bill: Bill): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into settlement.bills (bill_id, buyer_id, order_id, order_line_id, shop_id, creator_id, leader_id, order_number, title, title_en,
      sku_name, sku_name_en, quantity, state, paid_fen, platform_fen, market_fen, government_fen, terms, paid_at)
    values (${bill.billId}, ${bill.buyerId}, ${bill.orderId}, ${bill.orderLineId}, ${bill.shopId}, ${bill.creatorId}, ${bill.leaderId},
      ${bill.orderNumber}, ${bill.title}, ${bill.titleEn}, ${bill.skuName}, ${bill.skuNameEn}, ${bill.quantity}, ${bill.state}, ${bill.paidFen},
      ${bill.platformFen}, ${bill.marketFen}, ${bill.governmentFen}, ${JSON.stringify(bill.terms)}, ${bill.paidAt})
    on conflict on constraint bills_once do nothing`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  if (bill.parts.length === 0) return true;
  const parts = bill.parts.map(
    ({ part, account, creatorId, agreedFen, returns, returnsUntil }) =>
      sql`(${bill.billId}::uuid, ${part}, ${account}, ${creatorId}::uuid, ${agreedFen}::bigint, ${returns}, ${returnsUntil}::timestamptz)`,
  );
  await sql`
    insert into settlement.bill_parts (bill_id, part, account, creator_id, agreed_fen, returns, returns_until)
    values ${sql.join(parts)}`.execute(tx);
  return true;
}

export async function setReceived(
  tx: Tx,
  billId: Id<'settlementBill'>,
  at: Date,
  dueAt: Date,
): Promise<void> {
  await sql`
    update settlement.bills set state = 'received', received_at = ${at}, due_at = ${dueAt}
    where bill_id = ${billId} and state = 'paid'`.execute(tx);
}

/** A dispute ended: settlement waits at least until then. */
export async function postpone(tx: Tx, orderId: Id<'order'>, until: Date): Promise<void> {
  await sql`
    update settlement.bills set due_at = greatest(due_at, ${until}::timestamptz)
    where order_id = ${orderId} and state = 'received'`.execute(tx);
}

export async function setSettled(tx: Tx, billId: Id<'settlementBill'>, at: Date): Promise<void> {
  await sql`update settlement.bills set state = 'settled', settled_at = ${at} where bill_id = ${billId}`.execute(
    tx,
  );
}

export async function setVoid(tx: Tx, billId: Id<'settlementBill'>, at: Date): Promise<void> {
  await sql`
    update settlement.bills set state = 'void', voided_at = ${at} where bill_id = ${billId} and state in ('paid', 'received')`.execute(
    tx,
  );
}

export type BillRefund = {
  readonly paidFen: bigint;
  readonly subsidyFen: bigint;
  readonly afterSettlement: boolean;
};

/** Counts a refund of a bill; false when this cause was counted before. */
export async function countRefund(
  tx: Tx,
  billId: Id<'settlementBill'>,
  sourceId: Id,
  { paidFen, subsidyFen, afterSettlement }: BillRefund,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into settlement.bill_refunds (bill_id, after_sale_id, paid_fen, subsidy_fen, after_settlement, at)
    values (${billId}, ${sourceId}, ${paidFen}, ${subsidyFen}, ${afterSettlement}, ${at})
    on conflict on constraint bill_refunds_pk do nothing`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await sql`
    update settlement.bills set refund_fen = refund_fen + ${paidFen + subsidyFen}, refund_paid_fen = refund_paid_fen + ${paidFen}
    where bill_id = ${billId}`.execute(tx);
  return true;
}

export async function setReturned(
  tx: Tx,
  billId: Id<'settlementBill'>,
  { part, returnedFen }: Pick<Part, 'part' | 'returnedFen'>,
): Promise<void> {
  await sql`
    update settlement.bill_parts set returned_fen = ${returnedFen} where bill_id = ${billId} and part = ${part}`.execute(
    tx,
  );
}

export type DueOrder = Due & { readonly id: Id<'order'>; readonly buyerId: Id<'person'> };

/** Orders whose period is over, those waiting longest first, behind `after`. */
export async function dueOrders(db: Db, at: Date, limit: number, after: Due | null): Promise<DueOrder[]> {
  const { rows } = await sql<DueOrder>`
    select due_at::text as "dueAt", buyer_id as "buyerId", order_id as id from settlement.bills
    where state = 'received' and due_at <= ${at} ${behind(after, sql`due_at`, sql`order_id`)}
    group by due_at, buyer_id, order_id order by due_at, order_id limit ${limit}`.execute(db);
  return rows;
}
