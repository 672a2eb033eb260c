import { sql } from 'kysely';
import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { cursorIn, uuidIn } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { skusOfShop } from '../catalog/index.ts';
import { scopeNotYours } from './problems.ts';

export type Cost = { readonly skuId: Id<'sku'>; readonly costFen: bigint | null };

/** What a shop says its items cost it; null forgets it. Throws scopeNotYours. */
export async function setCosts(
  tx: Tx,
  { shopId, items, actorId }: { shopId: Id<'shop'>; items: readonly Cost[]; actorId: Id<'person'> },
): Promise<void> {
  const skuIds = items.map(({ skuId }) => skuId);
  const own = await skusOfShop(tx, shopId, skuIds);
  if (!skuIds.every((skuId) => own.has(skuId))) throw new Problem(scopeNotYours);
  const said = new Map(items.map((item) => [item.skuId, item.costFen]));
  const kept = [...said].filter(([, costFen]) => costFen !== null);
  const forgotten = [...said].filter(([, costFen]) => costFen === null).map(([skuId]) => skuId);
  await sql`delete from pricing.sku_costs where sku_id = any(${forgotten}::uuid[])`.execute(tx);
  await sql`
    insert into pricing.sku_costs (sku_id, shop_id, cost_fen, changed_by, changed_at)
    select sku_id, ${shopId}::uuid, cost, ${actorId}::uuid, ${now()}::timestamptz
    from unnest(${kept.map(([skuId]) => skuId)}::uuid[], ${kept.map(([, fen]) => String(fen))}::bigint[]) as u (sku_id, cost) order by sku_id
    on conflict on constraint sku_costs_pk do update set cost_fen = excluded.cost_fen, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(
    tx,
  );
  await audit(tx, {
    actorId,
    action: 'pricing.costs_changed',
    subject: toWire('shop', shopId),
    shopId,
    details: { items: said.size },
  });
}

export async function costsOfShop(
  db: Db,
  shopId: Id<'shop'>,
  { skuId, cursor, limit }: { skuId?: Id<'sku'> | undefined; cursor?: string | undefined; limit: number },
) {
  const after = cursorIn(cursor, 1);
  const { rows } = await sql<{ skuId: Id<'sku'>; costFen: bigint; changedAt: Date }>`
    select sku_id as "skuId", cost_fen as "costFen", changed_at as "changedAt" from pricing.sku_costs
    where shop_id = ${shopId} and ${skuId ? sql`sku_id = ${skuId}` : sql`true`} and ${after ? sql`sku_id > ${uuidIn(after[0])}::uuid` : sql`true`} order by sku_id limit ${limit + 1}`.execute(
    db,
  );
  return rows;
}

export async function joinShop(tx: Tx, buyerId: Id<'person'>, shopId: Id<'shop'>): Promise<void> {
  await sql`insert into pricing.shop_members (buyer_id, shop_id, joined_at) values (${buyerId}, ${shopId}, ${now()}) on conflict do nothing`.execute(
    tx,
  );
}

export async function leaveShop(tx: Tx, buyerId: Id<'person'>, shopId: Id<'shop'>): Promise<void> {
  await sql`delete from pricing.shop_members where buyer_id = ${buyerId} and shop_id = ${shopId}`.execute(tx);
}
