import type { AppliedDiscount, LineDiscount, Quote, Tried } from '@jishi/pricing';
import { toWire, type Id } from '../../platform/ids.ts';
import { fenOut, yuan } from '../../platform/money.ts';
import type { Locale, Words } from '../../platform/problem.ts';
import { mediaUrl } from '../../platform/storage.ts';
import type { Stock } from '../inventory/index.ts';
import type { Candidates } from '../pricing/index.ts';
import type { Gift } from './goods.ts';

type Named = { readonly id: string; readonly name: string };

/** The same quote with the names of offers in the caller's language. */
export function inLanguage(quoted: Quote, { meta }: Candidates, locale: Locale): Quote {
  if (locale === 'zh') return quoted;
  const named = <Offer extends Named>(offer: Offer): Offer => ({
    ...offer,
    name: meta.get(offer.id)?.nameEn ?? offer.name,
  });
  return {
    ...quoted,
    lines: quoted.lines.map((line) => ({ ...line, discounts: line.discounts.map(named) })),
    shops: quoted.shops.map(({ freight, ...shop }) => ({
      ...shop,
      freight: { ...freight, discount: freight.discount && named(freight.discount) },
    })),
    applied: quoted.applied.map(named),
    gifts: quoted.gifts.map(named),
    tried: quoted.tried.map(named),
    hints: quoted.hints.map(named),
  };
}

function whose(id: string, { meta }: Candidates) {
  const of = meta.get(id);
  return {
    couponId: of?.couponId ? toWire('coupon', of.couponId) : null,
    activityId: of?.activityId ? toWire('activity', of.activityId) : null,
  };
}

/** Without its funding: who pays a discount is for operators. */
export const showDiscount = ({ id, code, name, layer, offFen }: LineDiscount, offers: Candidates) => ({
  id,
  code,
  name,
  layer,
  offFen: fenOut(offFen),
  ...whose(id, offers),
});

export const showTried = (one: Tried, quoted: Quote, offers: Candidates, locale: Locale) => ({
  id: one.id,
  code: one.code,
  name: one.name,
  reason: one.reason,
  ...whose(one.id, offers),
  why: whyNot(one, quoted, locale),
  missingFen: one.missingFen === undefined ? null : fenOut(one.missingFen),
  missingItems: one.missingItems ?? null,
});

const reasons: Record<Tried['reason'], Words> = {
  'not-started': { zh: '活动尚未开始', en: 'It has not started yet' },
  ended: { zh: '活动已结束', en: 'It is over' },
  'not-for-this-buyer': { zh: '仅限指定人群使用', en: 'It is for other buyers' },
  'not-for-these-lines': { zh: '不适用于所选商品', en: 'It does not cover these goods' },
  deselected: { zh: '你选择了不使用', en: 'You chose not to use it' },
  unfunded: {
    zh: '本单已超出该优惠可承担的金额',
    en: 'It would cost more than whoever pays for it can give on this order',
  },
  'another-was-chosen': { zh: '你选择了其他优惠', en: 'You chose another one' },
  'below-threshold': { zh: '未达到使用门槛', en: 'Its threshold is not reached' },
  'not-cheaper': { zh: '不比当前价格更优惠', en: 'It is not cheaper than the price now' },
  'better-one-used': { zh: '已为你使用更优惠的', en: 'A better one is used' },
  'does-not-stack': { zh: '与已使用的优惠不可叠加', en: 'It cannot be combined with what is used' },
  'nothing-left-to-discount': { zh: '商品金额已抵扣完', en: 'There is nothing left to take off' },
  'no-freight-to-pay': { zh: '本单无需支付运费', en: 'There is no delivery fee to pay' },
};

function whyNot(
  { reason, missingFen, missingItems, insteadIds = [] }: Tried,
  { applied }: Quote,
  locale: Locale,
): string {
  const zh = locale === 'zh';
  if (missingFen !== undefined)
    return zh ? `还差 ¥${yuan(missingFen)} 可用` : `¥${yuan(missingFen)} more makes it usable`;
  if (missingItems !== undefined)
    return zh ? `还差 ${missingItems} 件可用` : `${missingItems} more pieces make it usable`;
  const instead = applied.filter(({ id }) => insteadIds.includes(id)).map(({ name }) => name);
  const words = reasons[reason][locale];
  return instead.length === 0
    ? words
    : zh
      ? `${words}：${instead.join('、')}`
      : `${words}: ${instead.join(', ')}`;
}

/** The buyer's coupons for these goods: what is used, what could be, and why the others are not. */
export function showCoupons(quoted: Quote, offers: Candidates, locale: Locale) {
  const used = new Map<string, AppliedDiscount>(quoted.applied.map((discount) => [discount.id, discount]));
  const tried = new Map(quoted.tried.map((one) => [one.id, one]));
  return offers.coupons.map(({ id, code, name, endsAtMs }) => {
    const discount = used.get(id);
    const not = tried.get(id);
    const nameNow = locale === 'en' ? (offers.meta.get(id)?.nameEn ?? name) : name;
    return {
      couponId: toWire('coupon', id as Id<'coupon'>),
      code,
      name: nameNow,
      expiresAt: endsAtMs === undefined ? null : new Date(endsAtMs).toISOString(),
      used: discount !== undefined,
      offFen: fenOut(discount?.offFen ?? 0n),
      usable: discount !== undefined || (not !== undefined && couldBeUsed.has(not.reason)),
      why: not ? whyNot(not, quoted, locale) : null,
    };
  });
}
/** Choosing it by hand would work. */
const couldBeUsed = new Set<Tried['reason']>([
  'deselected',
  'another-was-chosen',
  'better-one-used',
  'does-not-stack',
]);

export function showGifts(
  quoted: Quote,
  gifts: readonly Gift[],
  stock: ReadonlyMap<Id<'sku'>, Stock>,
  locale: Locale,
) {
  const names = new Map(quoted.gifts.map(({ id, name, title }) => [id, { name, title }]));
  return gifts.map(({ offerId, skuId, quantity, sku }) => {
    const { name, title } = names.get(offerId)!;
    return {
      offerId,
      offerName: name,
      shopId: sku ? toWire('shop', sku.shopId) : null,
      skuId: toWire('sku', skuId),
      title: sku ? (locale === 'en' ? (sku.titleEn ?? sku.title) : sku.title) : title,
      pictureUrl: sku?.pictureKey ? mediaUrl(sku.pictureKey) : null,
      quantity,
      available: sku !== undefined && (stock.get(skuId)?.available ?? 0) >= quantity,
    };
  });
}
