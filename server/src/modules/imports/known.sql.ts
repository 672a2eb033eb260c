import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { picturesByKeys } from '../catalog/index.ts';

/** What the shop's handles, pictures and quantities became in earlier imports. */

export async function productOfHandles(
  db: Db | Tx,
  shopId: Id<'shop'>,
  handles: readonly string[],
): Promise<Map<string, Id<'product'>>> {
  const { rows } = await sql<{ handle: string; product_id: Id<'product'> }>`
    select handle, product_id from imports.handles where shop_id = ${shopId} and handle = any(${handles}::text[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.handle, row.product_id]));
}

export async function handlesOfProducts(db: Db, productIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ handle: string; product_id: string }>`
    select distinct on (product_id) product_id, handle from imports.handles where product_id = any(${productIds}::uuid[]) order by product_id, handle`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.product_id, row.handle]));
}

export async function keepHandle(
  tx: Tx,
  shopId: Id<'shop'>,
  handle: string,
  productId: Id<'product'>,
): Promise<void> {
  await sql`
    insert into imports.handles (shop_id, handle, product_id) values (${shopId}, ${handle}, ${productId})
    on conflict on constraint handles_pk do update set product_id = excluded.product_id`.execute(tx);
}

export async function forgetHandle(tx: Tx, productId: Id<'product'>): Promise<void> {
  await sql`delete from imports.handles where product_id = ${productId}`.execute(tx);
}

/** The picture behind an address of our own, such as `/media/pictures/ab/….webp`. */
export function ownKey(url: string, publicUrl: string): string | null {
  const path = url.startsWith(publicUrl) ? url.slice(publicUrl.length) : url;
  return /^\/media\/pictures\/[\w./-]+$/.test(path) && !path.includes('..')
    ? path.slice('/media/'.length)
    : null;
}

/** Pictures that need no fetching: fetched before for this shop, or our own. */
export async function knownPictures(
  db: Db | Tx,
  shopId: Id<'shop'>,
  urls: readonly string[],
  publicUrl: string,
): Promise<Map<string, Id<'picture'>>> {
  const { rows } = await sql<{ url: string; picture_id: Id<'picture'> }>`
    select url, picture_id from imports.picture_sources where shop_id = ${shopId} and url = any(${urls}::text[])`.execute(
    db,
  );
  const known = new Map(rows.map((row) => [row.url, row.picture_id]));
  const own = urls.flatMap((url) => {
    const key = ownKey(url, publicUrl);
    return key === null ? [] : [{ url, key }];
  });
  const byKey = await picturesByKeys(
    db,
    own.map(({ key }) => key),
  );
  for (const { url, key } of own) {
    const picture = byKey.get(key);
    if (picture) known.set(url, picture.pictureId);
  }
  return known;
}

export async function keepPictureSource(
  tx: Tx,
  shopId: Id<'shop'>,
  url: string,
  pictureId: Id<'picture'>,
): Promise<void> {
  await sql`
    insert into imports.picture_sources (shop_id, url, picture_id) values (${shopId}, ${url}, ${pictureId})
    on conflict on constraint picture_sources_pk do update set picture_id = excluded.picture_id`.execute(tx);
}

export async function lastQuantities(
  db: Db | Tx,
  skuIds: readonly Id<'sku'>[],
): Promise<Map<Id<'sku'>, number>> {
  const { rows } = await sql<{ sku_id: Id<'sku'>; quantity: number }>`
    select sku_id, quantity from imports.quantities where sku_id = any(${skuIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.sku_id, row.quantity]));
}

export async function keepQuantity(tx: Tx, skuId: Id<'sku'>, quantity: number): Promise<void> {
  await sql`
    insert into imports.quantities (sku_id, quantity) values (${skuId}, ${quantity})
    on conflict on constraint quantities_pk do update set quantity = excluded.quantity`.execute(tx);
}
