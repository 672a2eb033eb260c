import { fenOut } from '../../platform/money.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { mediaUrl } from '../../platform/storage.ts';
import type { Category } from './categories.sql.ts';
import { showPicture, type Picture } from './pictures.sql.ts';
import { ratingAverage, type Attribute, type ProductText } from './product.ts';
import type { Sku } from './products.sql.ts';
import type { ShopRow } from './shops.sql.ts';
import { hanWords, runsOf, tsvectorText } from './words.ts';

/** Everything a listing is made of. */
export type Shown = {
  readonly productId: Id<'product'>;
  readonly shopId: Id<'shop'>;
  readonly text: ProductText;
  readonly attributes: readonly Attribute[];
  readonly optionNames: readonly string[];
  readonly optionNamesEn: readonly string[] | null;
  readonly shipsWithinHours: number;
  readonly skus: readonly Sku[];
  readonly pictures: ReadonlyMap<Id<'picture'>, Picture>;
  readonly category: Category;
  readonly parent: Category | null;
  readonly shop: ShopRow;
};

/** The parts of a card and of a page that change with every sale and review are added when they are read. */
export type Counters = {
  readonly sold_count: number;
  readonly rating_sum: number;
  readonly rating_count: number;
  readonly sold_out: boolean;
};

/** Ready JSON, with the counters of this moment. */
export function withCounters(
  ready: string,
  { sold_out: soldOut, sold_count: soldCount, rating_sum: sum, rating_count: count }: Counters,
): string {
  const average = ratingAverage(sum, count);
  return `${ready.slice(0, -1)},"soldOut":${soldOut},"soldCount":${soldCount},"ratingAverage":${average},"ratingCount":${count}}`;
}

export const lowestPrice = (skus: readonly Sku[]): bigint =>
  skus.reduce((low, { price_fen: price }) => (price < low ? price : low), skus[0]!.price_fen);
export const highestPrice = (skus: readonly Sku[]): bigint =>
  skus.reduce((high, { price_fen: price }) => (price > high ? price : high), 0n);

function prices(skus: readonly Sku[]) {
  const low = lowestPrice(skus);
  const cheapest = skus.find(({ price_fen: price }) => price === low)!;
  return {
    priceFen: fenOut(low),
    maxPriceFen: fenOut(highestPrice(skus)),
    compareAtFen: fenOrNull(cheapest.compare_at_fen),
  };
}

const fenOrNull = (fen: bigint | null) => (fen === null ? null : fenOut(fen));

export function cardOf({ productId, shopId, text, skus, pictures, shop }: Shown) {
  const cover = text.pictureIds.map((id) => pictures.get(id)).find((picture) => picture !== undefined);
  return {
    productId: toWire('product', productId),
    shopId: toWire('shop', shopId),
    shopName: { zh: shop.name_zh, en: shop.name_en },
    title: text.title,
    titleEn: text.titleEn,
    pictureUrl: cover ? mediaUrl(cover.smallKey) : null,
    ...prices(skus),
  };
}

export function pageOf(shown: Shown) {
  const {
    productId,
    shopId,
    text,
    attributes,
    optionNames,
    optionNamesEn,
    skus,
    pictures,
    category,
    parent,
    shop,
    shipsWithinHours,
  } = shown;
  return {
    productId: toWire('product', productId),
    title: text.title,
    titleEn: text.titleEn,
    description: text.description,
    descriptionEn: text.descriptionEn,
    category: {
      categoryId: toWire('category', category.categoryId),
      name: category.name,
      parentId: parent && toWire('category', parent.categoryId),
      parentName: parent && parent.name,
    },
    attributes,
    pictures: text.pictureIds.flatMap((id) => pictures.get(id) ?? []).map(showPicture),
    options: optionNames.map((name, i) => ({
      name,
      nameEn: optionNamesEn?.[i] ?? null,
      values: valuesOf(skus, i),
    })),
    skus: skus.map((sku) => {
      const picture = sku.picture_id === null ? undefined : pictures.get(sku.picture_id as Id<'picture'>);
      return {
        skuId: toWire('sku', sku.sku_id as Id<'sku'>),
        optionValues: sku.option_values,
        optionValuesEn: sku.option_values_en,
        priceFen: fenOut(sku.price_fen),
        compareAtFen: fenOrNull(sku.compare_at_fen),
        weightGrams: sku.weight_grams,
        pictureUrl: picture ? mediaUrl(picture.key) : null,
        soldOut: sku.sold_out,
        version: sku.version,
      };
    }),
    ...prices(skus),
    shipsWithinHours,
    shop: {
      shopId: toWire('shop', shopId),
      name: { zh: shop.name_zh, en: shop.name_en },
      logoUrl: shop.logo_key && mediaUrl(shop.logo_key),
    },
  };
}

/** The values of an option in the merchant's order, each once. */
function valuesOf(skus: readonly Sku[], option: number) {
  const english = new Map(
    skus.map((sku) => [sku.option_values[option]!, sku.option_values_en?.[option] ?? null]),
  );
  return [...english].map(([value, valueEn]) => ({ value, valueEn }));
}

/** The words of a product by where they stand: title, category, shop and options, description. */
export function wordsOf({ text, attributes, skus, category, parent, shop }: Shown) {
  const places = {
    A: `${text.title} ${text.titleEn ?? ''}`,
    B: [category, parent].map((each) => (each ? `${each.name.zh} ${each.name.en}` : '')).join(' '),
    C: [
      shop.name_zh,
      shop.name_en,
      ...attributes.flatMap(({ value, valueEn = '' }) => [value, valueEn]),
      ...skus.flatMap((sku) => [...sku.option_values, ...(sku.option_values_en ?? [])]),
    ].join(' '),
    D: `${text.description.slice(0, 2_000)} ${text.descriptionEn?.slice(0, 2_000) ?? ''}`,
  } as const;
  const chinese = new Map<string, keyof typeof places>();
  const latin = { A: '', B: '', C: '', D: '' };
  for (const place of ['A', 'B', 'C', 'D'] as const) {
    const runs = runsOf(places[place]);
    for (const word of hanWords(runs.han)) if (!chinese.has(word)) chinese.set(word, place);
    latin[place] = runs.latin.join(' ');
  }
  return { chinese: tsvectorText(chinese), latin };
}
