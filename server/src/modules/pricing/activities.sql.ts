import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { timeAndId } from '../../platform/paging.ts';
import type { ActivityState } from './activity.ts';
import type { Owner } from './owner.ts';
import type { ActivityRow, ActivityVersionRow, PricingTables } from './tables.ts';

const own = (db: Db | Tx) => db.withTables<PricingTables>();
type ActivityId = Id<'activity'>;

export async function insertActivity(tx: Tx, row: ActivityRow): Promise<void> {
  await own(tx)
    .insertInto('pricing.activities')
    .values({ ...row, body: JSON.stringify(row.body) })
    .execute();
}

/** Writes what changed and tells the snapshots of all processes. */
export async function updateActivity(
  tx: Tx,
  activityId: ActivityId,
  { body, ...change }: Partial<ActivityRow>,
): Promise<void> {
  await own(tx)
    .updateTable('pricing.activities')
    .set({
      ...change,
      ...(body ? { body: JSON.stringify(body) } : {}),
      changed_at: now(),
      changed_xid: sql`pg_current_xact_id()`,
    })
    .where('activity_id', '=', activityId)
    .execute();
}

export async function insertVersion(tx: Tx, row: ActivityVersionRow): Promise<void> {
  await own(tx)
    .insertInto('pricing.activity_versions')
    .values({ ...row, body: JSON.stringify(row.body) })
    .execute();
}

export function versionsOf(db: Db, activityId: ActivityId): Promise<ActivityVersionRow[]> {
  return own(db)
    .selectFrom('pricing.activity_versions')
    .selectAll()
    .where('activity_id', '=', activityId)
    .orderBy('version', 'desc')
    .execute();
}

export async function activityById(db: Db | Tx, activityId: ActivityId): Promise<ActivityRow | undefined> {
  const { rows } =
    await sql<ActivityRow>`select * from pricing.activities where activity_id = ${activityId}`.execute(db);
  return rows[0];
}

/** Nobody changes it meanwhile. */
export async function lockActivity(tx: Tx, activityId: ActivityId): Promise<ActivityRow | undefined> {
  const { rows } = await sql<ActivityRow>`
    select * from pricing.activities where activity_id = ${activityId} for update`.execute(tx);
  return rows[0];
}

/** The same words as `stateOf`, for the list's filter. */
function inState(state: ActivityState) {
  const time = now();
  switch (state) {
    case 'draft':
    case 'stopped':
      return sql`state = ${state}`;
    case 'scheduled':
      return sql`state = 'scheduled' and starts_at > ${time}`;
    case 'running':
      return sql`state = 'scheduled' and starts_at <= ${time} and ends_at > ${time}`;
    case 'ended':
      return sql`state = 'scheduled' and ends_at <= ${time}`;
  }
}

export const isOwnedBy = (by: Owner) => {
  switch (by.owner) {
    case 'shop':
      return sql`shop_id = ${by.shopId}`;
    case 'creator':
      return sql`creator_id = ${by.creatorId}`;
    case 'platform':
      return sql`owner = 'platform'`;
  }
};

export type ListActivities = {
  readonly by?: Owner | undefined;
  readonly owner?: Owner['owner'] | undefined;
  readonly state?: ActivityState | undefined;
  readonly code?: number | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** One more than asked for, so that the caller knows whether there is a next page. */
export async function listActivities(
  db: Db,
  { by, owner, state, code, q, cursor, limit }: ListActivities,
): Promise<ActivityRow[]> {
  const after = timeAndId(cursor);
  const words = q && `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<ActivityRow>`
    select * from pricing.activities
    where ${by ? isOwnedBy(by) : sql`true`} and ${owner ? sql`owner = ${owner}` : sql`true`}
      and ${state ? inState(state) : sql`true`} and ${code === undefined ? sql`true` : sql`code = ${code}`}
      and ${words ? sql`(name_zh ilike ${words} or name_en ilike ${words})` : sql`true`}
      and ${after ? sql`(created_at, activity_id) < (${after.at}, ${after.id}::uuid)` : sql`true`}
    order by created_at desc, activity_id desc limit ${limit + 1}`.execute(db);
  return rows;
}

/** Activities and batches of an owner that are not over. */
export async function countGoing(tx: Tx, by: Owner): Promise<number> {
  const { rows } = await sql<{ going: number }>`
    select (select count(*) from pricing.activities where ${isOwnedBy(by)} and state = 'scheduled' and ends_at > ${now()})::int
      + (select count(*) from pricing.coupon_batches where ${isOwnedBy(by)} and state = 'issued' and claim_until > ${now()})::int as going`.execute(
    tx,
  );
  return rows[0]!.going;
}

/** Scheduled activities that overlap a time, of this owner or of anybody who reaches its items. */
export async function activitiesDuring(
  db: Db | Tx,
  {
    from,
    until,
    shopIds,
    except,
  }: { from: Date; until: Date; shopIds: readonly Id<'shop'>[]; except: ActivityId | null },
): Promise<ActivityRow[]> {
  const { rows } = await sql<ActivityRow>`
    select * from pricing.activities
    where state = 'scheduled' and starts_at < ${until} and ends_at > ${from}
      and (shop_id = any(${shopIds}::uuid[]) or owner <> 'shop')
      and activity_id is distinct from ${except}
    order by created_at limit 2000`.execute(db);
  return rows;
}

export type StockRow = { activityId: ActivityId; skuId: Id<'sku'>; units: number; taken: number };

export async function activityStock(db: Db | Tx, activityIds: readonly ActivityId[]): Promise<StockRow[]> {
  if (activityIds.length === 0) return [];
  const { rows } = await sql<StockRow>`
    select activity_id as "activityId", sku_id as "skuId", units, taken from pricing.activity_stock
    where activity_id = any(${activityIds}::uuid[]) order by activity_id, sku_id`.execute(db);
  return rows;
}

/** Makes the stock of an activity what its definition says; what was taken stays taken. SKUs that left it sell no more. */
export async function setActivityStock(
  tx: Tx,
  activityId: ActivityId,
  units: readonly { skuId: Id<'sku'>; units: number }[],
): Promise<void> {
  const skuIds = units.map(({ skuId }) => skuId);
  await sql`
    update pricing.activity_stock set units = taken
    where activity_id = ${activityId} and sku_id <> all(${skuIds}::uuid[])`.execute(tx);
  await sql`
    insert into pricing.activity_stock as s (activity_id, sku_id, units)
    select ${activityId}, sku_id, units from unnest(${skuIds}::uuid[], ${units.map((one) => one.units)}::int[]) as u (sku_id, units)
    order by sku_id
    on conflict on constraint activity_stock_pk do update set units = greatest(excluded.units, s.taken)`.execute(
    tx,
  );
}
