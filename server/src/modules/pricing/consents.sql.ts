import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { nobodyAgreed, type Consent } from './consent.ts';

type Agreed = { shopId: Id<'shop'>; productIds: Id<'product'>[] | null };

/** Who takes part now, by activity: they agreed to the terms as they are, or to terms no better for them. */
export async function consentsOfActivities(
  db: Db,
  activityIds: readonly Id<'activity'>[],
): Promise<Map<string, Consent>> {
  if (activityIds.length === 0) return new Map();
  const { rows } = await sql<Agreed & { activityId: Id<'activity'> }>`
    select c.activity_id as "activityId", e.shop_id as "shopId", e.product_ids::text[] as "productIds"
    from pricing.enrolment_calls c join pricing.enrolments e using (call_id)
    where c.activity_id = any(${activityIds}::uuid[]) and e.left_at is null and e.agreed_version >= c.terms_version`.execute(
    db,
  );
  const byActivity = Map.groupBy(rows, ({ activityId }) => activityId as string);
  return new Map([...byActivity].map(([activityId, agreed]) => [activityId, consentOf(agreed)]));
}

export type BatchConsent = { readonly edition: number; readonly consent: Consent };

/** The same of batches of coupons, with the edition it holds for: read at once, so that neither is older than the other. */
export async function consentsOfBatches(
  db: Db,
  batchIds: readonly string[],
): Promise<Map<string, BatchConsent>> {
  const { rows } = await sql<{ batchId: string; edition: number; agreed: Agreed[] }>`
    select b.batch_id as "batchId", b.edition, coalesce((
      select jsonb_agg(jsonb_build_object('shopId', e.shop_id, 'productIds', e.product_ids))
      from pricing.enrolment_calls c join pricing.enrolments e using (call_id)
      where c.batch_id = b.batch_id and e.left_at is null and e.agreed_version >= c.terms_version), '[]') as agreed
    from pricing.coupon_batches b where b.batch_id = any(${batchIds}::uuid[])`.execute(db);
  return new Map(
    rows.map(({ batchId, edition, agreed }) => [batchId, { edition, consent: consentOf(agreed) }]),
  );
}

function consentOf(agreed: readonly Agreed[]): Consent {
  if (agreed.length === 0) return nobodyAgreed;
  return {
    shopIds: new Set(agreed.flatMap(({ shopId, productIds }) => (productIds === null ? [shopId] : []))),
    productIds: new Set(agreed.flatMap(({ productIds }) => productIds ?? [])),
  };
}
