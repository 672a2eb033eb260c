import { formatMoney, parseMoney } from '@jishi/ui/format-money.ts';
import type { StoredPicture } from '../../api/pictures.ts';
import type { Product, ProductInput } from './product-queries.ts';

export type DraftSku = {
  skuId?: string;
  optionValues: string[];
  /** As typed, in yuan. */
  price: string;
  compareAt: string;
  stock: string;
  weightGrams: string;
  merchantCode: string;
  barcode: string;
  picture: StoredPicture | null;
};

export type DraftOption = {
  name: string;
  nameEn: string;
  values: string[];
  /** English of each value. */ valuesEn: Record<string, string>;
};
export type DraftAttribute = { name: string; value: string; nameEn: string; valueEn: string };

export type ProductDraft = {
  title: string;
  titleEn: string;
  description: string;
  descriptionEn: string;
  categoryId: string | null;
  attributes: DraftAttribute[];
  pictures: StoredPicture[];
  options: DraftOption[];
  skus: DraftSku[];
  freightTemplateId: string | null;
  lowStockThreshold: number;
  shipsWithinHours: 24 | 48 | 72;
};

const blankSku = (optionValues: string[]): DraftSku => ({
  optionValues,
  price: '',
  compareAt: '',
  stock: '',
  weightGrams: '',
  merchantCode: '',
  barcode: '',
  picture: null,
});

export const emptyDraft: ProductDraft = {
  title: '',
  titleEn: '',
  description: '',
  descriptionEn: '',
  categoryId: null,
  attributes: [],
  pictures: [],
  options: [],
  skus: [blankSku([])],
  freightTemplateId: null,
  lowStockThreshold: 5,
  shipsWithinHours: 48,
};

const typed = (fen: number | null) => (fen === null ? '' : formatMoney(fen).slice(1).replaceAll(',', ''));

export function draftOf(product: Product, stock: ReadonlyMap<string, number>): ProductDraft {
  const hours = product.shipsWithinHours;
  return {
    title: product.title,
    titleEn: product.titleEn ?? '',
    description: product.description,
    descriptionEn: product.descriptionEn ?? '',
    categoryId: product.categoryId,
    attributes: product.attributes.map(({ name, value, nameEn = '', valueEn = '' }) => ({
      name,
      value,
      nameEn,
      valueEn,
    })),
    pictures: product.pictures,
    options: product.optionNames.map((name, at) => optionOf(product, name, at)),
    skus: product.skus.map((sku) => ({
      skuId: sku.skuId,
      optionValues: sku.optionValues,
      price: typed(sku.priceFen),
      compareAt: typed(sku.compareAtFen),
      stock: String(stock.get(sku.skuId) ?? ''),
      weightGrams: sku.weightGrams === 0 ? '' : String(sku.weightGrams),
      merchantCode: sku.merchantCode ?? '',
      barcode: sku.barcode ?? '',
      picture: sku.picture,
    })),
    freightTemplateId: product.freightTemplateId,
    lowStockThreshold: product.lowStockThreshold,
    shipsWithinHours: hours === 24 || hours === 72 ? hours : 48,
  };
}

function optionOf({ skus, optionNamesEn }: Product, name: string, at: number): DraftOption {
  const valuesEn = Object.fromEntries(
    skus.map((sku) => [sku.optionValues[at] ?? '', sku.optionValuesEn?.[at] ?? '']),
  );
  return { name, nameEn: optionNamesEn?.[at] ?? '', values: Object.keys(valuesEn), valuesEn };
}

/** Every combination of the options, keeping what was written for combinations that stay. */
export function withOptions(draft: ProductDraft, options: ProductDraft['options']): ProductDraft {
  const usable = options.filter((option) => option.values.length > 0);
  const combinations = usable.reduce<string[][]>(
    (sofar, { values }) => sofar.flatMap((head) => values.map((value) => [...head, value])),
    [[]],
  );
  const kept = new Map(draft.skus.map((sku) => [sku.optionValues.join('\u0000'), sku]));
  const first = draft.skus[0];
  const skus = combinations.map((optionValues) => {
    const known = kept.get(optionValues.join('\u0000'));
    if (known !== undefined) return known;
    // A new combination starts from the first one's price, which is nearly always right.
    return {
      ...blankSku(optionValues),
      price: first?.price ?? '',
      compareAt: first?.compareAt ?? '',
      weightGrams: first?.weightGrams ?? '',
    };
  });
  return { ...draft, options, skus };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

export function inputOf(draft: ProductDraft): ProductInput {
  const options = draft.options.filter(({ values }) => values.length > 0);
  // English is all or nothing for the options: what was not written stays in Chinese.
  const english = options.some(
    ({ nameEn, valuesEn }) =>
      nameEn.trim() !== '' || Object.values(valuesEn).some((word) => word.trim() !== ''),
  );
  return {
    title: draft.title.trim(),
    titleEn: orNull(draft.titleEn),
    description: draft.description,
    descriptionEn: orNull(draft.descriptionEn),
    categoryId: draft.categoryId ?? '',
    attributes: draft.attributes
      .filter(({ name, value }) => name.trim() !== '' && value.trim() !== '')
      .map(({ name, value, nameEn, valueEn }) => ({
        name: name.trim(),
        value: value.trim(),
        ...(nameEn.trim() === '' ? {} : { nameEn: nameEn.trim() }),
        ...(valueEn.trim() === '' ? {} : { valueEn: valueEn.trim() }),
      })),
    pictureIds: draft.pictures.map(({ pictureId }) => pictureId),
    optionNames: options.map(({ name }) => name.trim()),
    ...(english ? { optionNamesEn: options.map(({ name, nameEn }) => nameEn.trim() || name.trim()) } : {}),
    skus: draft.skus.map((sku) => ({
      ...(sku.skuId === undefined ? {} : { skuId: sku.skuId }),
      optionValues: sku.optionValues,
      ...(english
        ? {
            optionValuesEn: sku.optionValues.map(
              (value, at) => options[at]?.valuesEn[value]?.trim() || value,
            ),
          }
        : {}),
      priceFen: parseMoney(sku.price) ?? 0,
      compareAtFen: parseMoney(sku.compareAt) ?? null,
      weightGrams: Number(sku.weightGrams || 0),
      merchantCode: orNull(sku.merchantCode),
      barcode: orNull(sku.barcode),
      pictureId: sku.picture?.pictureId ?? null,
    })),
    freightTemplateId: draft.freightTemplateId,
    lowStockThreshold: draft.lowStockThreshold,
    shipsWithinHours: draft.shipsWithinHours,
  };
}

/** The counts that differ from what is in stock, once the product is saved and each choice has its id. */
export function countedStock(draft: ProductDraft, saved: Product, before: ReadonlyMap<string, number>) {
  return saved.skus.flatMap((sku) => {
    const written = draft.skus.find(
      (one) => one.optionValues.join('\u0000') === sku.optionValues.join('\u0000'),
    );
    if (written === undefined || written.stock.trim() === '') return [];
    const onHand = Number(written.stock);
    return onHand === (before.get(sku.skuId) ?? 0) ? [] : [{ skuId: sku.skuId, onHand }];
  });
}
