import { expect, test } from 'vitest';
import type { ActivityDefinition } from '../schemas.ts';
import { isWorse } from '../worse-terms.ts';
import { activity } from './make.ts';

const skuIds = ['a', 'b'];
const shared = activity({
  code: 4004,
  rule: { kind: 'every-amount', everyFen: 20_000, offFen: 2_000, capFen: 10_000 },
  funding: { merchantBps: 5_000, platformBps: 5_000 },
  scope: { productIds: ['p', 'q'], exceptProductIds: ['x'] },
  perBuyer: 3,
});
const { startsAt, endsAt } = shared;
const plus = (time: string, ms: number) => new Date(Date.parse(time) + ms).toISOString();
const every = (changes: object) => ({
  rule: { ...shared.rule, ...changes } as ActivityDefinition['rule'],
});

test.each<[worse: boolean, what: string, Partial<ActivityDefinition>]>([
  [false, 'nothing', {}],
  [false, 'the name', { name: { zh: '新', en: 'New' } }],
  [false, 'a smaller share', { funding: { merchantBps: 4_000, platformBps: 6_000 } }],
  [true, 'a larger share', { funding: { merchantBps: 5_001, platformBps: 4_999 } }],
  [false, 'less off', every({ offFen: 1_900 })],
  [true, 'more off', every({ offFen: 2_001 })],
  [false, 'a higher threshold', every({ everyFen: 30_000 })],
  [true, 'a lower threshold', every({ everyFen: 19_999 })],
  [true, 'no limit to what it takes off', every({ capFen: undefined })],
  [false, 'a later start', { startsAt: plus(startsAt, 1) }],
  [true, 'an earlier start', { startsAt: plus(startsAt, -1) }],
  [false, 'an earlier end', { endsAt: plus(endsAt, -1) }],
  [true, 'a later end', { endsAt: plus(endsAt, 1) }],
  [false, 'fewer goods', { scope: { productIds: ['p'], exceptProductIds: ['x', 'y'] } }],
  [true, 'other goods', { scope: { productIds: ['p', 'r'], exceptProductIds: ['x'] } }],
  [true, 'all goods', { scope: { exceptProductIds: ['x'] } }],
  [true, 'goods that were left out', { scope: { productIds: ['p', 'q'] } }],
  [false, 'only some shelves', { scope: { ...shared.scope, categoryIds: ['c'] } }],
  [false, 'less for each buyer', { perBuyer: 2 }],
  [true, 'more for each buyer', { perBuyer: 4 }],
  [true, 'other buyers', { audience: { newBuyers: true } }],
  [true, 'another subtype', { code: 21001 }],
  [true, 'another kind', activity({ startsAt, endsAt })],
])('%s: %s', (worse, _, changes) => {
  expect(isWorse(shared, { ...shared, ...changes })).toBe(worse);
});

const priced = (skus: readonly [price: number, units?: number][]): ActivityDefinition['rule'] => ({
  kind: 'item-price',
  price: {
    kind: 'by-sku',
    skus: skus.map(([priceFen, units], i) => ({ skuId: skuIds[i]!, priceFen, ...(units ? { units } : {}) })),
  },
});
const tiers = (...steps: readonly [from: number, payBps: number][]): ActivityDefinition['rule'] => ({
  kind: 'quantity-tiers',
  tiers: steps.map(([minQuantity, payBps]) => ({ minQuantity, benefit: { kind: 'rate', payBps } })),
});
const each = (offFen: number): ActivityDefinition['rule'] => ({
  kind: 'item-price',
  price: { kind: 'off', offFen },
});
const welcome = (thresholdFen: number, offFen: number): ActivityDefinition['rule'] => ({
  kind: 'welcome',
  thresholdFen,
  benefit: { kind: 'off', offFen },
});

test.each<[worse: boolean, agreed: ActivityDefinition['rule'], next: ActivityDefinition['rule']]>([
  [false, priced([[100, 5], [200]]), priced([[110, 4]])],
  [true, priced([[100, 5]]), priced([[99, 5]])],
  [true, priced([[100, 5]]), priced([[100, 6]])],
  [true, priced([[100, 5]]), priced([[100]])],
  [true, priced([[100]]), priced([[100], [200]])],
  [false, each(500), each(400)],
  [true, each(500), each(501)],
  [true, each(500), priced([[100]])],
  [false, tiers([2, 9_000], [3, 8_000]), tiers([2, 9_500])],
  [true, tiers([2, 9_000]), tiers([2, 9_000], [3, 8_000])],
  [true, tiers([3, 9_000]), tiers([2, 9_000])],
  [true, tiers([3, 9_000]), tiers([3, 8_900])],
  [false, welcome(5_000, 500), welcome(6_000, 400)],
  [true, welcome(5_000, 500), welcome(4_000, 500)],
  [true, { kind: 'bundle', pieces: 3, forFen: 4_900 }, { kind: 'bundle', pieces: 3, forFen: 4_800 }],
  [false, { kind: 'bundle', pieces: 3, forFen: 4_900 }, { kind: 'bundle', pieces: 3, forFen: 5_000 }],
  [true, { kind: 'freight-offer', minAmountFen: 5_900 }, { kind: 'freight-offer' }],
  [false, { kind: 'freight-offer' }, { kind: 'freight-offer', capFen: 600 }],
])('of rules: %s %j → %j', (worse, agreed, next) => {
  expect(isWorse({ ...shared, rule: agreed }, { ...shared, rule: next })).toBe(worse);
});
