import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

type OrderKey = { readonly buyerId: Id<'person'>; readonly orderId: Id<'order'> };
export type Funders = {
  readonly platformFen: bigint;
  readonly creatorFen: bigint;
  readonly brandFen: bigint;
};
export type Draw = OrderKey &
  Funders & {
    readonly budgetId: Id<'budget'>;
    readonly state: 'reserved' | 'spent' | 'released';
    readonly amountFen: bigint;
    readonly returnedFen: bigint;
  };

export async function drawsOf(db: Db, { buyerId, orderId }: OrderKey): Promise<Draw[]> {
  const { rows } = await sql<Draw>`
    select buyer_id as "buyerId", order_id as "orderId", budget_id as "budgetId", state, platform_fen as "platformFen",
      creator_fen as "creatorFen", brand_fen as "brandFen", amount_fen as "amountFen", returned_fen as "returnedFen"
    from subsidies.draws where buyer_id = ${buyerId} and order_id = ${orderId} order by budget_id`.execute(
    db,
  );
  return rows;
}

/** Counts what was drawn into the burn-down. */
export async function countDrawn(
  tx: Tx,
  buyerId: Id<'person'>,
  orderIds: readonly Id<'order'>[],
): Promise<void> {
  await sql`
    insert into subsidies.hours as h (budget_id, hour, drawn_fen)
    select budget_id, date_trunc('hour', drawn_at, 'UTC'), sum(amount_fen) from subsidies.draws
    where buyer_id = ${buyerId} and order_id = any(${orderIds}::uuid[]) group by 1, 2 order by 1, 2
    on conflict on constraint hours_pk do update set drawn_fen = h.drawn_fen + excluded.drawn_fen`.execute(
    tx,
  );
}

/** The order was paid: what it reserved is spent. The second time changes nothing. */
export async function spendDraws(tx: Tx, { buyerId, orderId }: OrderKey, at: Date): Promise<void> {
  await sql`
    with moved as (
      update subsidies.draws set state = 'spent' where buyer_id = ${buyerId} and order_id = ${orderId} and state = 'reserved'
      returning budget_id, amount_fen
    ), counted as (
      insert into subsidies.hours as h (budget_id, hour, paid_fen)
      select budget_id, date_trunc('hour', ${at}::timestamptz, 'UTC'), amount_fen from moved
      on conflict on constraint hours_pk do update set paid_fen = h.paid_fen + excluded.paid_fen
    )
    update subsidies.budgets b set paid_fen = paid_fen + moved.amount_fen from moved where b.budget_id = moved.budget_id`.execute(
    tx,
  );
}

/** The order was dropped unpaid: others may have what it reserved. The second time changes nothing. */
export async function releaseDraws(tx: Tx, { buyerId, orderId }: OrderKey, at: Date): Promise<void> {
  await sql`
    with moved as (
      update subsidies.draws set state = 'released' where buyer_id = ${buyerId} and order_id = ${orderId} and state = 'reserved'
      returning budget_id, amount_fen
    ), counted as (
      insert into subsidies.hours as h (budget_id, hour, released_fen)
      select budget_id, date_trunc('hour', ${at}::timestamptz, 'UTC'), amount_fen from moved
      on conflict on constraint hours_pk do update set released_fen = h.released_fen + excluded.released_fen
    ), freed as (
      update subsidies.buyer_totals t set drawn_fen = greatest(t.drawn_fen - moved.amount_fen, 0)
      from moved where t.buyer_id = ${buyerId} and t.budget_id = moved.budget_id
    )
    update subsidies.budgets b set released_fen = released_fen + moved.amount_fen, dry_since = null
    from moved where b.budget_id = moved.budget_id`.execute(tx);
}

export type Returned = Funders & { readonly budgetId: Id<'budget'> };

/** A refund gave this back, at most what was not returned before; `sourceId` is the refund, and counts once. */
export async function returnDraw(
  tx: Tx,
  { buyerId, orderId }: OrderKey,
  sourceId: Id,
  { budgetId, platformFen, creatorFen, brandFen }: Returned,
  at: Date,
): Promise<void> {
  await sql`
    with back as (
      select least(${platformFen}::bigint, platform_fen - returned_platform_fen) as platform,
        least(${creatorFen}::bigint, creator_fen - returned_creator_fen) as creator,
        least(${brandFen}::bigint, brand_fen - returned_brand_fen) as brand
      from subsidies.draws where buyer_id = ${buyerId} and order_id = ${orderId} and budget_id = ${budgetId} and state = 'spent'
    ), once as (
      insert into subsidies.returns (buyer_id, order_id, source_id, budget_id, amount_fen, returned_at)
      select ${buyerId}::uuid, ${orderId}::uuid, ${sourceId}::uuid, ${budgetId}::uuid, platform + creator + brand, ${at}::timestamptz
      from back where platform + creator + brand > 0
      on conflict on constraint returns_pk do nothing returning amount_fen
    ), moved as (
      update subsidies.draws set returned_platform_fen = returned_platform_fen + back.platform,
        returned_creator_fen = returned_creator_fen + back.creator, returned_brand_fen = returned_brand_fen + back.brand
      from once, back where buyer_id = ${buyerId} and order_id = ${orderId} and budget_id = ${budgetId}
    ), counted as (
      insert into subsidies.hours as h (budget_id, hour, returned_fen)
      select ${budgetId}::uuid, date_trunc('hour', ${at}::timestamptz, 'UTC'), amount_fen from once
      on conflict on constraint hours_pk do update set returned_fen = h.returned_fen + excluded.returned_fen
    ), freed as (
      update subsidies.buyer_totals t set drawn_fen = greatest(t.drawn_fen - once.amount_fen, 0)
      from once where t.buyer_id = ${buyerId} and t.budget_id = ${budgetId}
    )
    update subsidies.budgets b set returned_fen = returned_fen + once.amount_fen, dry_since = null
    from once where b.budget_id = ${budgetId}`.execute(tx);
}

/** What these buyers have of budgets that give each buyer only so much. */
export async function buyerTotals(
  db: Db,
  buyerIds: readonly Id<'person'>[],
): Promise<{ buyerId: Id<'person'>; budgetId: Id<'budget'>; drawnFen: bigint }[]> {
  const { rows } = await sql<{ buyerId: Id<'person'>; budgetId: Id<'budget'>; drawnFen: bigint }>`
    select buyer_id as "buyerId", budget_id as "budgetId", drawn_fen as "drawnFen" from subsidies.buyer_totals
    where buyer_id = any(${buyerIds}::uuid[])`.execute(db);
  return rows;
}
