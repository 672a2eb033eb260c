import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkChoices,
  nextState,
  ratingAverage,
  steps,
  tidyParagraphs,
  type ProductState,
} from '../product.ts';
import { productStates } from '../schemas.ts';

const draft = { title: '苹果', categoryId: '' as never };
const sku = (...optionValues: string[]) => ({ optionValues, priceFen: 1n });

test('every step leaves from the states of its row and from no other', () => {
  for (const step of Object.keys(steps) as (keyof typeof steps)[]) {
    const { from, to } = steps[step] as { from: readonly ProductState[]; to: ProductState };
    for (const state of productStates) {
      const take = () => nextState(state, step);
      if (from.includes(state)) expect(take()).toBe(to);
      else expect(take).toThrow('catalog.product_not_in_state');
    }
  }
});

test.each([
  ['a value for each option', ['颜色', '尺码'], [sku('红')], 'catalog.options_mismatch'],
  ['options that differ', ['颜色', '颜色 '], [sku('红', 'M')], 'catalog.options_mismatch'],
  ['choices that differ', ['颜色'], [sku('红'), sku(' 红')], 'catalog.choice_twice'],
  ['choices that differ in more than case', ['Colour'], [sku('Red'), sku('red')], 'catalog.choice_twice'],
  ['one SKU when there is no choice', [], [sku(), sku()], 'catalog.choice_twice'],
])('a product needs %s', (_, optionNames, skus, code) => {
  expect(() => checkChoices({ ...draft, optionNames, skus })).toThrow(code);
});

test('a tidy text stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = tidyParagraphs(text);
      expect(tidyParagraphs(once)).toBe(once);
    }),
  );
  expect(tidyParagraphs(' a \r\n\r\n\r\n\u202eb\u0000 \n\n• c ')).toBe('a\n\nb\n• c');
});

test('an average has one decimal, and none without reviews', () => {
  expect([ratingAverage(0, 0), ratingAverage(14, 3), ratingAverage(5, 1)]).toEqual([null, 4.7, 5]);
});
