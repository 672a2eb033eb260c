import {
  layerOf,
  together,
  type AnyOffer,
  type LayerName,
  type Stacking,
  type Together,
} from '@jishi/pricing';
import type { Words } from '../../platform/problem.ts';
import { subtypeName } from './activity.ts';

/** The kinds of offers that people compare, each as one example of its place in the rules. */
const examples: readonly (readonly [kind: AnyOffer['kind'], code: number, ofShop: boolean])[] = [
  ['item-price', 5053, true],
  ['item-price', 5054, true],
  ['item-price', 5033, true],
  ['item-price', 5035, false],
  ['item-price', 5060, false],
  ['quantity-tiers', 4001, true],
  ['amount-tiers', 4002, true],
  ['amount-tiers', 4003, true],
  ['bundle', 4005, true],
  ['every-amount', 4004, false],
  ['coupon', 1001, true],
  ['coupon', 1002, false],
  ['coupon', 1003, false],
  ['welcome', 4006, false],
  ['voucher', 11001, false],
  ['freight-offer', 0, true],
  ['gift', 15001, true],
];

const layerNames: Record<LayerName, Words> = {
  item: { zh: '单品优惠', en: 'Single-item price' },
  'shop-activity': { zh: '店铺活动', en: 'Shop activity' },
  'shop-coupon': { zh: '店铺券', en: 'Shop coupon' },
  'cross-shop': { zh: '跨店优惠', en: 'Cross-shop' },
  'platform-coupon': { zh: '平台券', en: 'Platform coupon' },
  'creator-coupon': { zh: '主播红包', en: 'Creator red packet' },
  welcome: { zh: '新人礼', en: 'Newcomer offer' },
  voucher: { zh: '消费金', en: 'Cash voucher' },
  freight: { zh: '运费优惠', en: 'Freight offer' },
  gift: { zh: '赠品', en: 'Gift' },
};

const words: Record<Together, Words> = {
  'adds-up': { zh: '可叠加', en: 'Adds up' },
  'best-one': { zh: '取最优', en: 'The best one is used' },
  excluded: { zh: '互斥，同一商品不能同时享受', en: 'Exclude each other on one item' },
};

/** Which discounts add up, under the rules in force. */
export function stackingMatrix(stacking: Stacking) {
  const offers = examples.map(([kind, code, ofShop]) => exampleOf(kind, code, ofShop));
  return {
    kinds: offers.map((offer, i) => {
      const layer = layerOf(offer);
      return {
        key: `${examples[i]![0]}:${offer.code}`,
        code: offer.code,
        layer,
        name: subtypeName(offer.code),
        layerName: layerNames[layer],
      };
    }),
    cells: offers.map((row) => offers.map((column) => together(row, column, stacking))),
    words,
    exclusions: stacking.exclusions.map(({ codes, why }) => ({ codes: [...codes], why })),
  };
}

/** Only its place matters: the amounts are of no consequence. */
function exampleOf(kind: AnyOffer['kind'], code: number, ofShop: boolean): AnyOffer {
  return {
    id: String(code),
    code,
    kind,
    name: '',
    funding: {},
    shopId: ofShop ? 'shop' : undefined,
  } as AnyOffer;
}
