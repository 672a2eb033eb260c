/** The rule book (domain-rules §2.1–2.2) as tables: prices and activities. */
import { describe, expect, test } from 'vitest';
import { type Coupon, type Line, type Promotion, price, refundOf } from '../index.ts';
import { bundle, cart, crossShop, flash, fullReduction, line, multiBuy, yuan } from './make.ts';

type Offers = readonly (Promotion | Coupon)[];
const pays = (lines: readonly Line[], offers: Offers, more: object = {}) =>
  price(cart(lines, offers, more)).totals.payableFen;
const used = (lines: readonly Line[], offers: Offers, more: object = {}) =>
  price(cart(lines, offers, more))
    .applied.map((discount) => discount.id)
    .sort();
const why = (lines: readonly Line[], offers: Offers, id: string, more: object = {}) =>
  price(cart(lines, offers, more)).tried.find((tried) => tried.id === id);

describe('4001 多件多折', () => {
  const tiers = multiBuy('2件8折3件7折', [
    [2, 8],
    [3, 7],
  ]);
  test.each([
    ['one piece pays the list price', [line('a', 100)], 10_000n],
    ['two pieces 8折', [line('a', 100, 2)], 16_000n],
    ['three pieces over two lines 7折, on all of them', [line('a', 100, 2), line('b', 50)], 17_500n],
    ['more pieces stay on the largest tier', [line('a', 100, 9)], 63_000n],
    ['another shop’s pieces do not count', [line('a', 100), line('b', 100, 3, { shopId: 'tea' })], 40_000n],
    ['rounds half up: 20% of ¥0.05 over two is ¥0.02', [line('a', 0.05), line('b', 0.05)], 8n],
  ])('%s', (_, lines, payable) => expect(pays(lines, [tiers])).toBe(payable));

  test('a discount is rounded half up', () =>
    expect(pays([line('a', 0.03, 2)], [multiBuy('7.5折', [[2, 7.5]])])).toBe(4n));

  test('it is apportioned by amount, to the fen, and refunded as it was paid', () => {
    const quote = price(cart([line('a', 10), line('b', 20), line('c', 3.33)], [tiers]));
    expect(quote.lines.map(({ payableFen }) => payableFen)).toEqual([700n, 1400n, 233n]);
    // Two pieces are left and would only be worth 8折: the refund of the third does not ask.
    expect(refundOf(quote.lines[0]!, 1, 0).paidFen).toBe(700n);
  });
});

describe('4002 and 4003: from an amount', () => {
  const reduction = fullReduction('满减', [
    [100, 10],
    [200, 30],
  ]);
  const percent: Promotion = {
    ...fullReduction('满折', []),
    kind: 'amount-tiers',
    code: 4002,
    tiers: [{ minAmountFen: yuan(100), benefit: { kind: 'rate', payBps: 9000 } }],
  };
  test.each([
    ['below', 99.99, reduction, 9_999n],
    ['first tier', 100, reduction, 9_000n],
    ['second tier', 200, reduction, 17_000n],
    ['full discount', 150, percent, 13_500n],
  ])('%s', (_, amount, offer, payable) => expect(pays([line('a', amount)], [offer])).toBe(payable));

  test('one activity per item: the better of two that share one', () => {
    const lines = [line('a', 120)];
    expect(used(lines, [reduction, percent])).toEqual(['满折']);
    expect(why(lines, [reduction, percent], '满减')).toMatchObject({
      reason: 'better-one-used',
      insteadIds: ['满折'],
    });
  });

  test('activities that share an item exclude each other, others add up: the best lawful set', () => {
    const on = (...ids: string[]) => ({ scope: { skuIds: ids.map((id) => `sku-${id}`) } });
    const lines = [line('a', 100), line('b', 100), line('c', 100)];
    const offers = [
      fullReduction('A', [[1, 15]], on('a', 'b')),
      fullReduction('B', [[1, 30]], on('b', 'c')),
      fullReduction('C', [[1, 20]], on('c')),
    ];
    expect(used(lines, offers)).toEqual(['A', 'C']);
    expect(why(lines, offers, 'B')).toMatchObject({ reason: 'better-one-used', insteadIds: ['A', 'C'] });
  });

  test('it says what is missing, and to which tier', () => {
    const quote = price(cart([line('a', 88)], [reduction]));
    expect(quote.tried[0]).toMatchObject({ reason: 'below-threshold', missingFen: 1_200n });
    expect(quote.hints[0]).toMatchObject({
      id: '满减',
      gives: 'discount',
      missingFen: 1_200n,
      worthFen: 1_000n,
    });
    expect(price(cart([line('a', 150)], [reduction])).hints[0]).toMatchObject({
      missingFen: 5_000n,
      worthFen: 2_000n, // 30 instead of 10
    });
  });
});

describe('4004 across shops', () => {
  const lines = [line('a', 150), line('b', 150, 1, { shopId: 'tea' })];
  test('每300减50 over two shops, apportioned by amount', () => {
    const quote = price(cart(lines, [crossShop('跨店', 300, 50)]));
    expect(quote.shops.map(({ goodsFen }) => goodsFen)).toEqual([12_500n, 12_500n]);
    expect(quote.totals.funding.platformFen).toBe(5_000n);
  });
  test('repeats up to its cap', () =>
    expect(pays([line('a', 1000)], [crossShop('跨店', 300, 50, { capFen: yuan(120) })])).toBe(88_000n));
  test('does not stack with a shop’s own full reduction on the same items: the better way is found', () => {
    const offers = [crossShop('跨店', 300, 50), fullReduction('店铺满减', [[100, 20]])];
    expect(used(lines, offers)).toEqual(['跨店']);
    expect(why(lines, offers, '店铺满减')).toMatchObject({ reason: 'does-not-stack', insteadIds: ['跨店'] });
    expect(used(lines, [crossShop('跨店', 300, 50), fullReduction('店铺满减', [[100, 60]])])).toEqual([
      '店铺满减',
    ]);
  });
  test('stacks with 多件多折, both thresholds measured on the single-item price', () => {
    const two = [line('a', 150, 2)];
    expect(pays(two, [crossShop('跨店', 300, 50), multiBuy('2件8折', [[2, 8]])])).toBe(19_000n);
  });
});

describe('4005 n元m件', () => {
  const three = bundle('99元3件', 3, 99);
  test.each([
    ['two pieces are no bundle', [line('a', 50, 2)], 10_000n],
    ['three pieces', [line('a', 50, 3)], 9_900n],
    ['the dearest three, the fourth at its price', [line('a', 60, 3), line('b', 20)], 11_900n],
    ['twice, because the rule repeats', [line('a', 50, 6)], 19_800n],
    ['not when the pieces cost less alone', [line('a', 30, 3)], 9_000n],
    ['only as many bundles as pay', [line('a', 60, 3), line('b', 20, 3)], 15_900n],
  ])('%s', (_, lines, payable) => expect(pays(lines, [three])).toBe(payable));
});

describe('single-item prices', () => {
  test('the best one wins', () => {
    const offers = [
      flash('秒杀', 80),
      flash('会员价', 75, { code: 5033, audience: { memberOfShopId: 'apples' } }),
      flash('粉丝价', 70, { code: 5035, audience: { fanOfCreatorId: 'laoli' } }),
    ];
    expect(used([line('a', 100)], offers)).toEqual(['秒杀']);
    expect(used([line('a', 100)], offers, { buyer: { memberOfShopIds: ['apples'] } })).toEqual(['会员价']);
    expect(
      used([line('a', 100)], offers, { buyer: { memberOfShopIds: ['apples'], fanOfCreatorIds: ['laoli'] } }),
    ).toEqual(['粉丝价']);
    expect(why([line('a', 100)], offers, '粉丝价')).toMatchObject({ reason: 'not-for-this-buyer' });
  });
  test('a limit per buyer covers so many pieces, the others pay the list price', () => {
    expect(pays([line('a', 100, 3)], [flash('限购1', 60, { maxUnits: 1 })])).toBe(26_000n);
  });
  test('thresholds are measured after it', () => {
    expect(pays([line('a', 110)], [flash('秒杀', 80), fullReduction('满100减20', [[100, 20]])])).toBe(8_000n);
  });
  test('it is left alone when the list price reaches something better', () => {
    expect(used([line('a', 110)], [flash('秒杀', 100), fullReduction('满105减20', [[105, 20]])])).toEqual([
      '满105减20',
    ]);
  });
  test('it holds only while it runs, and only where it was shown', () => {
    const live = flash('直播价', 60, {
      scope: { placements: ['live:1'] },
      startsAtMs: Date.UTC(2026, 10, 22),
      endsAtMs: Date.UTC(2026, 10, 23),
    });
    expect(pays([line('a', 100, 1, { placement: 'live:1' })], [live])).toBe(6_000n);
    expect(why([line('a', 100)], [live], '直播价')).toMatchObject({ reason: 'not-for-these-lines' });
    expect(
      why([line('a', 100, 1, { placement: 'live:1' })], [live], '直播价', { nowMs: Date.UTC(2026, 10, 23) }),
    ).toMatchObject({ reason: 'ended' });
  });
  test('5003 平台补贴: each funder pays its share to the fen', () => {
    const subsidy = flash('补贴', 66.67, { code: 5003, funding: { merchantBps: 3333, platformBps: 6667 } });
    const [discount] = price(cart([line('a', 100)], [subsidy])).lines[0]!.discounts;
    expect(discount).toMatchObject({ offFen: 3_333n, funding: { merchantFen: 1_111n, platformFen: 2_222n } });
  });
});
