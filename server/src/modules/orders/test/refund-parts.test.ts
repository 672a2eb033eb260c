import fc from 'fast-check';
import { refundOf } from '@jishi/pricing';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import type { StoredDiscount } from '../funding.ts';
import { leftOf, takeFrom, takeFromShop, type Split, type SplitLine } from '../refund-parts.ts';

type Shares = [merchant: number, platform: number, creator: number, brand: number];

const discountOf = ([merchantFen, platformFen, creatorFen, brandFen]: Shares, i: number): StoredDiscount => ({
  id: `d${i}`,
  name: '满减',
  code: 4003,
  layer: 'shop',
  offFen: merchantFen + platformFen + creatorFen + brandFen,
  funding: { merchantFen, platformFen, creatorFen, brandFen },
});

/** A line as it can be sold: pieces at a price, discounts by any funders that never take more than the price. */
const lines = fc
  .record({
    unitPriceFen: fc.integer({ min: 0, max: 200_000 }),
    quantity: fc.integer({ min: 1, max: 12 }),
    weights: fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60)), { maxLength: 4 }),
    keep: fc.integer({ min: 0, max: 300 }),
  })
  .map(({ unitPriceFen, quantity, weights, keep }): SplitLine & { unitPriceFen: bigint } => {
    const list = unitPriceFen * quantity;
    const whole = weights.flat().reduce((sum, weight) => sum + weight, keep) || 1;
    const discounts = weights.map((parts, i) =>
      discountOf(parts.map((weight) => Math.floor((list * weight) / whole)) as Shares, i),
    );
    const off = discounts.reduce((sum, { offFen }) => sum + offFen, 0);
    return {
      unitPriceFen: BigInt(unitPriceFen),
      quantity,
      payableFen: BigInt(list - off),
      discounts,
      refundedQuantity: 0,
      refundedFen: 0n,
      refundedSplit: null,
    };
  });

/** What the database does with a take. */
const after = (line: SplitLine, quantity: number, split: Split): SplitLine => ({
  ...line,
  refundedQuantity: line.refundedQuantity + quantity,
  refundedFen: line.refundedFen + split[0]!,
  refundedSplit: split.slice(1).map((fen, i) => Number(fen) + (line.refundedSplit?.[i] ?? 0)),
});

const wishes = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('pieces' as const), of: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant('amount' as const), of: fc.integer({ min: 1, max: 1_000 }) }),
    fc.record({ kind: fc.constant('part' as const), of: fc.integer({ min: 1, max: 1_000 }) }),
    fc.record({ kind: fc.constant('protection' as const), of: fc.integer({ min: 1, max: 1_000 }) }),
  ),
  { maxLength: 12 },
);

function take(
  line: SplitLine,
  { kind, of }: { kind: string; of: number },
): { quantity: number; split: Split } {
  const pieces = line.quantity - line.refundedQuantity;
  const share = (leftOf(line)[0]! * BigInt(of)) / 1_000n;
  const quantity = kind === 'pieces' || kind === 'part' ? Math.min(of % 5 || 1, pieces) : 0;
  if (kind === 'protection') return { quantity: 0, split: takeFromShop(line, share) };
  const amountFen = kind === 'pieces' ? undefined : share;
  return { quantity, split: takeFrom(line, { quantity, amountFen }) };
}

describe('refunds of a line', () => {
  test('add up to what was paid, whatever goes back in whatever order', () => {
    fc.assert(
      fc.property(lines, wishes, (sold, sequence) => {
        let line: SplitLine = sold;
        const back = leftOf(sold).map(() => 0n);
        for (const wish of sequence) {
          const { quantity, split } = take(line, wish);
          expect(split.every((fen) => fen >= 0n)).toBe(true);
          split.forEach((fen, i) => (back[i]! += fen));
          line = after(line, quantity, split); // leftOf of it asserts that nothing went below zero
        }
        const pieces = line.quantity - line.refundedQuantity;
        const rest = pieces > 0 ? takeFrom(line, { quantity: pieces }) : leftOf(line);
        expect(rest.map((fen, i) => fen + back[i]!)).toEqual(leftOf(sold));
      }),
      { numRuns: 2_000 },
    );
  });

  test('by pieces only are those of the price engine', () => {
    fc.assert(
      fc.property(lines, fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 }), (sold, cuts) => {
        let line: SplitLine = sold;
        for (const cut of cuts) {
          const quantity = Math.min(cut, line.quantity - line.refundedQuantity);
          if (quantity === 0) return;
          const split = takeFrom(line, { quantity });
          const quoted = {
            ...sold,
            lineId: 'l',
            skuId: newId('sku'),
            shopId: newId('shop'),
            listFen: 0n,
            itemPriceFen: 0n,
          };
          const engine = refundOf(
            {
              ...quoted,
              discounts: sold.discounts.map(({ id, name, code, offFen, funding }) => ({
                id,
                name,
                code: code!,
                layer: 'threshold' as never,
                offFen: BigInt(offFen),
                funding: {
                  merchantFen: BigInt(funding!.merchantFen),
                  platformFen: BigInt(funding!.platformFen),
                  creatorFen: BigInt(funding!.creatorFen),
                  brandFen: BigInt(funding!.brandFen),
                },
              })),
            },
            quantity,
            line.refundedQuantity,
          );
          const { paidFen, discounts } = engine;
          expect(split).toEqual([
            paidFen,
            ...discounts.flatMap(({ funding: f }) => [
              f.merchantFen,
              f.platformFen,
              f.creatorFen,
              f.brandFen,
            ]),
          ]);
          line = after(line, quantity, split);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('an amount comes from every funder in proportion, and a price difference from the shop alone', () => {
    const line: SplitLine = {
      quantity: 2,
      payableFen: 9_000n,
      discounts: [discountOf([0, 600, 300, 100], 0)],
      refundedQuantity: 0,
      refundedFen: 0n,
      refundedSplit: null,
    };
    expect(takeFrom(line, { quantity: 0, amountFen: 4_500n })).toEqual([4_500n, 0n, 300n, 150n, 50n]);
    expect(takeFromShop(line, 1_000n)).toEqual([1_000n, 0n, 0n, 0n, 0n]);
    expect(takeFrom(line, { quantity: 0, amountFen: 9_000n })).toEqual(leftOf(line));
  });

  test('never takes more pieces than are left', () => {
    const line: SplitLine = {
      quantity: 2,
      payableFen: 10n,
      discounts: [],
      refundedQuantity: 1,
      refundedFen: 5n,
      refundedSplit: null,
    };
    expect(() => takeFrom(line, { quantity: 2 })).toThrow(RangeError);
  });
});
