import { describe, expect, it } from 'vitest';
import {
  emptyDraft,
  inputOf,
  withOptions,
  type DraftOption,
  type ProductDraft,
} from '../src/features/products/product-draft.ts';

const option = (name: string, values: string[]): DraftOption => ({ name, nameEn: '', values, valuesEn: {} });

const apples: ProductDraft = {
  ...emptyDraft,
  title: ' 洛川红富士 ',
  categoryId: 'cat_1',
  skus: [{ ...emptyDraft.skus[0]!, price: '39.90', compareAt: '59', weightGrams: '2500' }],
};

describe('the choices of a product', () => {
  it('become every combination, starting from the price of the first', () => {
    const draft = withOptions(apples, [option('规格', ['5斤', '10斤']), option('果径', ['80', '85', '90'])]);
    expect(draft.skus.map((sku) => sku.optionValues.join('/'))).toEqual([
      '5斤/80',
      '5斤/85',
      '5斤/90',
      '10斤/80',
      '10斤/85',
      '10斤/90',
    ]);
    expect(new Set(draft.skus.map((sku) => sku.price))).toEqual(new Set(['39.90']));
  });

  it('keep what was written for the combinations that stay', () => {
    const two = withOptions(apples, [option('规格', ['5斤', '10斤'])]);
    const priced = {
      ...two,
      skus: two.skus.map((sku) =>
        sku.optionValues[0] === '10斤' ? { ...sku, skuId: 'sku_2', price: '69' } : sku,
      ),
    };
    const three = withOptions(priced, [option('规格', ['10斤', '15斤', '5斤'])]);
    expect(three.skus.map((sku) => [sku.optionValues[0], sku.price, sku.skuId])).toEqual([
      ['10斤', '69', 'sku_2'],
      ['15斤', '39.90', undefined],
      ['5斤', '39.90', undefined],
    ]);
  });

  it('leave one row when the last option goes', () => {
    const two = withOptions(apples, [option('规格', ['5斤', '10斤'])]);
    expect(withOptions(two, []).skus.map((sku) => sku.optionValues)).toEqual([[]]);
  });

  it('do not count an option without values', () => {
    const draft = withOptions(apples, [option('颜色', [])]);
    expect(draft.skus).toHaveLength(1);
    expect(inputOf(draft).optionNames).toEqual([]);
  });
});

describe('what is sent', () => {
  it('has English for every option as soon as one is written, Chinese standing in', () => {
    const written = { ...option('规格', ['5斤', '10斤']), valuesEn: { '5斤': '2.5 kg' } };
    const input = inputOf(withOptions(apples, [written]));
    expect(input.optionNamesEn).toEqual(['规格']);
    expect(input.skus.map((sku) => sku.optionValuesEn)).toEqual([['2.5 kg'], ['10斤']]);
    expect(inputOf(withOptions(apples, [option('规格', ['5斤'])])).optionNamesEn).toBeUndefined();
  });

  it('is in fen and trimmed, with nothing for what was left empty', () => {
    const input = inputOf(apples);
    expect(input).toMatchObject({ title: '洛川红富士', titleEn: null, categoryId: 'cat_1', pictureIds: [] });
    expect(input.skus[0]).toMatchObject({
      priceFen: 3990,
      compareAtFen: 5900,
      weightGrams: 2500,
      merchantCode: null,
      pictureId: null,
    });
  });
});
