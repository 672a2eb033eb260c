import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PriceRequest, type Quote, type Refund, price, refundOf } from '../index.ts';
import { cheapest } from './oracle.ts';
import { requests } from './arbitrary.ts';

const runs = Number(process.env.PRICING_RUNS ?? 500);
const timeout = 120_000;
const generous = { steps: 1_000_000 };
const sum = (list: readonly bigint[]) => list.reduce((a, b) => a + b, 0n);
const always = (name: string, property: (request: PriceRequest, quote: Quote) => void, times = runs) =>
  test(name, { timeout }, () =>
    fc.assert(
      fc.property(requests, (request) => property(request, price(request, generous))),
      { numRuns: times },
    ),
  );

always('it is the cheapest lawful price: equal to brute force over every choice', (request, quote) => {
  expect(quote.proof.exact).toBe(true);
  expect(quote.totals.payableFen).toBe(cheapest(request));
});

always('nothing is negative, and parts sum to the whole', (_, quote) => {
  for (const line of quote.lines) {
    expect(line.payableFen >= 0n && line.discounts.every((discount) => discount.offFen > 0n)).toBe(true);
    expect(line.listFen).toBe(line.payableFen + sum(line.discounts.map((discount) => discount.offFen)));
    for (const { offFen, funding } of line.discounts) expect(offFen).toBe(sum(Object.values(funding)));
  }
  const { totals, shops, lines, applied } = quote;
  expect(totals.goodsFen).toBe(sum(lines.map((line) => line.payableFen)));
  expect(totals.payableFen).toBe(sum(shops.map((shop) => shop.payableFen)));
  expect(totals.discountFen).toBe(sum(applied.map((discount) => discount.offFen)));
  expect(totals.discountFen).toBe(sum(Object.values(totals.funding)));
});

always('every offer is either used or its absence explained', (request, quote) => {
  const ids = [...(request.promotions ?? []), ...(request.coupons ?? [])].map(({ id }) => id);
  expect([...quote.applied, ...quote.tried].map(({ id }) => id).sort()).toEqual(ids.sort());
});

test('an additional offer never raises the payable', { timeout }, () => {
  fc.assert(
    fc.property(requests, fc.nat(), (request, pick) => {
      const all = [...(request.promotions ?? []), ...(request.coupons ?? [])];
      const left = all[pick % Math.max(1, all.length)]?.id;
      const without = <T extends { id: string }>(list: readonly T[] | undefined) =>
        list?.filter(({ id }) => id !== left);
      const fewer = {
        ...request,
        promotions: without(request.promotions),
        coupons: without(request.coupons),
      };
      expect(price(request, generous).totals.payableFen <= price(fewer, generous).totals.payableFen).toBe(
        true,
      );
    }),
    { numRuns: runs },
  );
});

test('the order of lines and offers does not matter, and asking twice changes nothing', { timeout }, () => {
  fc.assert(
    fc.property(requests, (request) => {
      const turned = {
        ...request,
        lines: request.lines.toReversed(),
        promotions: request.promotions?.toReversed(),
        coupons: request.coupons?.toReversed(),
      };
      const quote = price(request);
      expect(price(request)).toEqual(quote);
      expect({ ...price(turned), lines: quote.lines }).toEqual(quote);
    }),
    { numRuns: runs },
  );
});

test('refunds re-add to what was paid, however the pieces are cut', { timeout }, () => {
  fc.assert(
    fc.property(requests, fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 6 }), (request, cuts) => {
      for (const line of price(request).lines) {
        const refunds: Refund[] = [];
        for (let done = 0, k = 0; done < line.quantity; k++) {
          const quantity = Math.min(cuts[k] ?? 1, line.quantity - done);
          refunds.push(refundOf(line, quantity, done));
          done += quantity;
        }
        for (const { quantity, paidFen, discounts } of refunds) {
          const funded = sum(discounts.map(({ offFen }) => offFen));
          expect(paidFen >= 0n).toBe(true);
          expect(paidFen + funded).toBe(line.unitPriceFen * BigInt(quantity));
        }
        expect(sum(refunds.map(({ paidFen }) => paidFen))).toBe(line.payableFen);
        line.discounts.forEach(({ funding }, i) => {
          const back = refunds.map(({ discounts }) => discounts[i]!.funding);
          expect(sum(back.map((split) => split.platformFen))).toBe(funding.platformFen);
          expect(sum(back.map((split) => split.creatorFen))).toBe(funding.creatorFen);
        });
      }
    }),
    { numRuns: runs },
  );
});

always(
  'when the search is cut short it says by how much it may be off, and that holds',
  (request, { totals }) => {
    const hasty = price(request, { steps: 3 });
    expect(hasty.totals.payableFen - totals.payableFen <= hasty.proof.atMostCheaperFen).toBe(true);
    if (hasty.proof.exact) expect(hasty.totals.payableFen).toBe(totals.payableFen);
  },
);
