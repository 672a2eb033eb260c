import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { mediaUrl } from '../../platform/storage.ts';
import { shopsByIds } from '../identity/index.ts';
import { ratingAverage } from './product.ts';
import type { CatalogTables } from './tables.ts';

export type ShopRow = CatalogTables['catalog.shops'];

export async function shopRow(db: Db | Tx, shopId: Id<'shop'>): Promise<ShopRow | undefined> {
  return db
    .withTables<CatalogTables>()
    .selectFrom('catalog.shops')
    .selectAll()
    .where('shop_id', '=', shopId)
    .executeTakeFirst();
}

/** Copies what identity knows of a shop; answers whether shoppers would see a difference. */
export async function copyShop(tx: Tx, shopId: Id<'shop'>): Promise<boolean> {
  const shop = (await shopsByIds(tx, [shopId])).get(shopId);
  if (!shop) return false;
  const { rows } = await sql`
    insert into catalog.shops as s (shop_id, name_zh, name_en, intro_zh, intro_en, logo_key, open)
    values (${shopId}, ${shop.name.zh}, ${shop.name.en}, ${shop.intro.zh}, ${shop.intro.en}, ${shop.logoKey}, ${shop.state === 'approved'})
    on conflict on constraint shops_pk do update set name_zh = excluded.name_zh, name_en = excluded.name_en, intro_zh = excluded.intro_zh,
      intro_en = excluded.intro_en, logo_key = excluded.logo_key, open = excluded.open
    where (s.name_zh, s.name_en, s.logo_key, s.open) is distinct from (excluded.name_zh, excluded.name_en, excluded.logo_key, excluded.open)
      or (s.intro_zh, s.intro_en) is distinct from (excluded.intro_zh, excluded.intro_en)
    returning shop_id`.execute(tx);
  return rows.length > 0;
}

/** The shop as the catalogue knows it, asked of identity the first time. */
export async function knownShop(tx: Tx, shopId: Id<'shop'>): Promise<ShopRow> {
  const found = await shopRow(tx, shopId);
  if (found) return found;
  await copyShop(tx, shopId);
  const copied = await shopRow(tx, shopId);
  if (!copied) throw new Problem(idNotFound);
  return copied;
}

export async function shopCard(db: Db, shopId: Id<'shop'>) {
  const { rows } = await sql<ShopRow & { products: number }>`
    select s.*, (select count(*)::int from catalog.listings l where l.shop_id = s.shop_id) as products
    from catalog.shops s where s.shop_id = ${shopId} and s.open`.execute(db);
  const shop = rows[0];
  if (!shop) throw new Problem(idNotFound);
  return {
    shopId: toWire('shop', shopId),
    name: { zh: shop.name_zh, en: shop.name_en },
    intro: { zh: shop.intro_zh, en: shop.intro_en },
    logoUrl: shop.logo_key && mediaUrl(shop.logo_key),
    productCount: shop.products,
    soldCount: shop.sold_count,
    score: ratingAverage(shop.rating_sum, shop.rating_count),
    reviewCount: shop.rating_count,
  };
}
