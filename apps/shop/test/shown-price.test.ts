import { expect, test } from 'vitest';
import { shownPrice } from '../src/lib/shown-price.ts';

const shopSays = { priceFen: 12_800, compareAtFen: 16_600 };

test.each([
  ['nothing is known yet', undefined, { priceFen: 12_800, struckFen: null, saves: 0 }],
  ['nothing was asked before', { payableFen: 12_800, strikeFen: null }, { struckFen: null, saves: 0 }],
  ['it costs as much as it did', { payableFen: 12_800, strikeFen: 12_800 }, { struckFen: null, saves: 0 }],
  [
    'it costs less than it did',
    { payableFen: 11_000, strikeFen: 12_800 },
    { priceFen: 11_000, struckFen: 12_800, saves: 1_800 },
  ],
])('when %s', (_when, known, shown) => {
  expect(shownPrice(shopSays, known)).toMatchObject(shown);
});
