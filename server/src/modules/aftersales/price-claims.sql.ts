import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

export type PriceClaim = {
  readonly buyerId: Id<'person'>;
  readonly priceClaimId: Id<'priceClaim'>;
  readonly orderId: Id<'order'>;
  readonly orderLineId: Id<'orderLine'>;
  readonly shopId: Id<'shop'>;
  readonly skuId: Id<'sku'>;
  readonly quantity: number;
  readonly paidUnitFen: bigint;
  readonly priceNowFen: bigint;
  /** What makes two claims the same price cut. */
  readonly cutKey: string;
  readonly amountFen: bigint;
  readonly claimedAt: Date;
};

export async function insertClaim(tx: Tx, claim: PriceClaim): Promise<void> {
  await sql`
    insert into aftersales.price_claims (buyer_id, price_claim_id, order_id, order_line_id, shop_id, sku_id, quantity, paid_unit_fen,
      price_now_fen, cut_key, amount_fen, claimed_at)
    values (${claim.buyerId}, ${claim.priceClaimId}, ${claim.orderId}, ${claim.orderLineId}, ${claim.shopId}, ${claim.skuId},
      ${claim.quantity}, ${claim.paidUnitFen}, ${claim.priceNowFen}, ${claim.cutKey}, ${claim.amountFen}, ${claim.claimedAt})`.execute(
    tx,
  );
}

export async function setClaimRefund(
  tx: Tx,
  buyerId: Id<'person'>,
  priceClaimId: Id<'priceClaim'>,
  refundId: Id<'refund'> | null,
): Promise<void> {
  await sql`
    update aftersales.price_claims set refund_id = ${refundId} where buyer_id = ${buyerId} and price_claim_id = ${priceClaimId}`.execute(
    tx,
  );
}

/** What was paid back of each line because its price went down. */
export async function claimedOf(
  db: Db,
  buyerId: Id<'person'>,
  orderId: Id<'order'>,
): Promise<Map<Id<'orderLine'>, bigint>> {
  const { rows } = await sql<{ orderLineId: Id<'orderLine'>; paidBackFen: bigint }>`
    select order_line_id as "orderLineId", sum(amount_fen)::bigint as "paidBackFen" from aftersales.price_claims
    where buyer_id = ${buyerId} and order_id = ${orderId} group by order_line_id`.execute(db);
  return new Map(rows.map(({ orderLineId, paidBackFen }) => [orderLineId, paidBackFen]));
}
