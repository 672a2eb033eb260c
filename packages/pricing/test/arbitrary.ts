/** Small carts whose prices and thresholds lie close together, so that tiers, floors and exclusions meet often. */
import fc from 'fast-check';
import {
  type Benefit,
  type Coupon,
  type Line,
  type PriceRequest,
  type Promotion,
  type Stacking,
  defaultStacking,
} from '../index.ts';
import { cart, merchant, platform } from './make.ts';

const shops = ['apples', 'tea'];
const skus = ['s0', 's1', 's2', 's3'];
const fen = (max: number) => fc.integer({ min: 0, max }).map(BigInt);
const funding = fc.constantFrom(merchant, platform, {
  merchantBps: 3333,
  platformBps: 3333,
  creatorBps: 1667,
  brandBps: 1667,
});
const shopId = fc.constantFrom(...shops);
const scope = fc.option(
  fc.subarray(skus, { minLength: 1 }).map((skuIds) => ({ skuIds })),
  { nil: undefined },
);
const benefit: fc.Arbitrary<Benefit> = fc.oneof(
  fen(400).map((offFen) => ({ kind: 'off' as const, offFen })),
  fc.record({
    kind: fc.constant('rate' as const),
    payBps: fc.integer({ min: 1, max: 99 }).map((p) => p * 100),
    capFen: fc.option(fen(300), { nil: undefined }),
  }),
);

export const lines: fc.Arbitrary<Line[]> = fc
  .array(fc.record({ shopId, quantity: fc.integer({ min: 1, max: 3 }), unitPriceFen: fen(300) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((list) =>
    list.map((part, i) => ({ ...part, lineId: `l${i}`, skuId: skus[i]!, spuId: skus[i]!, categoryId: 'c' })),
  );

type Draft = Omit<Promotion, 'id' | 'name'> | Omit<Coupon, 'id' | 'name'>;
const ofShop = { shopId, scope, funding };
const across = { scope, funding };
const threshold = fen(700);
const tier = fc.integer({ min: 1, max: 6 });

const drafts: fc.Arbitrary<Draft> = fc.oneof(
  fc.record({
    kind: fc.constant('item-price' as const),
    code: fc.constantFrom(5054, 5033, 5035),
    ...across,
    price: fen(300).map((unitPriceFen) => ({ kind: 'unit' as const, unitPriceFen })),
    maxUnits: fc.constantFrom(undefined, 1, 2),
  }),
  fc.record({
    kind: fc.constant('quantity-tiers' as const),
    code: fc.constant(4001),
    ...ofShop,
    tiers: fc.array(fc.record({ minQuantity: tier, benefit }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('amount-tiers' as const),
    code: fc.constantFrom(4002, 4003),
    ...ofShop,
    tiers: fc.array(fc.record({ minAmountFen: threshold, benefit }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('every-amount' as const),
    code: fc.constant(4004),
    ...across,
    everyFen: fen(300).map((x) => x + 1n),
    offFen: fen(100),
    capFen: fc.option(fen(300), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('bundle' as const),
    code: fc.constant(4005),
    ...ofShop,
    pieces: fc.integer({ min: 1, max: 4 }),
    forFen: fen(600),
  }),
  fc.record({
    kind: fc.constant('coupon' as const),
    code: fc.constant(1001),
    ...ofShop,
    thresholdFen: threshold,
    benefit,
  }),
  fc.record({
    kind: fc.constant('coupon' as const),
    code: fc.constantFrom(1002, 1003),
    ...across,
    thresholdFen: threshold,
    benefit,
  }),
  fc.record({
    kind: fc.constant('welcome' as const),
    code: fc.constant(4006),
    ...across,
    thresholdFen: threshold,
    benefit,
  }),
  fc.record({
    kind: fc.constant('voucher' as const),
    code: fc.constant(11001),
    ...across,
    amountFen: fen(200),
  }),
);

export const offers: fc.Arbitrary<(Promotion | Coupon)[]> = fc
  .array(drafts, { maxLength: 6 })
  .map((list) =>
    list.map((draft, i) => ({ ...draft, id: `o${i}`, name: `offer ${i}` }) as Promotion | Coupon),
  );

const why = { en: 'for the test', zh: '测试' };
/** More exclusions than the marketplace has: single-item prices against deals, and chains of deals. */
const strict: Stacking = {
  ...defaultStacking,
  exclusions: [
    [5054, 4001],
    [5033, 1001],
    [4001, 1002],
    [1001, 4004],
    [4004, 11001],
    [5035, 4004],
  ].map(([a, b]) => ({ codes: [a!, b!], why })),
};

/** A flat fee per shop, free from an amount; half of the carts ship free. */
const freight = fc.tuple(fen(300), fen(700)).map(([firstFen, freeFromFen]) => ({
  buyer: { regionCode: '330106' },
  freightTemplates: [
    {
      templateId: 't',
      by: 'item' as const,
      zones: [
        {
          delivers: true as const,
          regionCodes: [],
          firstUnits: 99,
          firstFen,
          extraUnits: 1,
          extraFen: 0n,
          freeFromFen,
        },
      ],
    },
  ],
}));

export const requests: fc.Arbitrary<PriceRequest> = fc
  .tuple(lines, offers, fc.constantFrom(undefined, undefined, strict), fc.option(freight, { nil: undefined }))
  .map(([own, list, stacking, shipping]) =>
    cart(shipping ? own.map((line) => ({ ...line, freightTemplateId: 't' })) : own, list, {
      stacking,
      ...shipping,
    }),
  );
