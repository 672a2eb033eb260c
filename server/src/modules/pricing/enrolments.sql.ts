import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { timeAndId } from '../../platform/paging.ts';
import type { Called, CallId, Enrolment } from './enrolment.ts';

/** When the last coupon of a batch `b` ends: until then shops pay their part, however long claiming has been over. */
const lastCouponEnds = sql`
  case when b.body -> 'validity' ->> 'kind' = 'period' then (b.body -> 'validity' ->> 'until')::timestamptz
    else least(b.claim_until, b.stopped_at) + make_interval(days => (b.body -> 'validity' ->> 'days')::int) end`;

const called = sql`
  c.call_id as "callId", c.activity_id as "activityId", c.batch_id as "batchId", c.terms_version as "termsVersion",
  c.closes_at as "closesAt", c.opened_at as "openedAt", coalesce(a.version, b.version) as version,
  coalesce(a.body, b.body) as body, coalesce(a.state, b.state) as state, coalesce(a.starts_at, b.claim_from) as "startsAt",
  coalesce(a.ends_at, ${lastCouponEnds}) as "endsAt"`;
const fromCalls = sql`
  from pricing.enrolment_calls c left join pricing.activities a on a.activity_id = c.activity_id
  left join pricing.coupon_batches b on b.batch_id = c.batch_id`;
const enrolled = sql`
  e.shop_id as "shopId", e.agreed_version as "agreedVersion", e.product_ids::text[] as "productIds",
  e.agreed_at as "agreedAt", e.left_at as "leftAt"`;

export type OfferOfCall =
  | { readonly activityId: Id<'activity'>; readonly batchId?: undefined }
  | { readonly batchId: Id<'couponBatch'>; readonly activityId?: undefined };

const isOfOffer = ({ activityId, batchId }: OfferOfCall) =>
  activityId === undefined ? sql`c.batch_id = ${batchId}` : sql`c.activity_id = ${activityId}`;

export async function callById(db: Db | Tx, callId: CallId): Promise<Called | undefined> {
  const { rows } = await sql<Called>`select ${called} ${fromCalls} where c.call_id = ${callId}`.execute(db);
  return rows[0];
}

export async function callOf(db: Db | Tx, offer: OfferOfCall): Promise<Called | undefined> {
  const { rows } = await sql<Called>`select ${called} ${fromCalls} where ${isOfOffer(offer)}`.execute(db);
  return rows[0];
}

/** With what is offered locked: neither its terms nor who takes part change meanwhile. */
export async function lockCall(tx: Tx, callId: CallId): Promise<Called | undefined> {
  await sql`
    select from pricing.activities where activity_id = (select activity_id from pricing.enrolment_calls where call_id = ${callId})
    for update`.execute(tx);
  await sql`
    select from pricing.coupon_batches where batch_id = (select batch_id from pricing.enrolment_calls where call_id = ${callId})
    for update`.execute(tx);
  return callById(tx, callId);
}

/** Until when an offer costs shops anything: an activity until it ends or is stopped, coupons until the last of them ends. */
export async function offerEndsAt(db: Db | Tx, { activityId, batchId }: OfferOfCall): Promise<Date> {
  const ends =
    activityId === undefined
      ? sql`${lastCouponEnds} from pricing.coupon_batches b where b.batch_id = ${batchId}`
      : sql`least(ends_at, stopped_at) from pricing.activities where activity_id = ${activityId}`;
  const { rows } = await sql<{ endsAt: Date }>`select (select ${ends}) as "endsAt"`.execute(db);
  return rows[0]!.endsAt;
}

type NewCall = {
  readonly callId: CallId;
  readonly offer: OfferOfCall;
  readonly version: number;
  readonly closesAt: Date;
  readonly actorId: Id<'person'> | null;
};

/** Opens the call, or gives it another deadline. */
export async function setCall(
  tx: Tx,
  { callId, offer, version, closesAt, actorId }: NewCall,
): Promise<CallId> {
  const known = await callOf(tx, offer);
  if (known) {
    await sql`update pricing.enrolment_calls set closes_at = ${closesAt} where call_id = ${known.callId}`.execute(
      tx,
    );
    return known.callId;
  }
  await sql`
    insert into pricing.enrolment_calls (call_id, activity_id, batch_id, terms_version, closes_at, opened_by, opened_at)
    values (${callId}, ${offer.activityId ?? null}, ${offer.batchId ?? null}, ${version}, ${closesAt}, ${actorId}, ${now()})`.execute(
    tx,
  );
  return callId;
}

/**
 * From this version on the terms are worse for shops: who agreed before takes part again when they have agreed again.
 * Answers the shops that took part until now.
 */
export async function askAgain(
  tx: Tx,
  activityId: Id<'activity'>,
  version: number,
): Promise<{ callId: CallId; shopId: Id<'shop'> }[]> {
  const { rows } = await sql<{ callId: CallId; shopId: Id<'shop'> }>`
    with call as (
      select call_id, terms_version from pricing.enrolment_calls where activity_id = ${activityId} for no key update
    ), asked as (
      update pricing.enrolment_calls c set terms_version = ${version} from call where c.call_id = call.call_id
    )
    select call_id as "callId", e.shop_id as "shopId" from pricing.enrolments e join call using (call_id)
    where e.left_at is null and e.agreed_version >= call.terms_version order by e.shop_id`.execute(tx);
  return rows;
}

/** Tells the snapshots of all processes; with `fewer` prices that were made before are not taken any more. */
export async function touchOffer(
  tx: Tx,
  { activityId, batchId }: Pick<Called, 'activityId' | 'batchId'>,
  { fewer }: { readonly fewer: boolean },
): Promise<void> {
  const change = sql`changed_xid = pg_current_xact_id(), leavings = leavings + ${fewer ? 1 : 0}`; // RACE
  if (activityId)
    await sql`update pricing.activities set ${change} where activity_id = ${activityId}`.execute(tx);
  if (batchId) await sql`update pricing.coupon_batches set ${change} where batch_id = ${batchId}`.execute(tx);
}

export async function enrolmentOf(
  db: Db | Tx,
  shopId: Id<'shop'>,
  callId: CallId,
): Promise<Enrolment | undefined> {
  const { rows } = await sql<Enrolment>`
    select ${enrolled} from pricing.enrolments e where e.shop_id = ${shopId} and e.call_id = ${callId}`.execute(
    db,
  );
  return rows[0];
}

type Agree = Pick<Enrolment, 'shopId' | 'agreedVersion' | 'productIds'> & {
  readonly callId: CallId;
  readonly actorId: Id<'person'> | null;
};

export async function setEnrolment(
  tx: Tx,
  { shopId, callId, agreedVersion, productIds, actorId }: Agree,
): Promise<void> {
  await sql`
    insert into pricing.enrolments (shop_id, call_id, agreed_version, product_ids, agreed_by, agreed_at)
    values (${shopId}, ${callId}, ${agreedVersion}, ${productIds}::uuid[], ${actorId}, ${now()})
    on conflict on constraint enrolments_pk do update set agreed_version = excluded.agreed_version,
      product_ids = excluded.product_ids, agreed_by = excluded.agreed_by, agreed_at = excluded.agreed_at,
      left_at = null, left_by = null`.execute(tx);
}

export async function endEnrolment(
  tx: Tx,
  { shopId, callId, actorId }: { shopId: Id<'shop'>; callId: CallId; actorId: Id<'person'> | null },
): Promise<void> {
  await sql`
    update pricing.enrolments set left_at = ${now()}, left_by = ${actorId}
    where shop_id = ${shopId} and call_id = ${callId}`.execute(tx);
}

type Page = { readonly cursor?: string | undefined; readonly limit: number };
export type CallForShop = Called & { readonly enrolment: Enrolment | null };

/** What a shop can take part in, and what it took part in; the latest call first. */
export async function callsForShop(
  db: Db | Tx,
  { shopId, callId, cursor, limit }: Page & { shopId: Id<'shop'>; callId?: CallId },
): Promise<CallForShop[]> {
  const after = timeAndId(cursor);
  const going = sql`c.closes_at > ${now()} and a.state is distinct from 'stopped' and coalesce(a.ends_at, ${lastCouponEnds}) > ${now()}`;
  const { rows } = await sql<Called & Partial<Enrolment>>`
    select ${called}, ${enrolled} ${fromCalls} left join pricing.enrolments e on e.call_id = c.call_id and e.shop_id = ${shopId}
    where ${callId ? sql`c.call_id = ${callId}` : sql`((${going}) or e.shop_id is not null)`}
      and ${after ? sql`(c.opened_at, c.call_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by c.opened_at desc, c.call_id desc limit ${limit + 1}`.execute(db);
  return rows.map(({ shopId: own, agreedVersion, productIds, agreedAt, leftAt, ...call }) => ({
    ...call,
    enrolment: own
      ? {
          shopId: own,
          agreedVersion: agreedVersion!,
          productIds: productIds!,
          agreedAt: agreedAt!,
          leftAt: leftAt!,
        }
      : null,
  }));
}

/** Who answered a call, the latest first. */
export async function enrolmentsOf(db: Db, callId: CallId, { cursor, limit }: Page): Promise<Enrolment[]> {
  const after = timeAndId(cursor);
  const { rows } = await sql<Enrolment>`
    select ${enrolled} from pricing.enrolments e where e.call_id = ${callId}
      and ${after ? sql`(e.agreed_at, e.shop_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by e.agreed_at desc, e.shop_id desc limit ${limit + 1}`.execute(db);
  return rows;
}

export type Answers = { readonly joined: number; readonly again: number; readonly left: number };

/** How many take part, have to agree again, or left. */
export async function answersTo(db: Db | Tx, callId: CallId): Promise<Answers> {
  const { rows } = await sql<Answers>`
    select (count(*) filter (where e.left_at is null and e.agreed_version >= c.terms_version))::int as joined,
      (count(*) filter (where e.left_at is null and e.agreed_version < c.terms_version))::int as again,
      (count(*) filter (where e.left_at is not null))::int as left
    from pricing.enrolment_calls c join pricing.enrolments e using (call_id) where c.call_id = ${callId}`.execute(
    db,
  );
  return rows[0]!;
}
