import { expect, test } from 'vitest';
import type { Quote } from '../src/data/checkout.ts';
import { savedFen } from '../src/data/saved-fen.ts';

const off = (layer: Quote['discounts'][number]['layer'], offFen: number) =>
  ({ layer, offFen }) as Quote['discounts'][number];

test('what I save is everything taken off, delivery too', () => {
  expect(
    savedFen({ discounts: [off('item', 300), off('shop-coupon', 500), off('freight', 800), off('gift', 0)] }),
  ).toBe(1_600);
  expect(savedFen({ discounts: [] })).toBe(0);
});
