import { describe, expect, test } from 'vitest';
import {
  choose,
  chosenSku,
  clampQuantity,
  firstChoice,
  leavesStock,
  openOptions,
} from '../src/features/product/choice.ts';

const options = [
  { name: '规格', values: [{ value: '5斤' }, { value: '10斤' }] },
  { name: '果径', values: [{ value: '80mm' }] },
];
const skus = [
  { skuId: 'small', optionValues: ['5斤', '80mm'] },
  { skuId: 'large', optionValues: ['10斤', '80mm'] },
];
const stock: Record<string, number> = { small: 3, large: 0 };
const availableOf = (skuId: string) => stock[skuId] ?? 0;

describe('choosing among options', () => {
  test('an option with one value is chosen already', () => {
    expect(firstChoice(options)).toEqual([undefined, '80mm']);
    expect(openOptions(options, firstChoice(options)).map((option) => option.name)).toEqual(['规格']);
  });

  test('a complete choice names one SKU, an incomplete one names none', () => {
    expect(chosenSku(skus, firstChoice(options))).toBeUndefined();
    expect(chosenSku(skus, choose(firstChoice(options), 0, '10斤'))?.skuId).toBe('large');
  });

  test('choosing the same value again takes it back', () => {
    const once = choose(firstChoice(options), 0, '5斤');
    expect(choose(once, 0, '5斤')).toEqual(firstChoice(options));
  });

  test('a value whose every SKU is gone says so', () => {
    expect(leavesStock(skus, firstChoice(options), 0, '5斤', availableOf)).toBe(true);
    expect(leavesStock(skus, firstChoice(options), 0, '10斤', availableOf)).toBe(false);
  });

  test.each([
    [5, 3, 3],
    [0, 3, 1],
    [2, 0, 1],
    [2000, 5000, 999],
  ])('%i wanted of %i there gives %i', (wanted, available, given) =>
    expect(clampQuantity(wanted, available)).toBe(given),
  );
});
