import type { Id } from '../../platform/ids.ts';
import type { Attribute, ProductDraft, SkuDraft, WholeProduct } from '../catalog/index.ts';
import type { FileProduct, FileVariant } from './product-file.ts';

/** Columns that become attributes, and come back as columns. */
export const attributeColumns = [
  { key: 'brand', name: '品牌', nameEn: 'Brand' },
  { key: 'type', name: '类型', nameEn: 'Type' },
  { key: 'tags', name: '标签', nameEn: 'Tags' },
] as const;

const columnNames = new Set<string>(attributeColumns.map(({ name }) => name));

function attributesOf(file: FileProduct): Attribute[] {
  return attributeColumns.flatMap(({ key, name, nameEn }) =>
    file[key] === '' ? [] : [{ name, nameEn, value: file[key] }],
  );
}

const isEnglish = (text: string) => !/\p{Script=Han}/u.test(text);
const english = (text: string) => (isEnglish(text) && text !== '' ? text : null);

/** `undefined`: not yet fetched. */
export type PictureIdOf = (url: string) => Id<'picture'> | undefined;

/** The product of a file as the catalogue writes it. What a file cannot say stays as it is. */
export function draftOf(
  file: FileProduct,
  pictureIdOf: PictureIdOf,
  now: { categoryId: Id<'category'>; whole?: WholeProduct | undefined },
): ProductDraft {
  const before = now.whole?.product;
  const followsTitle = !before || before.title_en === null || before.title_en === before.title;
  const followsText =
    !before || before.description_en === null || before.description_en === before.description;
  // Two addresses may lead to one picture.
  const pictureIds = [...new Set(file.pictureUrls.flatMap((url) => pictureIdOf(url) ?? []))];
  return {
    title: file.title,
    titleEn: followsTitle ? english(file.title) : before.title_en,
    description: file.description,
    descriptionEn: followsText ? english(file.description) : before.description_en,
    categoryId: (before?.category_id as Id<'category'> | undefined) ?? now.categoryId,
    attributes: [
      ...attributesOf(file),
      ...(before?.attributes ?? []).filter(({ name }) => !columnNames.has(name)),
    ],
    pictureIds: pictureIds.length > 0 ? pictureIds : ((before?.picture_ids ?? []) as Id<'picture'>[]),
    optionNames: file.optionNames,
    skus: file.variants.map((variant) => skuOf(variant, pictureIdOf, now.whole)),
    freightTemplateId: (before?.freight_template_id ?? null) as Id<'freightTemplate'> | null,
    lowStockThreshold: before?.low_stock_threshold ?? 0,
    shipsWithinHours: before?.ships_within_hours ?? 48,
    ...(before?.option_names_en && same(before.option_names, file.optionNames)
      ? { optionNamesEn: before.option_names_en }
      : {}),
  };
}

function skuOf(variant: FileVariant, pictureIdOf: PictureIdOf, whole: WholeProduct | undefined): SkuDraft {
  const known = whole?.skus.find((sku) => same(sku.option_values, variant.optionValues));
  // A renamed choice is the same thing when its merchant code says so, and no other SKU has that choice.
  const byCode =
    variant.code === null ? undefined : whole?.skus.filter((sku) => sku.merchant_code === variant.code);
  const sku = known ?? (byCode?.length === 1 ? byCode[0] : undefined);
  const pictureId = variant.pictureUrl === null ? undefined : pictureIdOf(variant.pictureUrl);
  return {
    ...(sku ? { skuId: sku.sku_id as Id<'sku'> } : {}),
    optionValues: variant.optionValues,
    ...(known?.option_values_en ? { optionValuesEn: known.option_values_en } : {}),
    priceFen: BigInt(variant.priceFen),
    compareAtFen: variant.compareAtFen === null ? null : BigInt(variant.compareAtFen),
    weightGrams: variant.weightGrams,
    barcode: variant.barcode,
    merchantCode: variant.code,
    pictureId: pictureId ?? (sku?.picture_id as Id<'picture'> | null | undefined) ?? null,
  };
}

/** What there is now, as a draft: what an undo puts back. */
export function draftNow({ product, skus }: WholeProduct): ProductDraft {
  return {
    title: product.title,
    titleEn: product.title_en,
    description: product.description,
    descriptionEn: product.description_en,
    categoryId: product.category_id as Id<'category'>,
    attributes: product.attributes,
    pictureIds: product.picture_ids as Id<'picture'>[],
    optionNames: product.option_names,
    ...(product.option_names_en ? { optionNamesEn: product.option_names_en } : {}),
    freightTemplateId: product.freight_template_id as Id<'freightTemplate'> | null,
    lowStockThreshold: product.low_stock_threshold,
    shipsWithinHours: product.ships_within_hours,
    skus: skus.map((sku) => ({
      skuId: sku.sku_id as Id<'sku'>,
      optionValues: sku.option_values,
      ...(sku.option_values_en ? { optionValuesEn: sku.option_values_en } : {}),
      priceFen: sku.price_fen,
      compareAtFen: sku.compare_at_fen,
      weightGrams: sku.weight_grams,
      barcode: sku.barcode,
      merchantCode: sku.merchant_code,
      pictureId: sku.picture_id as Id<'picture'> | null,
    })),
  };
}

/** Which parts of a product an update would change, in words of the file; a picture not yet fetched counts as a change. */
export function changesBetween(
  whole: WholeProduct,
  draft: ProductDraft,
  file: FileProduct,
  pictureIdOf: PictureIdOf,
): string[] {
  const now = draftNow(whole);
  const skuKey = (sku: SkuDraft) => [
    sku.optionValues,
    String(sku.priceFen),
    String(sku.compareAtFen ?? null),
    sku.weightGrams,
    sku.barcode,
    sku.merchantCode,
  ];
  const parts: Record<string, [unknown, unknown]> = {
    title: [
      [now.title, now.titleEn],
      [draft.title, draft.titleEn],
    ],
    description: [
      [now.description, now.descriptionEn],
      [draft.description, draft.descriptionEn],
    ],
    attributes: [attributeKey(now.attributes), attributeKey(draft.attributes)],
    options: [now.optionNames, draft.optionNames],
    variants: [now.skus.map(skuKey), draft.skus.map(skuKey)],
    pictures: [
      [now.pictureIds, now.skus.map(({ pictureId }) => pictureId)],
      [draft.pictureIds, draft.skus.map(({ pictureId }) => pictureId)],
    ],
  };
  const changes = Object.entries(parts).flatMap(([name, [a, b]]) =>
    JSON.stringify(a) === JSON.stringify(b) ? [] : [name],
  );
  const unfetched = [
    ...file.pictureUrls,
    ...file.variants.flatMap(({ pictureUrl }) => pictureUrl ?? []),
  ].some((url) => pictureIdOf(url) === undefined);
  return unfetched && !changes.includes('pictures') ? [...changes, 'pictures'] : changes;
}

const attributeKey = (attributes: readonly Attribute[] = []) =>
  attributes.map(({ name, value }) => `${name}=${value}`).toSorted();
const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** A draft as JSON and back: amounts are text, so that none loses a fen. */
export function draftOut(draft: ProductDraft): unknown {
  return {
    ...draft,
    skus: draft.skus.map((sku) => ({
      ...sku,
      priceFen: String(sku.priceFen),
      compareAtFen: typeof sku.compareAtFen === 'bigint' ? String(sku.compareAtFen) : null,
    })),
  };
}

export function draftIn(stored: unknown): ProductDraft {
  const { skus, ...rest } = stored as Omit<ProductDraft, 'skus'> & {
    skus: (Omit<SkuDraft, 'priceFen' | 'compareAtFen'> & { priceFen: string; compareAtFen: string | null })[];
  };
  return {
    ...rest,
    skus: skus.map((sku) => ({
      ...sku,
      priceFen: BigInt(sku.priceFen),
      compareAtFen: sku.compareAtFen === null ? null : BigInt(sku.compareAtFen),
    })),
  };
}
