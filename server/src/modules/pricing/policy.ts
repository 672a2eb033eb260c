import { defaultStacking, type LayerName, type Stacking } from '@jishi/pricing';
import { OneOf, Strict, Type, type Static } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';
import type { Words } from '../../platform/problem.ts';

const fen = (zh: string, en: string) =>
  Type.Integer({ minimum: 1, maximum: 1_000_000_000, ...field(zh, en, 'fen') });

/** What owners of activities and coupons may do. */
export const activityPolicy = policy({
  name: 'pricing.activities',
  words: { zh: '活动与优惠券的上限', en: 'Limits of activities and coupons' },
  schema: Strict({
    longestDays: Type.Integer({
      minimum: 1,
      maximum: 400,
      ...field('活动最长天数', 'Longest activity', 'days'),
    }),
    mostGoing: Type.Integer({
      minimum: 1,
      maximum: 10_000,
      ...field('每个商家或创作者未结束的活动数上限', 'Activities not over yet, for each owner', 'pieces'),
    }),
    creatorMostOffBps: Type.Integer({
      minimum: 0,
      maximum: 9_900,
      ...field('创作者粉丝价最多优惠比例', 'Most that a fan price of a creator takes off', 'bps'),
    }),
    creatorMostOffFen: fen(
      '创作者粉丝价单件最多优惠',
      'Most that a fan price of a creator takes off a piece',
    ),
    creatorPacketFen: fen('单个主播红包最高金额', 'Most that a red packet of a creator is worth'),
    creatorBatchFen: fen('一批主播红包的总金额上限', 'Most that a batch of red packets is worth'),
  }),
  defaults: {
    longestDays: 90,
    mostGoing: 200,
    creatorMostOffBps: 2_000,
    creatorMostOffFen: 20_000,
    creatorPacketFen: 20_000,
    creatorBatchFen: 500_000,
  },
});

export const couponPolicy = policy({
  name: 'pricing.coupons',
  words: { zh: '优惠券的有效期、退回和提醒', en: 'Validity, return and reminders of coupons' },
  schema: Strict({
    longestDays: Type.Integer({
      minimum: 1,
      maximum: 400,
      ...field('有效期最长天数', 'Longest validity', 'days'),
    }),
    returnWhenUnpaid: Type.Boolean(field('未付款取消时退回', 'Returned when an unpaid purchase is dropped')),
    returnWhenCancelled: Type.Boolean(
      field('已付款订单全部取消时退回', 'Returned when all its paid orders are cancelled'),
    ),
    returnWhenRefunded: Type.Boolean(
      field('全额退款时退回', 'Returned when all its orders are refunded in full'),
    ),
    remindHours: Type.Integer({
      minimum: 0,
      maximum: 240,
      ...field('到期前多少小时提醒，0 为不提醒', 'Reminder before it ends; 0: none', 'hours'),
    }),
  }),
  defaults: {
    longestDays: 365,
    returnWhenUnpaid: true,
    returnWhenCancelled: true,
    returnWhenRefunded: true,
    remindHours: 24,
  },
});

const names = defaultStacking.layers.map(({ name }) => name) as [LayerName, ...LayerName[]];
const Words = Strict({ zh: Type.String({ maxLength: 200 }), en: Type.String({ maxLength: 300 }) });
const StackingBody = Strict({
  layers: Type.Array(
    Strict({
      name: OneOf(...names),
      oneFor: OneOf('line', 'shop', 'purchase', 'many'),
      overflow: OneOf('lost', 'carried'),
    }),
    field('优惠层级，按扣减顺序', 'Layers, in the order in which they are taken off'),
  ),
  exclusions: Type.Array(
    Strict({
      codes: Type.Array(Type.Integer({ minimum: 0, maximum: 99_999 }), { minItems: 2, maxItems: 2 }),
      why: Words,
    }),
    { maxItems: 100, ...field('互斥的优惠类型', 'Subtypes that exclude each other') },
  ),
});

/** What may be combined with what (domain-rules.md §2.2), as data that every quote uses. */
export const stackingPolicy = policy({
  name: 'pricing.stacking',
  words: { zh: '优惠叠加规则', en: 'Which discounts add up' },
  schema: StackingBody,
  defaults: JSON.parse(JSON.stringify(defaultStacking)) as Static<typeof StackingBody>,
  check: ({ layers }): Words | null =>
    new Set(layers.map(({ name }) => name)).size === names.length && layers.length === names.length
      ? null
      : { zh: '每个优惠层级必须恰好出现一次。', en: 'Each layer must be named exactly once.' },
});

export const asStacking = (body: Static<typeof StackingBody>): Stacking => body as unknown as Stacking;
