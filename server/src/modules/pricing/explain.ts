import type { Quote, ShopFreight } from '@jishi/pricing';
import { yuanShown } from '../../platform/money.ts';
import type { Locale } from '../../platform/problem.ts';
import type { Candidates } from './candidates.ts';

const yuan = (fen: bigint) => `¥${yuanShown(fen)}`;

/** The name of an offer in the reader's language. */
export const nameOf = (
  { id, name }: { readonly id: string; readonly name: string },
  locale: Locale,
  offers?: Pick<Candidates, 'meta'>,
): string => (locale === 'en' ? (offers?.meta.get(id)?.nameEn ?? name) : name);

/** How a price is made, step by step, in words. */
export function explainQuote(
  { totals, applied, deliverable }: Quote,
  locale: Locale,
  offers?: Pick<Candidates, 'meta'>,
): string[] {
  const zh = locale === 'zh';
  const steps = [zh ? `商品总价 ${yuan(totals.listFen)}` : `Goods ${yuan(totals.listFen)}`];
  for (const one of applied) steps.push(`${nameOf(one, locale, offers)} −${yuan(one.offFen)}`);
  if (!deliverable)
    steps.push(zh ? '部分商品不支持配送到该地址' : 'Some goods are not delivered to this address');
  else if (totals.freightFen > 0n)
    steps.push(zh ? `运费 ${yuan(totals.freightFen)}` : `Delivery ${yuan(totals.freightFen)}`);
  steps.push(zh ? `合计 ${yuan(totals.payableFen)}` : `Total ${yuan(totals.payableFen)}`);
  return steps;
}

/** Why a shop's delivery costs what it costs. */
export function explainFreight({ parts }: ShopFreight, locale: Locale): string[] {
  const zh = locale === 'zh';
  const words = parts.map(({ reason }) => {
    switch (reason.kind) {
      case 'fee':
        if (reason.extraFen === 0n)
          return zh ? `运费 ${yuan(reason.firstFen)}` : `Delivery ${yuan(reason.firstFen)}`;
        return zh
          ? `首重（件）${yuan(reason.firstFen)}，续费 ${yuan(reason.extraFen)}`
          : `First units ${yuan(reason.firstFen)}, further units ${yuan(reason.extraFen)}`;
      case 'free-from-amount':
        return zh ? `满 ${yuan(reason.fromFen)} 包邮` : `Free delivery from ${yuan(reason.fromFen)}`;
      case 'free-from-items':
        return zh ? `满 ${reason.items} 件包邮` : `Free delivery from ${reason.items} pieces`;
      case 'always-free':
        return zh ? '包邮' : 'Free delivery';
      case 'not-deliverable':
        return zh ? '不支持配送到该地址' : 'Not delivered to this address';
      case 'region-unknown':
        return zh ? '选择地址后计算运费' : 'Choose an address to see the delivery fee';
    }
  });
  return [...new Set(words)];
}

/** What a little more would give. */
export function explainHints({ hints }: Quote, locale: Locale, offers?: Pick<Candidates, 'meta'>): string[] {
  const zh = locale === 'zh';
  return hints.map(({ id, name: named, missingFen, missingItems, gives, worthFen }) => {
    const name = nameOf({ id, name: named }, locale, offers);
    const more = missingFen !== null ? yuan(missingFen) : `${missingItems ?? 1}${zh ? ' 件' : ''}`;
    if (gives === 'free-freight') return zh ? `再买 ${more} 包邮` : `${more} more for free delivery`;
    if (gives === 'gift') return zh ? `再买 ${more} 得赠品：${name}` : `${more} more for a gift: ${name}`;
    return zh
      ? `再买 ${more} 可省 ${yuan(worthFen)}：${name}`
      : `${more} more saves ${yuan(worthFen)}: ${name}`;
  });
}
