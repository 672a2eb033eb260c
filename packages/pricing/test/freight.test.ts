import { describe, expect, test } from 'vitest';
import { type Line, price } from '../index.ts';
import { byItem, byWeight, cart, flash, line, platform, yuan } from './make.ts';

const hangzhou = '330106';
const urumqi = '650102';
const boxOf = (
  lineId: string,
  unitYuan: number,
  quantity: number,
  weightGrams: number,
  more: Partial<Line> = {},
) => line(lineId, unitYuan, quantity, { freightTemplateId: 'weight', weightGrams, ...more });

const freightOf = (lines: readonly Line[], regionCode: string | undefined, more: object = {}) =>
  price(cart(lines, [], { freightTemplates: [byWeight, byItem], buyer: { regionCode }, ...more })).shops[0]!
    .freight;

describe('list prices', () => {
  test('a cart without offers costs its list prices', () => {
    const quote = price(cart([line('a', 12.5, 2), line('b', 3, 1, { shopId: 'tea' })]));
    expect(quote.totals).toMatchObject({
      listFen: 2800n,
      discountFen: 0n,
      freightFen: 0n,
      payableFen: 2800n,
    });
    expect(quote.shops.map(({ shopId, payableFen }) => [shopId, payableFen])).toEqual([
      ['apples', 2500n],
      ['tea', 300n],
    ]);
    expect(quote.proof).toEqual({ exact: true, atMostCheaperFen: 0n, steps: expect.any(Number) });
  });

  test('an empty cart costs nothing', () => expect(price(cart([])).totals.payableFen).toBe(0n));

  test.each([
    ['the same line twice', cart([line('a', 1), line('a', 1, 1, { skuId: 'x' })]), 'appears twice'],
    ['the same SKU in two lines', cart([line('a', 1), line('b', 1, 1, { skuId: 'sku-a' })]), 'two lines'],
    ['no pieces', cart([line('a', 1, 0)]), 'quantity'],
    ['a price below zero', cart([line('a', -1)]), 'price'],
    [
      'funding that does not add up',
      cart([line('a', 9)], [flash('f', 1, { funding: { platformBps: 10 } })]),
      '10000',
    ],
    [
      'a template nobody has',
      cart([line('a', 9, 1, { freightTemplateId: 'lost' })]),
      'unknown freight template',
    ],
  ])('refuses %s', (_, request, words) => expect(() => price(request)).toThrow(words));
});

describe('freight', () => {
  test.each([
    ['first kilogram', 1, 1000, 800n],
    ['a gram more begins another', 1, 1001, 1200n],
    ['weights of pieces add up', 3, 900, 1600n],
  ])('%s', (_, quantity, grams, feeFen) => {
    expect(freightOf([boxOf('a', 10, quantity, grams)], hangzhou)).toMatchObject({
      state: 'charged',
      feeFen,
    });
  });

  test('lines of one template share the first fee; another template adds its own', () => {
    const two = [
      boxOf('a', 10, 1, 400),
      boxOf('b', 10, 1, 500),
      line('c', 5, 3, { freightTemplateId: 'item' }),
    ];
    const freight = freightOf(two, hangzhou);
    expect(freight.parts.map((part) => [part.templateId, part.feeFen])).toEqual([
      ['weight', 800n],
      ['item', 800n],
    ]);
    expect(freight.payableFen).toBe(1600n);
  });

  test('a region has its own fee; the closest code wins', () => {
    expect(freightOf([boxOf('a', 200, 1, 1500)], urumqi)).toMatchObject({ feeFen: 3500n, state: 'charged' });
  });

  test('a region that is not served makes the quote undeliverable, and says so', () => {
    const quote = price(
      cart([boxOf('a', 10, 1, 500)], [], { freightTemplates: [byWeight], buyer: { regionCode: '540102' } }),
    );
    expect(quote.deliverable).toBe(false);
    expect(quote.shops[0]!.freight.parts[0]!.reason).toEqual({
      kind: 'not-deliverable',
      regionCode: '540102',
    });
  });

  test('free from an amount, with a hint until then', () => {
    const under = price(
      cart([boxOf('a', 90, 1, 500)], [], { freightTemplates: [byWeight], buyer: { regionCode: hangzhou } }),
    );
    expect(under.hints).toMatchObject([{ gives: 'free-freight', missingFen: 900n, worthFen: 800n }]);
    const reached = freightOf([boxOf('a', 99, 1, 500)], hangzhou);
    expect(reached).toMatchObject({ state: 'free', feeFen: 0n });
    expect(reached.parts[0]!.reason).toEqual({ kind: 'free-from-amount', fromFen: 9900n });
  });

  test('free from a number of pieces', () => {
    const five = freightOf([line('a', 1, 5, { freightTemplateId: 'item' })], hangzhou);
    expect(five.parts[0]!.reason).toEqual({ kind: 'free-from-items', items: 5 });
  });

  test('before the region is known the fee is open; a line without a template ships free', () => {
    expect(freightOf([boxOf('a', 10, 1, 500)], undefined)).toMatchObject({
      state: 'region-unknown',
      payableFen: 0n,
    });
    expect(freightOf([line('a', 10)], hangzhou)).toMatchObject({ state: 'no-freight', payableFen: 0n });
  });

  test('the freight offer that takes most is used, and its funder pays it', () => {
    const offer = { kind: 'freight-offer' as const, code: 0, name: '运费券', funding: platform };
    const promotions = [
      { ...offer, id: 'three', capFen: 300n },
      { ...offer, id: 'all-from-50', minAmountFen: yuan(50) },
    ];
    const at = (unitYuan: number) => freightOf([boxOf('a', unitYuan, 1, 500)], hangzhou, { promotions });
    expect(at(20)).toMatchObject({ feeFen: 800n, payableFen: 500n, discount: { id: 'three', offFen: 300n } });
    expect(at(60)).toMatchObject({
      payableFen: 0n,
      discount: { id: 'all-from-50', funding: { platformFen: 800n } },
    });
  });

  test('a flash price that would lose free freight is left alone', () => {
    const lines = [boxOf('a', 100, 1, 500)];
    const request = cart(lines, [flash('five-off', 95)], {
      freightTemplates: [byWeight],
      buyer: { regionCode: hangzhou },
    });
    expect(price(request).totals).toMatchObject({ goodsFen: 10000n, freightFen: 0n });
  });
});
