import { sql } from 'kysely';
import { day, later, now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

type SkuId = Id<'sku'>;

/** Days begin at midnight in China, as the calendar of the marketplace does. */
export const dayOf = (time: Date): string =>
  new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * The lowest price that somebody paid for a piece in the last 30 days, in fen; missing: nobody bought it. What buyers paid,
 * also with subsidies of others, because a claim of a discount is about what people could pay (domain-rules.md §2.4, §6.4).
 */
export async function lowest30Days(db: Db | Tx, skuIds: readonly SkuId[]): Promise<Map<SkuId, bigint>> {
  if (skuIds.length === 0) return new Map();
  const { rows } = await sql<{ skuId: SkuId; lowest: bigint }>`
    select sku_id as "skuId", min(lowest_paid_fen) as lowest from pricing.price_days
    where sku_id = any(${skuIds}::uuid[]) and day > ${dayOf(later(now(), -30 * day))}::date and lowest_paid_fen is not null
    group by sku_id`.execute(db);
  return new Map(rows.map(({ skuId, lowest }) => [skuId, lowest]));
}

/** The lowest and the highest list price of the last 30 days, by SKU. A price that was only put up has no depth. */
export async function listRange30Days(
  db: Db | Tx,
  skuIds: readonly SkuId[],
): Promise<Map<SkuId, { lowFen: bigint }>> {
  if (skuIds.length === 0) return new Map();
  const { rows } = await sql<{ skuId: SkuId; lowFen: bigint }>`
    select sku_id as "skuId", min(list_fen) as "lowFen" from pricing.price_days
    where sku_id = any(${skuIds}::uuid[]) and day > ${dayOf(later(now(), -30 * day))}::date and list_fen is not null
    group by sku_id`.execute(db);
  return new Map(rows.map(({ skuId, lowFen }) => [skuId, { lowFen }]));
}

export type PriceDay = {
  readonly day: string;
  readonly lowestPaidFen: bigint | null;
  /** What the buyer paid and what platform, creator or brand paid for them: the merchant's own price. */
  readonly lowestNetFen: bigint | null;
  readonly listFen: bigint | null;
  readonly pieces: number;
};

/** Day by day, the oldest first: what was paid and asked for a SKU. For price protection and for the page of a product. */
export async function priceHistoryOf(
  db: Db | Tx,
  skuId: SkuId,
  { from = later(now(), -30 * day), until = now() }: { from?: Date; until?: Date } = {},
): Promise<PriceDay[]> {
  const { rows } = await sql<PriceDay>`
    select to_char(day, 'YYYY-MM-DD') as day, lowest_paid_fen as "lowestPaidFen", lowest_net_fen as "lowestNetFen",
      list_fen as "listFen", pieces
    from pricing.price_days where sku_id = ${skuId} and day between ${dayOf(from)}::date and ${dayOf(until)}::date order by day`.execute(
    db,
  );
  return rows;
}

export type PaidPiece = {
  readonly skuId: SkuId;
  /** Per piece, rounded down. */
  readonly paidFen: bigint;
  readonly netFen: bigint;
  readonly quantity: number;
};

/** Takes over what was paid on a day. */
export async function recordPaid(tx: Tx, on: string, pieces: readonly PaidPiece[]): Promise<void> {
  await sql`
    insert into pricing.price_days as d (sku_id, day, lowest_paid_fen, lowest_net_fen, pieces)
    select sku_id, ${on}::date, min(paid), min(net), sum(quantity)::int
    from unnest(${pieces.map(({ skuId }) => skuId)}::uuid[], ${pieces.map(({ paidFen }) => String(paidFen))}::bigint[],
      ${pieces.map(({ netFen }) => String(netFen))}::bigint[], ${pieces.map(({ quantity }) => quantity)}::int[]) as u (sku_id, paid, net, quantity)
    group by sku_id order by sku_id
    on conflict on constraint price_days_pk do update set
      lowest_paid_fen = least(d.lowest_paid_fen, excluded.lowest_paid_fen),
      lowest_net_fen = least(d.lowest_net_fen, excluded.lowest_net_fen), pieces = d.pieces + excluded.pieces`.execute(
    tx,
  );
}

/** Takes over the list prices of a day; of several changes in a day the lowest counts. */
export async function recordList(
  tx: Tx,
  on: string,
  prices: readonly { readonly skuId: SkuId; readonly listFen: bigint }[],
): Promise<void> {
  await sql`
    insert into pricing.price_days as d (sku_id, day, list_fen)
    select sku_id, ${on}::date, list_fen
    from unnest(${prices.map(({ skuId }) => skuId)}::uuid[], ${prices.map(({ listFen }) => String(listFen))}::bigint[]) as u (sku_id, list_fen)
    order by sku_id
    on conflict on constraint price_days_pk do update set list_fen = least(d.list_fen, excluded.list_fen)`.execute(
    tx,
  );
}

export async function costsOf(db: Db | Tx, skuIds: readonly SkuId[]): Promise<Map<SkuId, bigint>> {
  if (skuIds.length === 0) return new Map();
  const { rows } = await sql<{ skuId: SkuId; costFen: bigint }>`
    select sku_id as "skuId", cost_fen as "costFen" from pricing.sku_costs where sku_id = any(${skuIds}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ skuId, costFen }) => [skuId, costFen]));
}
