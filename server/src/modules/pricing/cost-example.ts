import type { Buyer, Coupon, Promotion, Quote, Stacking } from '@jishi/pricing';
import type { Words } from '../../platform/problem.ts';
import type { SkuForSale } from '../catalog/index.ts';
import { agreedFor } from './consent.ts';
import { payersInWords } from './funding-words.ts';
import { quote } from './quote.ts';
import { yuan } from './words.ts';

export type CostExample = {
  readonly sku: SkuForSale;
  readonly quantity: number;
  readonly listFen: bigint;
  readonly discountFen: bigint;
  readonly shopFen: bigint;
  readonly words: Words;
};

/** More pieces than anybody buys are no example. */
const mostPieces = 200;

/** What a shop pays when somebody buys the dearest of these goods, as many as the offer asks for; null when it reaches none. */
export function costExample(
  offer: Promotion | Coupon,
  skus: readonly SkuForSale[],
  stacking: Stacking,
): CostExample | null {
  const [sku] = skus
    .filter((one) => one.state === 'for_sale' && agreedFor(offer, everything(one), [one]) !== null)
    .toSorted((a, b) => Number(b.priceFen - a.priceFen));
  if (!sku || sku.priceFen <= 0n || offer.kind === 'freight-offer' || offer.kind === 'gift') return null;
  const quantity = piecesFor(offer, sku.priceFen);
  if (quantity > mostPieces) return null;
  const { totals } = priced(offer, sku, quantity, stacking);
  const discountFen = totals.listFen - totals.payableFen;
  if (discountFen <= 0n) return null;
  const shopFen = totals.funding.merchantFen;
  const words = exampleInWords(sku, { quantity, listFen: totals.listFen, discountFen, shopFen });
  return { sku, quantity, listFen: totals.listFen, discountFen, shopFen, words };
}

const everything = ({ shopId }: SkuForSale) => ({
  shopIds: new Set([shopId]),
  productIds: new Set<string>(),
});

function priced(offer: Promotion | Coupon, sku: SkuForSale, quantity: number, stacking: Stacking): Quote {
  const isCoupon = offer.kind === 'coupon' || offer.kind === 'voucher';
  const buyer: Buyer = { isNew: true, memberOfShopIds: [], fanOfCreatorIds: [] };
  return quote({
    lines: [{ sku, quantity }],
    freightTemplates: [],
    templateIdOf: () => undefined,
    regionCode: offer.audience?.regionCodes?.[0],
    offers: {
      promotions: isCoupon ? [] : [offer],
      coupons: isCoupon ? [offer] : [],
      buyer,
      stacking,
      meta: new Map(),
      shownBy: new Map(),
      budgets: new Map(),
    },
  });
}

/** The fewest pieces at this price that reach the offer's first step. */
function piecesFor(offer: Promotion | Coupon, priceFen: bigint): number {
  const from = (amountFen: bigint) => Math.max(1, Number((amountFen + priceFen - 1n) / priceFen));
  switch (offer.kind) {
    case 'quantity-tiers':
      return offer.tiers[0]!.minQuantity;
    case 'amount-tiers':
      return from(offer.tiers[0]!.minAmountFen);
    case 'every-amount':
      return from(offer.everyFen);
    case 'bundle':
      return offer.pieces;
    case 'welcome':
    case 'coupon':
      return from(offer.thresholdFen);
    case 'voucher':
    case 'item-price':
    case 'gift':
    case 'freight-offer':
      return 1;
  }
}

type Amounts = Pick<CostExample, 'quantity' | 'listFen' | 'discountFen' | 'shopFen'>;

function exampleInWords(
  { title, titleEn }: SkuForSale,
  { quantity, listFen, discountFen, shopFen }: Amounts,
): Words {
  const others = discountFen - shopFen;
  const rest =
    others > 0n
      ? { zh: `，其余 ${yuan(others)} 由他方承担`, en: `, others pay ${yuan(others)}` }
      : { zh: '', en: '' };
  return {
    zh: `例如买家购买 ${quantity} 件「${title}」，原价 ${yuan(listFen)}，优惠 ${yuan(discountFen)}：你的店铺承担 ${yuan(shopFen)}${rest.zh}。`,
    en: `For example, a buyer takes ${quantity} × “${titleEn ?? title}” for ${yuan(listFen)} and saves ${yuan(discountFen)}: your shop pays ${yuan(shopFen)}${rest.en}.`,
  };
}

/** What every discount costs the shop, in one sentence; of an amount that is fixed, the amount. */
export function costWords(offer: Promotion | Coupon): Words {
  const { merchantBps = 0, ...others } = offer.funding;
  const share = `${merchantBps / 100}%`;
  const [zhRest, enRest] =
    merchantBps === 10_000
      ? ['', '']
      : [`，其余由${payersInWords(others).zh}承担`, `; the rest is paid by ${payersInWords(others).en}`];
  const offFen = fixedOff(offer);
  if (offFen === null)
    return {
      zh: `每笔优惠金额的 ${share} 由你的店铺承担${zhRest}。`,
      en: `Of each discount your shop pays ${share}${enRest}.`,
    };
  const fen = (offFen * BigInt(merchantBps)) / 10_000n;
  return {
    zh: `每优惠 ${yuan(offFen)}，你的店铺承担 ${yuan(fen)}（${share}）${zhRest}。`,
    en: `Of each ${yuan(offFen)} discount your shop pays ${yuan(fen)} (${share})${enRest}.`,
  };
}

function fixedOff(offer: Promotion | Coupon): bigint | null {
  if (offer.kind === 'every-amount') return offer.offFen;
  if (offer.kind === 'voucher') return offer.amountFen;
  if (offer.kind === 'item-price') return offer.price.kind === 'off' ? offer.price.offFen : null;
  if (offer.kind === 'welcome' || offer.kind === 'coupon')
    return offer.benefit.kind === 'off' ? offer.benefit.offFen : null;
  return null;
}
