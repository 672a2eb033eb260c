import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { categories, categoryById } from './categories.sql.ts';
import { cardOf, lowestPrice, pageOf, wordsOf, type Shown } from './listing.ts';
import { picturesByIds } from './pictures.sql.ts';
import { lockedProduct, skusOf, type Product } from './products.sql.ts';
import { knownShop } from './shops.sql.ts';
import { termsOf } from './words.ts';

/** Writes the ready row that lists and pages are read from, or takes it away when the product is not for sale. */
export async function refreshListing(tx: Tx, productId: Id<'product'>): Promise<void> {
  const product = await lockedProduct(tx, productId);
  const shown = product && (await shownOf(tx, product));
  if (!product || !shown) return withdraw(tx, productId);
  const { chinese, latin } = wordsOf(shown);
  const { text, skus, category, parent } = shown;
  const { rows } = await sql<{ isNew: boolean }>`
    insert into catalog.listings (product_id, shop_id, category_id, parent_category_id, price_fen, sold_count, rating_sum, rating_count,
      sold_out, listed_at, card, page, words)
    values (${productId}, ${shown.shopId}, ${category.categoryId}, ${parent?.categoryId ?? null}, ${lowestPrice(skus)}, ${product.sold_count},
      ${product.rating_sum}, ${product.rating_count}, ${skus.every((sku) => sku.sold_out)}, ${now()}, ${JSON.stringify(cardOf(shown))},
      ${JSON.stringify(pageOf(shown))},
      ${chinese}::tsvector || setweight(to_tsvector('english', ${latin.A}), 'A') || setweight(to_tsvector('english', ${latin.B}), 'B')
        || setweight(to_tsvector('english', ${latin.C}), 'C') || setweight(to_tsvector('english', ${latin.D}), 'D'))
    on conflict on constraint listings_pk do update set shop_id = excluded.shop_id, category_id = excluded.category_id,
      parent_category_id = excluded.parent_category_id, price_fen = excluded.price_fen, sold_count = excluded.sold_count,
      rating_sum = excluded.rating_sum, rating_count = excluded.rating_count, sold_out = excluded.sold_out, card = excluded.card,
      page = excluded.page, words = excluded.words
    returning xmax = 0 as "isNew"`.execute(tx);
  await writeTerms(tx, productId, termsOf(`${text.title} ${text.titleEn ?? ''}`));
  if (rows[0]!.isNew) await publish(tx, 'catalog.product_listed', { productId, shopId: shown.shopId });
}

async function withdraw(tx: Tx, productId: Id<'product'>): Promise<void> {
  const { rows } = await sql<{ shop_id: string; card: string }>`
    delete from catalog.listings where product_id = ${productId} returning shop_id, card`.execute(tx);
  if (rows.length === 0) return;
  // Those who saved it still see what it was.
  await sql`update catalog.products set last_card = ${rows[0]!.card} where product_id = ${productId}`.execute(
    tx,
  );
  await sql`delete from catalog.terms where product_id = ${productId}`.execute(tx);
  await publish(tx, 'catalog.product_delisted', { productId, shopId: rows[0]!.shop_id });
}

async function shownOf(tx: Tx, product: Product): Promise<Shown | undefined> {
  if (product.state !== 'on_shelf' || !product.live) return undefined;
  const shop = await knownShop(tx, product.shop_id as Id<'shop'>);
  const skus = await skusOf(tx, [product.product_id]);
  if (!shop.open || skus.length === 0) return undefined;
  const text = product.live;
  const category = await categoryById(tx, text.categoryId);
  const pictureIds = [
    ...text.pictureIds,
    ...skus.flatMap((sku) => (sku.picture_id as Id<'picture'> | null) ?? []),
  ];
  return {
    productId: product.product_id as Id<'product'>,
    shopId: product.shop_id as Id<'shop'>,
    text,
    attributes: product.attributes,
    optionNames: product.option_names,
    optionNamesEn: product.option_names_en,
    shipsWithinHours: product.ships_within_hours,
    skus,
    pictures: await picturesByIds(tx, pictureIds),
    category,
    parent: category.parentId === null ? null : ((await categories(tx)).get(category.parentId) ?? null),
    shop,
  };
}

async function writeTerms(tx: Tx, productId: Id<'product'>, terms: ReadonlySet<string>): Promise<void> {
  await sql`delete from catalog.terms where product_id = ${productId} and term <> all(${[...terms]}::text[])`.execute(
    tx,
  );
  await sql`
    insert into catalog.terms (term, product_id) select unnest(${[...terms].toSorted()}::text[]), ${productId}::uuid
    on conflict do nothing`.execute(tx);
}
