/** The rule book (domain-rules §2.1–2.2) as tables: what the buyer holds, and gifts. */
import { describe, expect, test } from 'vitest';
import { type Coupon, type Line, type Promotion, price } from '../index.ts';
import {
  cart,
  coupon,
  crossShop,
  flash,
  fullReduction,
  line,
  merchant,
  multiBuy,
  platform,
  platformCoupon,
  voucher,
  yuan,
} from './make.ts';

type Offers = readonly (Promotion | Coupon)[];
const pays = (lines: readonly Line[], offers: Offers, more: object = {}) =>
  price(cart(lines, offers, more)).totals.payableFen;
const used = (lines: readonly Line[], offers: Offers, more: object = {}) =>
  price(cart(lines, offers, more))
    .applied.map((discount) => discount.id)
    .sort();
const why = (lines: readonly Line[], offers: Offers, id: string, more: object = {}) =>
  price(cart(lines, offers, more)).tried.find((tried) => tried.id === id);

describe('coupons, red packets, newcomers, vouchers', () => {
  test('one shop coupon per order: the best is chosen, the buyer may deselect it or choose another', () => {
    const offers = [coupon('十元', 50, 10), coupon('二十元', 100, 20)];
    const lines = [line('a', 120)];
    expect(used(lines, offers)).toEqual(['二十元']);
    expect(used(lines, offers, { choices: { deselectedIds: ['二十元'] } })).toEqual(['十元']);
    expect(used(lines, offers, { choices: { chosenIds: ['十元'] } })).toEqual(['十元']);
    expect(why(lines, offers, '二十元', { choices: { chosenIds: ['十元'] } })).toMatchObject({
      reason: 'another-was-chosen',
    });
  });
  test('each shop of a purchase has its own', () => {
    const lines = [line('a', 120), line('b', 60, 1, { shopId: 'tea' })];
    expect(pays(lines, [coupon('苹果券', 100, 20), coupon('茶券', 50, 5, { shopId: 'tea' })])).toBe(15_500n);
  });
  test('all levels add up, each threshold measured on the single-item price', () => {
    const welcome: Promotion = {
      kind: 'welcome',
      code: 4006,
      id: '新人',
      name: '新人',
      funding: platform,
      audience: { newBuyer: true },
      thresholdFen: yuan(100),
      benefit: { kind: 'off', offFen: yuan(5) },
    };
    const packet = platformCoupon('红包', 100, 3, { code: 1003, funding: { creatorBps: 10_000 } });
    const offers = [
      multiBuy('2件8折', [[2, 8]]),
      coupon('店铺券', 100, 10),
      platformCoupon('平台券', 100, 8),
      packet,
      welcome,
      voucher('消费金', 2),
    ];
    const quote = price(cart([line('a', 50, 2)], offers, { buyer: { isNew: true } }));
    expect(quote.totals.payableFen).toBe(yuan(100 - 20 - 10 - 8 - 3 - 5 - 2));
    expect(quote.totals.funding).toEqual({
      merchantFen: 3_000n,
      platformFen: 1_500n,
      creatorFen: 300n,
      brandFen: 0n,
    });
  });
  test('never below zero, and a coupon that would change nothing is kept for another day', () => {
    const quote = price(
      cart([line('a', 8)], [coupon('十元', 0, 10), platformCoupon('平台券', 0, 5), voucher('消费金', 2)]),
    );
    expect(quote.totals.payableFen).toBe(0n);
    expect(quote.applied.map(({ id }) => id)).toEqual(['十元']);
    expect(quote.tried.map(({ id, reason }) => [id, reason])).toEqual([
      ['平台券', 'nothing-left-to-discount'],
      ['消费金', 'nothing-left-to-discount'],
    ]);
  });
  test('what a line cannot absorb of a shop discount is lost; a cross-shop discount is carried to the other lines', () => {
    const lines = [line('a', 10), line('b', 10)];
    const onlyA = coupon('A券', 0, 9, { scope: { skuIds: ['sku-a'] } });
    expect(pays(lines, [onlyA, fullReduction('满20减10', [[20, 10]])])).toBe(500n);
    expect(pays(lines, [onlyA, crossShop('跨店', 20, 10)])).toBe(100n);
  });
});

describe('15001 gifts', () => {
  const gift: Promotion = {
    kind: 'gift',
    code: 15001,
    id: '赠品',
    name: '赠品',
    shopId: 'apples',
    funding: merchant,
    minAmountFen: yuan(99),
    gift: { skuId: 'bag', title: '帆布袋', quantity: 1 },
  };
  test('from an amount', () => {
    expect(price(cart([line('a', 99)], [gift])).gifts).toMatchObject([{ id: '赠品', skuId: 'bag' }]);
    expect(price(cart([line('a', 90)], [gift])).hints).toMatchObject([{ gives: 'gift', missingFen: 900n }]);
  });
  test('a creator’s own price comes without', () => {
    const fan = flash('粉丝价', 120, { code: 5035 });
    expect(price(cart([line('a', 150)], [gift, fan])).gifts).toEqual([]);
    expect(why([line('a', 150)], [gift, fan], '赠品')).toMatchObject({
      reason: 'does-not-stack',
      insteadIds: ['粉丝价'],
    });
  });
});
