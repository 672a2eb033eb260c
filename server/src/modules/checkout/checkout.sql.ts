import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

type BuyerId = Id<'person'>;

export async function purchaseByKey(db: Db, buyerId: BuyerId, key: string) {
  const { rows } = await sql<{ purchaseId: Id<'purchase'>; requestHash: string }>`
    select purchase_id as "purchaseId", request_hash as "requestHash" from orders.purchases_by_key(array[${buyerId}]::uuid[], array[${key}]::text[])`.execute(
    db,
  );
  return rows[0];
}

/** One buyer may buy at most so many of a SKU; null lifts the limit. */
export async function limitPerBuyer(tx: Tx, skuId: Id<'sku'>, perBuyer: number | null): Promise<void> {
  if (perBuyer === null) await sql`delete from checkout.limits where sku_id = ${skuId}`.execute(tx);
  else {
    await sql`
      insert into checkout.limits (sku_id, per_buyer) values (${skuId}, ${perBuyer})
      on conflict on constraint limits_pk do update set per_buyer = excluded.per_buyer`.execute(tx);
  }
}

export async function uncountBought(
  tx: Tx,
  buyerId: BuyerId,
  lines: readonly { skuId: Id<'sku'>; quantity: number }[],
): Promise<void> {
  await sql`
    select checkout.uncount_bought(${buyerId}, ${lines.map(({ skuId }) => skuId)}::uuid[], ${lines.map(({ quantity }) => quantity)}::int[])`.execute(
    tx,
  );
}

export type CartRow = {
  readonly skuId: Id<'sku'>;
  readonly quantity: number;
  readonly selected: boolean;
  readonly priceWhenAddedFen: bigint;
  readonly attributionToken: string | null;
};

/** The newest first. */
export async function cartOf(db: Db, buyerId: BuyerId): Promise<CartRow[]> {
  const { rows } = await sql<CartRow>`
    select sku_id as "skuId", quantity, selected, price_when_added_fen as "priceWhenAddedFen", attribution_token as "attributionToken"
    from checkout.cart_lines where buyer_id = ${buyerId} order by added_at desc, sku_id`.execute(db);
  return rows;
}

type NewCartLine = Omit<CartRow, 'selected'> & { buyerId: BuyerId; addedAt: Date };

/** Adds up with what is there, at most 999 pieces. */
export async function addToCart(
  tx: Tx,
  { buyerId, skuId, quantity, priceWhenAddedFen, attributionToken, addedAt }: NewCartLine,
): Promise<void> {
  await sql`
    insert into checkout.cart_lines as c (buyer_id, sku_id, quantity, price_when_added_fen, attribution_token, added_at)
    values (${buyerId}, ${skuId}, ${quantity}, ${priceWhenAddedFen}, ${attributionToken}, ${addedAt})
    on conflict on constraint cart_lines_pk do update set quantity = least(c.quantity + excluded.quantity, 999), selected = true,
      price_when_added_fen = excluded.price_when_added_fen, attribution_token = coalesce(excluded.attribution_token, c.attribution_token),
      added_at = excluded.added_at`.execute(tx);
}

export async function changeCartLine(
  tx: Tx,
  buyerId: BuyerId,
  skuId: Id<'sku'>,
  change: { quantity?: number; selected?: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    update checkout.cart_lines set quantity = coalesce(${change.quantity ?? null}, quantity), selected = coalesce(${change.selected ?? null}, selected)
    where buyer_id = ${buyerId} and sku_id = ${skuId} returning sku_id`.execute(tx);
  return rows.length > 0;
}

export async function selectInCart(
  tx: Tx,
  buyerId: BuyerId,
  skuIds: readonly Id<'sku'>[],
  selected: boolean,
): Promise<void> {
  await sql`update checkout.cart_lines set selected = ${selected} where buyer_id = ${buyerId} and sku_id = any(${skuIds}::uuid[])`.execute(
    tx,
  );
}

export async function removeFromCart(tx: Tx, buyerId: BuyerId, skuIds: readonly Id<'sku'>[]): Promise<void> {
  await sql`delete from checkout.cart_lines where buyer_id = ${buyerId} and sku_id = any(${skuIds}::uuid[])`.execute(
    tx,
  );
}
