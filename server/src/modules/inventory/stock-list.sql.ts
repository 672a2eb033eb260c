import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import { fromWire, toWire, type Id } from '../../platform/ids.ts';
import { badCursor, cursorIn, instantIn, page, uuidIn } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { mediaUrl } from '../../platform/storage.ts';
import { skusOfShop, type ShopSku } from '../catalog/index.ts';

type Level = { skuId: Id<'sku'>; onHand: number; reserved: number; lowStockThreshold: number };
type Which = 'all' | 'low' | 'out';

const columns = sql`sku_id as "skuId", on_hand as "onHand", reserved, low_stock_threshold as "lowStockThreshold"`;
const only: Record<Which, ReturnType<typeof sql>> = {
  all: sql`true`,
  low: sql`on_hand - reserved <= low_stock_threshold`,
  out: sql`on_hand - reserved <= 0`,
};

type StockQuery = {
  shopId: Id<'shop'>;
  which?: Which | undefined;
  product?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
};

export async function stockOfShop(
  db: Db,
  { shopId, which = 'all', product, cursor, limit = 20 }: StockQuery,
) {
  const after = cursorIn(cursor, 1);
  const { rows } = await sql<Level>`
    select ${columns} from inventory.levels where shop_id = ${shopId} and not retired and ${only[which]}
      ${product === undefined ? sql`` : sql`and product_id = ${fromWire('product', product)}`}
      ${after ? sql`and sku_id > ${skuIn(after[0])}` : sql``}
    order by sku_id limit ${limit + 1}`.execute(db);
  const skus = await skusOfShop(
    db,
    shopId,
    rows.map(({ skuId }) => skuId),
  );
  const { items, next } = page(
    rows,
    limit,
    (level) => level,
    ({ skuId }) => [toWire('sku', skuId)],
  );
  // A draft thrown away a moment ago is still here, but not in the catalogue.
  return {
    items: items.flatMap((level) =>
      skus.has(level.skuId) ? [showLevel(level, skus.get(level.skuId)!)] : [],
    ),
    next,
  };
}

function skuIn(part: string | number | undefined): Id<'sku'> {
  if (typeof part !== 'string' || !/^sku_[0-9a-f]{32}$/.test(part)) throw new Problem(badCursor);
  return fromWire('sku', part);
}

export async function stockRows(tx: Tx, shopId: Id<'shop'>, skuIds: readonly Id<'sku'>[]) {
  const { rows } =
    await sql<Level>`select ${columns} from inventory.levels where shop_id = ${shopId} and sku_id = any(${skuIds}::uuid[])`.execute(
      tx,
    );
  const skus = await skusOfShop(tx, shopId, skuIds);
  return rows.map((level) => showLevel(level, skus.get(level.skuId)!));
}

function showLevel({ skuId, onHand, reserved, lowStockThreshold }: Level, sku: ShopSku) {
  const available = onHand - reserved;
  return {
    skuId: toWire('sku', skuId),
    productId: toWire('product', sku.productId),
    title: sku.title,
    titleEn: sku.titleEn,
    specText: sku.optionValues.join(' / '),
    merchantCode: sku.merchantCode,
    pictureUrl: sku.pictureKey && mediaUrl(sku.pictureKey),
    onHand,
    reserved,
    available,
    lowStockThreshold,
    low: available <= lowStockThreshold,
  };
}

export async function stockOfProduct(
  db: Db,
  productId: Id<'product'>,
): Promise<{ skuId: string; available: number }[]> {
  const { rows } = await sql<{ skuId: Id<'sku'>; available: number }>`
    select sku_id as "skuId", on_hand - reserved as available from inventory.levels where product_id = ${productId} and not retired order by sku_id`.execute(
    db,
  );
  return rows.map(({ skuId, available }) => ({ skuId: toWire('sku', skuId), available }));
}

type MovementKind = 'received' | 'adjusted' | 'reserved' | 'dropped' | 'released' | 'sold' | 'returned';
type Movement = {
  ref: Id<'order'>;
  at: Date;
  kind: MovementKind;
  onHandChange: number;
  reservedChange: number;
  reason: string | null;
};
const ofOrders = new Set<MovementKind>(['reserved', 'released', 'sold']);

export async function movementsOf(
  db: Db,
  {
    shopId,
    skuId,
    cursor,
    limit = 20,
  }: { shopId: Id<'shop'>; skuId: Id<'sku'>; cursor?: string | undefined; limit?: number | undefined },
) {
  const after = cursorIn(cursor, 3);
  const { rows } = await sql<Movement>`
    select ref, at, kind, on_hand_change as "onHandChange", reserved_change as "reservedChange", reason from inventory.movements
    where sku_id = ${skuId} and exists (select from inventory.levels l where l.sku_id = ${skuId} and l.shop_id = ${shopId})
      ${after ? sql`and (at, ref, kind) < (${movementKeyIn(after)})` : sql``}
    order by at desc, ref desc, kind desc limit ${limit + 1}`.execute(db);
  return page(
    rows,
    limit,
    ({ at, ref, ...row }) => ({
      ...row,
      at: at.toISOString(),
      orderId: ofOrders.has(row.kind) ? toWire('order', ref) : null,
    }),
    ({ at, ref, kind }) => [at.toISOString(), ref, kind],
  );
}

function movementKeyIn([at, ref, kind]: readonly (string | number)[]) {
  return sql`${instantIn(at)}::timestamptz, ${uuidIn(ref)}::uuid, ${String(kind)}::text`;
}
