// What is on offer in town: activities and coupons as a week before the end of the plan would have seen them written.
// Prices follow from the goods' own, so that a changed price never makes an offer senseless.

import type { ActivityDefinition, CouponBatchDefinition } from '../modules/pricing/index.ts';
import { allProducts, town } from './index.ts';

type Definition = Omit<ActivityDefinition, 'startsAt' | 'endsAt' | 'scope'>;
/** A shop's key, a creator's key, or the platform. */
type By = { readonly shop: string } | { readonly creator: string } | 'platform';
type Stretch = { readonly fromHours: number; readonly untilHours: number };

export type TownActivity = Stretch & {
  readonly by: By;
  readonly definition: Definition;
  /** Keys of products. */
  readonly products?: readonly string[];
  readonly subsidised?: true;
  /** Shops that agreed to pay their part of an offer of the platform. */
  readonly joined?: readonly string[];
  /** The code of the SKU that is given away. */
  readonly gift?: string;
};
export type TownCoupons = Stretch & {
  readonly by: By;
  readonly definition: Omit<CouponBatchDefinition, 'claimFrom' | 'claimUntil'>;
  readonly subsidised?: true;
  /** Buyers who hold one already. */
  readonly heldBy: readonly string[];
};

const week: Stretch = { fromHours: -7 * 24, untilHours: 21 * 24 };
const justNow: Stretch = { fromHours: -1, untilHours: 3 * 24 };
const payBps = (bps: number) => ({ kind: 'rate', payBps: bps }) as const;
const off = (offFen: number) => ({ kind: 'off', offFen }) as const;

/** The fuji apples at three quarters of their price, a hundred boxes of each kind. */
const flashOf = (productKey: string, share: number, units: number) => ({
  kind: 'by-sku' as const,
  skus: allProducts
    .find(({ key }) => key === productKey)!
    .skus.map(({ code, priceFen }) => ({
      skuId: code,
      priceFen: Math.floor((Number(priceFen) * share) / 1_000) * 10,
      units,
    })),
});

export const townActivities: readonly TownActivity[] = [
  {
    ...week,
    by: { shop: 'luochuan' },
    products: [
      'luochuan-qinguan',
      'luochuan-pear',
      'luochuan-peach',
      'luochuan-jam',
      'luochuan-honey',
      'luochuan-walnuts',
    ],
    definition: {
      name: { zh: '山货多件多折', en: 'More from the plateau, less each' },
      code: 4001,
      rule: {
        kind: 'quantity-tiers',
        tiers: [
          { minQuantity: 2, benefit: payBps(9_000) },
          { minQuantity: 3, benefit: payBps(8_000) },
        ],
      },
    },
  },
  {
    ...justNow,
    by: { shop: 'luochuan' },
    definition: {
      name: { zh: '红富士限时秒杀', en: 'Red Fuji flash sale' },
      code: 5054,
      perBuyer: 2,
      rule: { kind: 'item-price', price: flashOf('luochuan-fuji', 75, 100) },
    },
  },
  {
    ...week,
    by: { shop: 'luochuan' },
    definition: {
      name: { zh: '满 59 包邮', en: 'Free delivery from ¥59' },
      code: 0,
      rule: { kind: 'freight-offer', minAmountFen: 5_900 },
      audience: { regionCodes: ['61', '41', '14', '33', '31', '32', '44'] },
    },
  },
  {
    ...week,
    by: { shop: 'zhoushan' },
    definition: {
      name: { zh: '海鲜满减', en: 'Seafood reductions' },
      code: 4003,
      rule: {
        kind: 'amount-tiers',
        tiers: [
          { minAmountFen: 19_900, benefit: off(2_000) },
          { minAmountFen: 39_900, benefit: off(5_000) },
        ],
      },
    },
  },
  {
    ...week,
    by: { shop: 'yiwu' },
    products: ['yiwu-socks', 'yiwu-mug', 'yiwu-sponge', 'yiwu-hooks', 'yiwu-chopsticks'],
    definition: {
      name: { zh: '49 元任选 3 件', en: 'Any 3 for ¥49' },
      code: 4005,
      rule: { kind: 'bundle', pieces: 3, forFen: 4_900 },
    },
  },
  {
    ...week,
    by: { shop: 'heyi' },
    definition: {
      name: { zh: '换季满折', en: 'End of season' },
      code: 4002,
      rule: { kind: 'amount-tiers', tiers: [{ minAmountFen: 19_900, benefit: payBps(8_800) }] },
    },
  },
  {
    ...week,
    by: { shop: 'guolixiang' },
    gift: 'GL-LOLLIPOP',
    definition: {
      name: { zh: '满 99 元送棒棒糖', en: 'A lollipop from ¥99' },
      code: 15001,
      rule: { kind: 'gift', minAmountFen: 9_900, gift: { skuId: '', quantity: 1 } },
    },
  },
  {
    ...week,
    by: { shop: 'lanting' },
    products: ['lanting-cream', 'lanting-cleanser', 'lanting-handcream'],
    definition: {
      name: { zh: '会员专享价', en: 'Member price' },
      code: 5033,
      rule: { kind: 'item-price', price: payBps(9_200) },
      audience: { members: true },
    },
  },
  {
    ...week,
    by: { shop: 'huaqiang' },
    products: ['huaqiang-headphones', 'huaqiang-powerbank', 'huaqiang-keyboard'],
    definition: {
      name: { zh: '数码单品直降', en: 'Gadgets for less' },
      code: 5053,
      rule: { kind: 'item-price', price: payBps(9_000) },
    },
  },
  {
    ...week,
    by: 'platform',
    subsidised: true,
    joined: town.shops.map(({ key }) => key),
    definition: {
      name: { zh: '全场每满 300 减 30', en: '¥30 off every ¥300' },
      code: 4004,
      rule: { kind: 'every-amount', everyFen: 30_000, offFen: 3_000, capFen: 30_000 },
      funding: { platformBps: 5_000, merchantBps: 5_000 },
    },
  },
  {
    ...week,
    by: 'platform',
    subsidised: true,
    products: [
      'suyu-pot',
      'suyu-pan',
      'suyu-bowl',
      'suyu-teapot',
      'suyu-candle',
      'suyu-lantern',
      'chenghai-bear',
      'chenghai-panda',
      'chenghai-robot',
      'chenghai-bricks',
      'chenghai-puzzle',
      'dounan-roses',
      'dounan-tulips',
      'dounan-bouquet',
      'zhoushan-crab',
      'zhoushan-shrimp',
    ],
    definition: {
      name: { zh: '优选补贴', en: 'Selected goods, subsidised' },
      code: 5060,
      rule: { kind: 'item-price', price: payBps(8_800) },
      funding: { platformBps: 10_000 },
    },
  },
  {
    ...justNow,
    by: { creator: 'laoli' },
    definition: {
      name: { zh: '老李的粉丝价', en: 'For those who follow Lao Li' },
      code: 5035,
      rule: { kind: 'item-price', price: payBps(9_700) },
      audience: { fans: true },
    },
  },
];

const coupons = { channel: 'centre', validity: { kind: 'days', days: 14 } } as const;

export const townCoupons: readonly TownCoupons[] = [
  {
    ...week,
    by: { shop: 'luochuan' },
    heldBy: ['xiaoman'],
    definition: {
      ...coupons,
      name: { zh: '果园见面礼', en: 'Welcome to the orchard' },
      code: 1001,
      thresholdFen: 6_900,
      benefit: off(800),
      total: 2_000,
      perBuyer: 1,
    },
  },
  {
    ...week,
    by: { shop: 'heyi' },
    heldBy: [],
    definition: {
      ...coupons,
      name: { zh: '上新券', en: 'New season' },
      code: 1001,
      thresholdFen: 15_900,
      benefit: { kind: 'rate', payBps: 9_000, capFen: 4_000 },
      total: 500,
      perBuyer: 2,
    },
  },
  {
    ...week,
    by: 'platform',
    subsidised: true,
    heldBy: ['xiaoman', 'guli', 'aqiang'],
    definition: {
      ...coupons,
      name: { zh: '集市补贴券', en: 'Jishi coupon' },
      code: 1002,
      thresholdFen: 9_900,
      benefit: off(1_000),
      total: 10_000,
      perBuyer: 1,
    },
  },
  {
    ...justNow,
    by: 'platform',
    subsidised: true,
    heldBy: ['guli'],
    definition: {
      ...coupons,
      channel: 'sent',
      name: { zh: '消费金', en: 'Cash voucher' },
      code: 11001,
      thresholdFen: 0,
      benefit: off(500),
      total: 1_000,
      perBuyer: 3,
    },
  },
  {
    ...justNow,
    by: { creator: 'laoli' },
    heldBy: ['xiaoman'],
    definition: {
      ...coupons,
      name: { zh: '老李的红包', en: 'A red packet from Lao Li' },
      code: 1003,
      thresholdFen: 3_900,
      benefit: off(300),
      total: 500,
      perBuyer: 1,
    },
  },
];
