import { expect, test } from 'vitest';
import { mapLines, retotal, withoutLines } from '../src/data/cart-sums.ts';
import type { Cart, CartLine } from '../src/data/cart.ts';

const line = (skuId: string, quantity: number, unitPriceFen: number, selected: boolean): CartLine => ({
  skuId,
  productId: 'prd_1',
  title: '红富士',
  skuName: '',
  pictureUrl: null,
  quantity,
  unitPriceFen,
  availability: 'available',
  stock: 10,
  priceWhenAddedFen: unitPriceFen,
  selected,
  attributionToken: null,
});

const cart: Cart = {
  shops: [
    { shopId: 'apples', name: '洛川', lines: [line('a', 2, 1990, true), line('b', 1, 500, false)] },
    { shopId: 'fish', name: '舟山', lines: [line('c', 1, 8800, true)] },
  ],
  unavailable: [line('d', 1, 100, false)],
  lineCount: 4,
  selectedPieces: 3,
  selectedFen: 12780,
  offers: null,
};

test('the sums count what is selected', () => {
  expect(retotal(cart)).toEqual(cart);
  const all = retotal(mapLines(cart, (one) => ({ ...one, selected: true })));
  expect([all.selectedPieces, all.selectedFen]).toEqual([4, 13280]);
});

test('a shop disappears with its last line; the unavailable ones can go too', () => {
  const less = retotal(withoutLines(cart, (one) => one.skuId === 'c' || one.skuId === 'd'));
  expect(less.shops.map((shop) => shop.shopId)).toEqual(['apples']);
  expect([less.lineCount, less.selectedFen]).toEqual([2, 3980]);
});
