import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allocateFunding,
  apportion,
  defaultStacking,
  price,
  refundOf,
  subtypes,
  together,
} from '../index.ts';
import { apportionSmall } from '../src/apportion.ts';
import { cart, coupon, crossShop, flash, fullReduction, line, multiBuy, voucher } from './make.ts';

const sum = (list: readonly bigint[]) => list.reduce((a, b) => a + b, 0n);

describe('apportion', () => {
  test.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [5n, [0n, 3n, 7n], [0n, 2n, 3n]],
    [7n, [0n, 0n], [7n, 0n]],
    [0n, [2n, 3n], [0n, 0n]],
  ])('%s over %s', (total, weights, parts) => expect(apportion(total, weights)).toEqual(parts));

  test('parts sum to the total, none is off by a fen or more, and both forms agree', () => {
    const fen = fc.bigInt({ min: 0n, max: 10n ** 13n });
    fc.assert(
      fc.property(fen, fc.array(fen, { minLength: 1, maxLength: 8 }), (total, weights) => {
        const parts = apportion(total, weights);
        const whole = sum(weights);
        expect(sum(parts)).toBe(total);
        expect(apportionSmall(Number(total), weights.map(Number)).map(BigInt)).toEqual(parts);
        if (whole === 0n) return;
        parts.forEach((part, i) => {
          const error = part * whole - total * weights[i]!;
          expect(error < whole && -error < whole).toBe(true);
        });
      }),
    );
  });
});

test('funding shares of a discount sum to it', () => {
  const bps = fc
    .tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000))
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000]);
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), bps, (amount, [a, b, c, d, e]) => {
      const split = allocateFunding(amount, {
        merchantBps: b! - a!,
        platformBps: c! - b!,
        creatorBps: d! - c!,
        brandBps: e! - d!,
      });
      expect(sum(Object.values(split))).toBe(amount);
    }),
  );
  expect(() => allocateFunding(1n, { merchantBps: 9_999 })).toThrow('10000');
});

describe('the stacking matrix', () => {
  test.each([
    ['two activities of a shop', fullReduction('a', []), multiBuy('b', []), 'best-one'],
    [
      'a shop’s full reduction and the cross-shop one',
      fullReduction('a', []),
      crossShop('b', 300, 50),
      'excluded',
    ],
    ['多件多折 and the cross-shop one', multiBuy('a', []), crossShop('b', 300, 50), 'adds-up'],
    ['a flash price and a coupon', flash('a', 1), coupon('b', 1, 1), 'adds-up'],
    ['two flash prices', flash('a', 1), flash('b', 2), 'best-one'],
    ['two vouchers', voucher('a', 1), voucher('b', 2), 'adds-up'],
  ])('%s', (_, a, b, answer) => {
    expect(together(a, b)).toBe(answer);
    expect(together(b, a)).toBe(answer);
  });

  test('is data: a marketplace may let them add up', () => {
    const lines = [line('a', 300)];
    const offers = [crossShop('跨店', 300, 50), fullReduction('满减', [[100, 20]])];
    expect(price(cart(lines, offers)).totals.payableFen).toBe(25_000n);
    expect(
      price(cart(lines, offers, { stacking: { ...defaultStacking, exclusions: [] } })).totals.payableFen,
    ).toBe(23_000n);
  });

  test('names every code it speaks of', () => {
    for (const { codes } of defaultStacking.exclusions)
      for (const code of codes) expect(subtypes[code]).toBeDefined();
  });
});

describe('the quote key', () => {
  const key = (unitYuan: number, offers: Parameters<typeof cart>[1] = [], nowMs = 1) =>
    price(cart([line('a', unitYuan)], offers, { nowMs })).quoteKey;
  test('stays while nothing the buyer pays changes', () => {
    expect(key(10, [coupon('far', 500, 1)], 2)).toBe(key(10));
  });
  test('changes with a price, and with who pays the same discount', () => {
    const keys = [key(10), key(11), key(11, [coupon('one', 0, 1)]), key(11, [coupon('two', 0, 1)])];
    expect(new Set(keys).size).toBe(4);
  });
});

describe('refunds', () => {
  const [bought] = price(cart([line('a', 9.99, 3)], [multiBuy('3件7折', [[3, 7]])])).lines;
  test('three pieces of ¥20.98 go back as 6.99 + 7.00 + 6.99, in any cut', () => {
    expect(bought!.payableFen).toBe(2_098n);
    const single = [0, 1, 2].map((done) => refundOf(bought!, 1, done).paidFen);
    expect(sum(single)).toBe(2_098n);
    expect(refundOf(bought!, 2, 1).paidFen).toBe(single[1]! + single[2]!);
    expect(Math.max(...single.map(Number)) - Math.min(...single.map(Number))).toBeLessThanOrEqual(1);
  });
  test.each([
    [0, 0],
    [1, 3],
    [4, 0],
    [1.5, 0],
  ])('refuses %s pieces after %s', (quantity, done) => {
    expect(() => refundOf(bought!, quantity, done)).toThrow(RangeError);
  });
});
