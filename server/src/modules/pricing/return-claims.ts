import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

type Closed = {
  readonly buyerId: Id<'person'>;
  readonly purchaseId: Id<'purchase'>;
  readonly orderId: Id<'order'>;
};

/**
 * One of the orders a coupon was used for is closed. When all are, the coupon is held again, or expired if its time is
 * over. `returns` false: by the rule of the day this kind of closing gives nothing back.
 */
export async function returnCoupons(
  tx: Tx,
  { buyerId, purchaseId, orderId }: Closed,
  returns: boolean,
): Promise<void> {
  await sql`
    update pricing.coupons set closed_order_ids = array_append(closed_order_ids, ${orderId}::uuid)
    where buyer_id = ${buyerId} and purchase_id = ${purchaseId} and state = 'used'
      and ${orderId}::uuid = any(order_ids) and ${orderId}::uuid <> all(closed_order_ids)`.execute(tx);
  if (!returns) return;
  await sql`
    update pricing.coupons set state = case when valid_until > ${now()} then 'held' else 'expired' end, returned_at = ${now()},
      purchase_id = null, order_ids = null, used_at = null, closed_order_ids = '{}'
    where buyer_id = ${buyerId} and purchase_id = ${purchaseId} and state = 'used' and closed_order_ids @> order_ids`.execute(
    tx,
  );
}

/** What a cancelled order took of limited activities goes back: to their stock and to the buyer's allowance, once. */
export async function returnActivityClaims(tx: Tx, { buyerId, purchaseId, orderId }: Closed): Promise<void> {
  const { rows: back } = await sql<{ activity_id: Id<'activity'>; sku_id: Id<'sku'>; units: number }>`
    with closed as (
      update pricing.activity_claims set closed_order_ids = array_append(closed_order_ids, ${orderId}::uuid),
        returned_at = case when array_append(closed_order_ids, ${orderId}::uuid) @> order_ids then ${now()}::timestamptz end
      where buyer_id = ${buyerId} and purchase_id = ${purchaseId} and returned_at is null
        and ${orderId}::uuid = any(order_ids) and ${orderId}::uuid <> all(closed_order_ids)
      returning activity_id, sku_id, units, returned_at
    ) select activity_id, sku_id, units from closed where returned_at is not null order by activity_id, sku_id`.execute(
    tx,
  );
  for (const { activity_id: activityId, sku_id: skuId, units } of back) {
    await sql`
      update pricing.activity_stock set taken = greatest(taken - ${units}, 0) where activity_id = ${activityId} and sku_id = ${skuId}`.execute(
      tx,
    );
    await sql`
      update pricing.activity_uses set units = greatest(units - ${units}, 0)
      where buyer_id = ${buyerId} and activity_id = ${activityId} and sku_id = ${skuId}`.execute(tx);
  }
}
