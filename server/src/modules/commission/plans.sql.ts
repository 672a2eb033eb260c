import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Plan, Version } from './plan.ts';

export type PlanRow = Plan & { readonly createdAt: Date; readonly endedAt: Date | null };
export type VersionRow = Version & { readonly planId: Id<'commissionPlan'>; readonly changedAt: Date };

const planColumns = sql`
  plan_id as "planId", shop_id as "shopId", kind, product_id as "productId", creator_id as "creatorId", leader_id as "leaderId",
  hosted, created_at as "createdAt", ended_at as "endedAt"`;
const versionColumns = sql`
  plan_id as "planId", version, active, commission_bps as "commissionBps", service_bps as "serviceBps", valid_from as "validFrom",
  changed_at as "changedAt"`;

/** False when the shop has an open plan like this. */
export async function insertPlan(tx: Tx, plan: Plan, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into commission.plans (plan_id, shop_id, kind, product_id, creator_id, leader_id, hosted, created_at)
    values (${plan.planId}, ${plan.shopId}, ${plan.kind}, ${plan.productId}, ${plan.creatorId}, ${plan.leaderId}, ${plan.hosted}, ${at})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function addVersion(
  tx: Tx,
  planId: Id<'commissionPlan'>,
  version: Version,
  by: Id<'person'>,
  at: Date,
): Promise<void> {
  await sql`
    insert into commission.plan_versions (plan_id, version, active, commission_bps, service_bps, valid_from, changed_at, changed_by)
    values (${planId}, ${version.version}, ${version.active}, ${version.commissionBps}, ${version.serviceBps}, ${version.validFrom}, ${at}, ${by})`.execute(
    tx,
  );
}

/** The lock of every change of a plan. */
export async function lockPlan(
  tx: Tx,
  shopId: Id<'shop'>,
  planId: Id<'commissionPlan'>,
): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`
    select ${planColumns} from commission.plans where shop_id = ${shopId} and plan_id = ${planId} for update`.execute(
    tx,
  );
  return rows[0];
}

export async function endPlan(tx: Tx, planId: Id<'commissionPlan'>, at: Date): Promise<void> {
  await sql`update commission.plans set ended_at = ${at} where plan_id = ${planId}`.execute(tx);
}

export async function planById(db: Db | Tx, planId: Id<'commissionPlan'>): Promise<PlanRow | undefined> {
  const { rows } =
    await sql<PlanRow>`select ${planColumns} from commission.plans where plan_id = ${planId}`.execute(db);
  return rows[0];
}

export async function versionsOf(
  db: Db | Tx,
  planIds: readonly Id<'commissionPlan'>[],
): Promise<Map<Id<'commissionPlan'>, VersionRow[]>> {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from commission.plan_versions where plan_id = any(${planIds}::uuid[]) order by plan_id, version`.execute(
    db,
  );
  return Map.groupBy(rows, ({ planId }) => planId);
}

type Search = {
  shopId?: Id<'shop'>;
  /** Plans that name this creator, or that they have joined. */
  creatorId?: Id<'creator'>;
  leaderId?: Id<'creator'>;
  kind?: string | undefined;
  productId?: Id<'product'> | undefined;
  open?: boolean | undefined;
  after: string | null;
  limit: number;
};

export async function findPlans(db: Db, search: Search): Promise<PlanRow[]> {
  const conditions = [sql`true`];
  if (search.shopId) conditions.push(sql`shop_id = ${search.shopId}`);
  if (search.creatorId)
    conditions.push(sql`(creator_id = ${search.creatorId} or plan_id in
      (select plan_id from commission.joined where creator_id = ${search.creatorId}))`);
  if (search.leaderId) conditions.push(sql`leader_id = ${search.leaderId}`);
  if (search.kind) conditions.push(sql`kind = ${search.kind}`);
  if (search.productId) conditions.push(sql`(product_id is null or product_id = ${search.productId})`);
  if (search.open) conditions.push(sql`ended_at is null`);
  if (search.after) conditions.push(sql`plan_id < ${search.after}::uuid`);
  const { rows } = await sql<PlanRow>`
    select ${planColumns} from commission.plans where ${sql.join(conditions, sql` and `)}
    order by plan_id desc limit ${search.limit + 1}`.execute(db);
  return rows;
}

export async function join(
  tx: Tx,
  creatorId: Id<'creator'>,
  planId: Id<'commissionPlan'>,
  at: Date,
): Promise<void> {
  await sql`
    insert into commission.joined (creator_id, plan_id, joined_at) values (${creatorId}, ${planId}, ${at})
    on conflict do nothing`.execute(tx);
}

/** What changed behind `seen`, for the copy in memory. */
export async function changesSince(db: Db, versionSeq: bigint, joinedSeq: bigint) {
  const { rows: versions } = await sql<PlanRow & VersionRow & { seq: bigint }>`
    select p.plan_id as "planId", p.shop_id as "shopId", p.kind, p.product_id as "productId", p.creator_id as "creatorId",
      p.leader_id as "leaderId", p.hosted, v.version, v.active, v.commission_bps as "commissionBps", v.service_bps as "serviceBps",
      v.valid_from as "validFrom", v.change_seq as seq
    from commission.plan_versions v join commission.plans p using (plan_id) where v.change_seq > ${versionSeq}`.execute(
    db,
  );
  const { rows: joined } = await sql<{ creatorId: Id<'creator'>; planId: Id<'commissionPlan'>; seq: bigint }>`
    select creator_id as "creatorId", plan_id as "planId", change_seq as seq from commission.joined where change_seq > ${joinedSeq}`.execute(
    db,
  );
  return { versions, joined };
}
