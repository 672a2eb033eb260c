import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { checkDefinition, checkTiers } from '../activity.ts';
import { leastUnitFen } from '../least-price.ts';
import { isNarrowing } from '../narrowing.ts';
import type { Owner } from '../owner.ts';
import { reaches } from '../reach.ts';
import { stackingMatrix } from '../stacking-matrix.ts';
import { strikeOf } from '../strike.ts';
import { toPromotion } from '../to-offer.ts';
import { activityIn, activityOut } from '../wire.ts';
import { activityWords, couponWords } from '../words.ts';
import { defaultStacking, price } from '@jishi/pricing';
import { activity, flash } from './make.ts';

const shop: Owner = { owner: 'shop', shopId: newId('shop') };
const creator: Owner = { owner: 'creator', creatorId: newId('creator') };
const [skuId, otherSku] = [newId('sku'), newId('sku')];
const asIs = { leavesOf: (id: string) => [id] };
const rate = (payBps: number) => ({ kind: 'rate', payBps }) as const;
const off = (offFen: number) => ({ kind: 'off', offFen }) as const;

describe('tiers', () => {
  const rising = fc
    .uniqueArray(fc.integer({ min: 2, max: 50 }), { minLength: 1, maxLength: 5 })
    .map((all) => all.toSorted((a, b) => a - b));
  test('that rise strictly and give strictly more are taken', () =>
    fc.assert(
      fc.property(rising, (quantities) =>
        checkTiers(quantities.map((from, i) => ({ from, benefit: rate(9_000 - i * 500), fen: Infinity }))),
      ),
    ));
  test('in any other order are refused', () =>
    fc.assert(
      fc.property(rising, (quantities) => {
        if (quantities.length < 2) return;
        const tiers = quantities.map((from, i) => ({ from, benefit: rate(9_000 - i * 500), fen: Infinity }));
        expect(() => checkTiers(tiers.toReversed())).toThrow(/tiers_not_rising/);
        expect(() => checkTiers(tiers.map((tier) => ({ ...tier, benefit: rate(8_000) })))).toThrow(
          /tiers_not_rising/,
        );
      }),
    ));
  test('of two kinds of benefit do not mix', () =>
    expect(() =>
      checkTiers([
        { from: 100, benefit: off(10), fen: 100 },
        { from: 200, benefit: rate(5_000), fen: 200 },
      ]),
    ).toThrow(/tiers_not_rising/));
});

test.each([
  ['a creator has no tiers', creator, activity()],
  ['a shop has no platform price', shop, flash(skuId, { code: 5060 })],
  ['a gift is 15001', shop, activity({ rule: { kind: 'gift', gift: { skuId, quantity: 1 } } })],
])('%s', (_, by, definition) => {
  expect(() => checkDefinition(by, definition)).toThrow(/code_not_allowed/);
});

describe('a running activity', () => {
  const now = flash(skuId, { units: 10, perBuyer: 2, scope: { productIds: ['a', 'b'] } });
  const skus = (...all: { skuId: string; priceFen: number; units?: number }[]) =>
    ({ kind: 'item-price', price: { kind: 'by-sku', skus: all } }) as const;
  test.each([
    ['ends earlier', { endsAt: new Date(Date.parse(now.endsAt) - 1).toISOString() }, true],
    ['ends later', { endsAt: new Date(Date.parse(now.endsAt) + 1).toISOString() }, false],
    ['is renamed', { name: { zh: '新', en: 'new' } }, true],
    ['gains units', { rule: skus({ skuId, priceFen: 2_990, units: 11 }) }, true],
    ['loses units', { rule: skus({ skuId, priceFen: 2_990, units: 9 }) }, false],
    ['gains a limit', { rule: skus({ skuId, priceFen: 2_990 }) }, false],
    ['gets dearer', { rule: skus({ skuId, priceFen: 3_000, units: 10 }) }, false],
    ['gets cheaper', { rule: skus({ skuId, priceFen: 2_000, units: 10 }) }, false],
    [
      'gains an item',
      { rule: skus({ skuId, priceFen: 2_990, units: 10 }, { skuId: otherSku, priceFen: 1 }) },
      false,
    ],
    ['loses a product', { scope: { productIds: ['a'] } }, true],
    ['gains a product', { scope: { productIds: ['a', 'b', 'c'] } }, false],
    ['excepts a product', { scope: { productIds: ['a', 'b'], exceptProductIds: ['a'] } }, true],
    ['reaches everything', { scope: {} }, false],
    ['allows more to a buyer', { perBuyer: 3 }, false],
    ['is for newcomers', { audience: { newBuyers: true } }, false],
  ])('%s', (_, change, allowed) => expect(isNarrowing(now, { ...now, ...change })).toBe(allowed));
});

test('the least a piece can cost is what the engine charges at the deepest tier', () => {
  const sku = { skuId, priceFen: 10_000n };
  const rules = [
    activity().rule,
    { kind: 'bundle', pieces: 3, forFen: 9_900 },
    { kind: 'every-amount', everyFen: 30_000, offFen: 6_000 },
  ] as const;
  for (const rule of rules) {
    const promotion = toPromotion('p', shop, activity({ rule }), asIs);
    const line = {
      lineId: 'l',
      skuId,
      spuId: 's',
      shopId: (shop as { shopId: string }).shopId,
      categoryId: 'c',
      quantity: 3,
      unitPriceFen: 10_000n,
    };
    const { totals } = price({ lines: [line], promotions: [promotion], nowMs: Date.now() });
    expect(leastUnitFen(promotion, sku)).toBe(totals.payableFen / 3n);
  }
});

test('ids go out as they came in', () => {
  const wire = activityOut(
    flash(skuId, {
      scope: { productIds: [newId('product')], shopIds: [newId('shop')] },
      budgetId: newId('budget'),
    }),
  );
  expect(activityOut(activityIn(wire))).toEqual(wire);
  expect(JSON.stringify(wire)).toContain('sku_');
});

test('an offer reaches what its scope names, and nothing of other shops', () => {
  const sku = {
    skuId,
    productId: newId('product'),
    shopId: (shop as { shopId: ReturnType<typeof newId<'shop'>> }).shopId,
    categoryId: newId('category'),
  };
  const { scope, shopId } = toPromotion('p', shop, flash(skuId), asIs);
  expect(reaches({ scope, shopId }, sku)).toBe(true);
  expect(reaches({ scope, shopId }, { ...sku, skuId: otherSku })).toBe(false);
  expect(reaches({ shopId }, { ...sku, shopId: newId('shop') })).toBe(false);
  expect(reaches({ scope: { exceptSpuIds: [sku.productId] } }, sku)).toBe(false);
});

test('what is struck through is never above what was asked or paid before', () =>
  fc.assert(
    fc.property(
      fc.bigInt(1n, 10_000n),
      fc.bigInt(1n, 10_000n),
      fc.bigInt(1n, 10_000n),
      fc.bigInt(0n, 10_000n),
      (list, low, paid, payable) => {
        const strike = strikeOf(list, { listLowFen: low, lowestPaidFen: paid }, payable);
        if (strike === null) {
          expect([list, low, paid].some((each) => each <= payable)).toBe(true);
          return;
        }
        expect(strike > payable && strike <= list && strike <= low && strike <= paid).toBe(true);
      },
    ),
  ));

test('every kind has words in both languages', () => {
  expect(activityWords(activity())).toEqual({
    zh: '2件9折，3件8折',
    en: '2 pieces: 10% off; 3 pieces: 20% off',
  });
  expect(
    activityWords({
      code: 4003,
      rule: { kind: 'amount-tiers', tiers: [{ minAmountFen: 19_900, benefit: off(2_050) }] },
    }),
  ).toEqual({
    zh: '满¥199减¥20.50',
    en: 'From ¥199: ¥20.50 off',
  });
  expect(activityWords({ code: 0, rule: { kind: 'freight-offer', minAmountFen: 5_900 } })).toEqual({
    zh: '满¥59包邮',
    en: 'free delivery from ¥59',
  });
  expect(couponWords({ thresholdFen: 0, benefit: off(500) }).zh).toBe('无门槛减¥5');
});

test('the stacking matrix is symmetric and follows the data', () => {
  const { cells, kinds } = stackingMatrix(defaultStacking);
  for (let i = 0; i < kinds.length; i++)
    for (let j = 0; j < kinds.length; j++) expect(cells[i]![j]).toBe(cells[j]![i]);
  const free = stackingMatrix({ ...defaultStacking, exclusions: [] });
  expect(free.cells.flat()).not.toContain('excluded');
});
