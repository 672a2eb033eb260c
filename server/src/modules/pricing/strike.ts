import type { Quote } from '@jishi/pricing';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Candidates } from './candidates.ts';
import { dayOf } from './price-history.sql.ts';

type SkuId = Id<'sku'>;
type Low = { readonly listLowFen: bigint | null; readonly lowestPaidFen: bigint | null };

/** When what makes this price began: what was paid since is the discount itself. */
export function discountedSince({ applied }: Quote, { promotions }: Candidates): Date {
  const starts = applied.flatMap(
    ({ id }) => promotions.find((promotion) => promotion.id === id)?.startsAtMs ?? [],
  );
  return new Date(Math.min(now().getTime(), ...starts));
}

/** The lowest list and the lowest paid price of each SKU in the 30 days before a moment. */
export async function lowsBefore(
  db: Db,
  asked: readonly { skuId: SkuId; before: Date }[],
): Promise<Map<SkuId, Low>> {
  if (asked.length === 0) return new Map();
  const { rows } = await sql<Low & { skuId: SkuId }>`
    select d.sku_id as "skuId", min(d.list_fen) as "listLowFen", min(d.lowest_paid_fen) as "lowestPaidFen"
    from unnest(${asked.map(({ skuId }) => skuId)}::uuid[], ${asked.map(({ before }) => dayOf(before))}::date[]) as a (sku_id, before)
    join pricing.price_days d on d.sku_id = a.sku_id and d.day < a.before and d.day >= a.before - 30
    group by d.sku_id`.execute(db);
  return new Map(rows.map((row) => [row.skuId, row]));
}

/**
 * The price that may be struck through beside what is paid: never the merchant's word. It is the list price, at most the
 * lowest list price and the lowest price paid in the 30 days before the discount began (domain-rules.md §2.4, §6.4);
 * nothing is struck through when that is not more than what is paid now. A price put up first gives no depth.
 */
export function strikeOf(
  priceFen: bigint,
  { listLowFen, lowestPaidFen }: Low,
  payableFen: bigint,
): bigint | null {
  const claim = [listLowFen, lowestPaidFen].reduce<bigint>((a, b) => (b !== null && b < a ? b : a), priceFen);
  return claim > payableFen ? claim : null;
}
export const neverSold: Low = { listLowFen: null, lowestPaidFen: null };
