import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { timeAndId } from '../../platform/paging.ts';
import { isOwnedBy } from './activities.sql.ts';
import type { Owner } from './owner.ts';
import type { BatchRow, CouponRow, PricingTables } from './tables.ts';

const own = (db: Db | Tx) => db.withTables<PricingTables>();
type BatchId = Id<'couponBatch'>;
export type CountedBatch = BatchRow & { readonly total: number; readonly claimed: number };
export type BatchState = 'upcoming' | 'open' | 'sold_out' | 'closed' | 'stopped';

const counted = sql`select b.*, s.total, s.claimed from pricing.coupon_batches b join pricing.coupon_stock s using (batch_id)`;

export async function insertBatch(tx: Tx, { body, ...row }: BatchRow, total: number): Promise<void> {
  await own(tx)
    .insertInto('pricing.coupon_batches')
    .values({ ...row, body: JSON.stringify(body) })
    .execute();
  await own(tx).insertInto('pricing.coupon_stock').values({ batch_id: row.batch_id, total }).execute();
}

export async function updateBatch(
  tx: Tx,
  batchId: BatchId,
  change: Partial<Omit<BatchRow, 'body'>>,
): Promise<void> {
  await own(tx)
    .updateTable('pricing.coupon_batches')
    .set({ ...change, changed_at: now(), changed_xid: sql`pg_current_xact_id()` })
    .where('batch_id', '=', batchId)
    .execute();
}

export async function addCoupons(tx: Tx, batchId: BatchId, add: number): Promise<void> {
  await sql`update pricing.coupon_stock set total = total + ${add} where batch_id = ${batchId}`.execute(tx);
}

export async function batchById(db: Db | Tx, batchId: BatchId): Promise<CountedBatch | undefined> {
  const { rows } = await sql<CountedBatch>`${counted} where b.batch_id = ${batchId}`.execute(db);
  return rows[0];
}

export async function lockBatch(tx: Tx, batchId: BatchId): Promise<CountedBatch | undefined> {
  await sql`select from pricing.coupon_batches where batch_id = ${batchId} for update`.execute(tx);
  return batchById(tx, batchId);
}

/** The state follows from the clock and from what is left. */
export function batchStateOf(batch: CountedBatch): BatchState {
  const time = now();
  if (batch.state === 'stopped') return 'stopped';
  if (batch.claim_until <= time) return 'closed';
  if (batch.claimed >= batch.total) return 'sold_out';
  return batch.claim_from > time ? 'upcoming' : 'open';
}

/** The same words, for the list's filter. */
function inState(state: BatchState) {
  const time = now();
  const going = sql`b.state = 'issued' and b.claim_until > ${time}`;
  switch (state) {
    case 'stopped':
      return sql`b.state = 'stopped'`;
    case 'closed':
      return sql`b.state = 'issued' and b.claim_until <= ${time}`;
    case 'sold_out':
      return sql`${going} and s.claimed >= s.total`;
    case 'upcoming':
      return sql`${going} and s.claimed < s.total and b.claim_from > ${time}`;
    case 'open':
      return sql`${going} and s.claimed < s.total and b.claim_from <= ${time}`;
  }
}

type ListBatches = { by: Owner; state?: BatchState | undefined; cursor?: string | undefined; limit: number };

export async function listBatches(
  db: Db,
  { by, state, cursor, limit }: ListBatches,
): Promise<CountedBatch[]> {
  const after = timeAndId(cursor);
  const { rows } = await sql<CountedBatch>`
    ${counted} where ${isOwnedBy(by)} and ${state ? inState(state) : sql`true`}
      and ${after ? sql`(b.created_at, b.batch_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by b.created_at desc, b.batch_id desc limit ${limit + 1}`.execute(db);
  return rows;
}

type OpenBatches = {
  owner?: Owner['owner'] | undefined;
  shopIds?: readonly Id<'shop'>[];
  cursor?: string | undefined;
  limit: number;
};

/** What can be claimed now, the newest first; also what is sold out, so that people see it is. */
export async function openBatches(
  db: Db,
  { owner, shopIds, cursor, limit }: OpenBatches,
): Promise<CountedBatch[]> {
  const after = timeAndId(cursor);
  const time = now();
  const { rows } = await sql<CountedBatch>`
    ${counted} where b.state = 'issued' and b.channel = 'centre' and b.claim_from <= ${time} and b.claim_until > ${time}
      and ${owner ? sql`b.owner = ${owner}` : sql`true`} and ${shopIds ? sql`b.shop_id = any(${shopIds}::uuid[])` : sql`true`}
      and ${after ? sql`(b.created_at, b.batch_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by b.created_at desc, b.batch_id desc limit ${limit + 1}`.execute(db);
  return rows;
}

/** How many of each batch this buyer has had. */
export async function claimedBy(
  db: Db,
  buyerId: Id<'person'> | null,
  batchIds: readonly BatchId[],
): Promise<Map<BatchId, number>> {
  if (buyerId === null || batchIds.length === 0) return new Map();
  const { rows } = await sql<{ batch_id: BatchId; claimed: number }>`
    select batch_id, claimed from pricing.coupon_claims where buyer_id = ${buyerId} and batch_id = any(${batchIds}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ batch_id: batchId, claimed }) => [batchId, claimed]));
}

export type HeldCoupon = CouponRow & {
  readonly batch: Pick<
    BatchRow,
    'owner' | 'shop_id' | 'creator_id' | 'code' | 'name_zh' | 'name_en' | 'body'
  >;
};

export async function couponOf(
  db: Db,
  buyerId: Id<'person'>,
  couponId: Id<'coupon'>,
): Promise<HeldCoupon | undefined> {
  const { rows } = await sql<HeldCoupon>`
    select c.*, to_jsonb(b) as batch from pricing.coupons c join pricing.coupon_batches b using (batch_id)
    where c.buyer_id = ${buyerId} and c.coupon_id = ${couponId}`.execute(db);
  return rows[0];
}

/** Held ones by when they end; the others the newest first. */
export async function couponsOfBuyer(
  db: Db,
  {
    buyerId,
    state,
    cursor,
    limit,
  }: { buyerId: Id<'person'>; state: CouponRow['state']; cursor?: string | undefined; limit: number },
): Promise<HeldCoupon[]> {
  const after = timeAndId(cursor);
  const time = now();
  const which = {
    held: sql`c.state = 'held' and c.valid_until > ${time}`,
    used: sql`c.state = 'used'`,
    expired: sql`(c.state = 'expired' or (c.state = 'held' and c.valid_until <= ${time}))`,
  }[state];
  const up = state === 'held';
  const { rows } = await sql<HeldCoupon>`
    select c.*, to_jsonb(b) as batch from pricing.coupons c join pricing.coupon_batches b using (batch_id)
    where c.buyer_id = ${buyerId} and ${which}
      and ${after ? sql`(c.valid_until, c.coupon_id) ${up ? sql`>` : sql`<`} (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by c.valid_until ${up ? sql`asc` : sql`desc`}, c.coupon_id ${up ? sql`asc` : sql`desc`} limit ${limit + 1}`.execute(
    db,
  );
  return rows;
}
