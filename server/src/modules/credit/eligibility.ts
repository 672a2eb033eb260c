import { yuanShown } from '../../platform/money.ts';
import type { Words } from '../../platform/problem.ts';
import type { LineState } from './states.ts';

/** What is to be bought, as far as lending cares. */
export type ItemFacts = {
  readonly title: string;
  readonly titleEn: string | null;
  /** Its category and all above it. */
  readonly categories: readonly string[];
  /** The dearest option of the item, chosen or not. */
  readonly topPriceFen: bigint;
};
export type Standing = {
  readonly state: LineState | 'none';
  readonly grantedFen: bigint;
  readonly usedFen: bigint;
  readonly overdueFen: bigint;
  readonly openPayLaterOrders: number;
};
export type Reason = { readonly code: string; readonly ok: boolean; readonly words: Words };

type Rules = {
  readonly payLater: {
    readonly excludedCategories: readonly string[];
    readonly maxSkuPriceFen: number;
    readonly maxOpenOrders: number;
  };
  readonly instalments: { readonly minFen: number };
};

export const yuan = (fen: bigint | number): string => yuanShown(BigInt(fen));

/** Whether credit is there for this person at all: each thing looked at, with the answer. */
export function standingReasons({ state, overdueFen }: Pick<Standing, 'state' | 'overdueFen'>): Reason[] {
  return [
    reason('active', state === 'active', {
      yes: { en: 'Credit is open.', zh: '已开通信用支付。' },
      no: stateWords[state],
    }),
    reason('not_overdue', overdueFen === 0n, {
      yes: { en: 'Nothing is overdue.', zh: '没有逾期。' },
      no: {
        en: `¥${yuan(overdueFen)} is overdue; pay it back first.`,
        zh: `有 ¥${yuan(overdueFen)} 逾期未还，请先还款。`,
      },
    }),
  ];
}

const stateWords: Record<Standing['state'], Words> = {
  none: { en: 'Credit is not open yet.', zh: '尚未开通信用支付。' },
  activating: { en: 'The permission at the bank is not signed yet.', zh: '银行代扣授权尚未完成。' },
  active: { en: '', zh: '' },
  frozen: {
    en: 'Credit is frozen; write to the platform if you disagree.',
    zh: '信用额度已冻结，如有疑问请联系平台。',
  },
  closed: { en: 'Credit was closed; open it again.', zh: '信用支付已关闭，可重新开通。' },
};

function limitReason({ grantedFen, usedFen }: Standing, amountFen: bigint): Reason {
  const available = grantedFen - usedFen;
  return reason('within_limit', amountFen <= available, {
    yes: { en: `The limit leaves ¥${yuan(available)}.`, zh: `可用额度 ¥${yuan(available)}。` },
    no: {
      en: `It costs ¥${yuan(amountFen)}, and your limit leaves ¥${yuan(available)}.`,
      zh: `需要 ¥${yuan(amountFen)}，可用额度 ¥${yuan(available)}。`,
    },
  });
}

export type Wanted = {
  readonly amountFen: bigint;
  readonly items: readonly ItemFacts[];
  readonly orders: number;
  /** Every shop of the purchase offers pay later. */
  readonly shopsOffer: boolean;
};

/** May this be bought now and paid when it is received? */
export function payLaterReasons(standing: Standing, wanted: Wanted, { payLater }: Rules): Reason[] {
  const excluded = wanted.items.find(({ categories }) =>
    categories.some((slug) => payLater.excludedCategories.includes(slug)),
  );
  const dear = wanted.items.find(({ topPriceFen }) => topPriceFen > BigInt(payLater.maxSkuPriceFen));
  const open = standing.openPayLaterOrders + wanted.orders;
  return [
    ...standingReasons(standing),
    limitReason(standing, wanted.amountFen),
    reason('shops_offer', wanted.shopsOffer, {
      yes: { en: 'The shops offer it.', zh: '店铺支持先用后付。' },
      no: { en: 'A shop of this purchase does not offer it.', zh: '有店铺不支持先用后付。' },
    }),
    reason('category', !excluded, {
      yes: { en: 'These kinds of goods can be paid later.', zh: '商品类目支持先用后付。' },
      no: {
        en: `“${excluded?.titleEn ?? excluded?.title}” is of a kind that is paid at once.`,
        zh: `「${excluded?.title}」所属类目不支持先用后付。`,
      },
    }),
    reason('item_price', !dear, {
      yes: {
        en: `No item has an option above ¥${yuan(payLater.maxSkuPriceFen)}.`,
        zh: `商品规格价均不超过 ¥${yuan(payLater.maxSkuPriceFen)}。`,
      },
      no: {
        en: `“${dear?.titleEn ?? dear?.title}” has an option above ¥${yuan(payLater.maxSkuPriceFen)}.`,
        zh: `「${dear?.title}」的最高规格价超过 ¥${yuan(payLater.maxSkuPriceFen)}。`,
      },
    }),
    reason('open_orders', open <= payLater.maxOpenOrders, {
      yes: {
        en: `${open} of at most ${payLater.maxOpenOrders} open orders.`,
        zh: `未结清订单 ${open} 笔，上限 ${payLater.maxOpenOrders} 笔。`,
      },
      no: {
        en: `At most ${payLater.maxOpenOrders} orders can be open at a time.`,
        zh: `先用后付同时最多 ${payLater.maxOpenOrders} 笔未结清订单。`,
      },
    }),
  ];
}

/** May this be paid in instalments? */
export function instalmentReasons(
  standing: Standing,
  { amountFen }: Wanted,
  { instalments }: Rules,
): Reason[] {
  return [
    ...standingReasons(standing),
    limitReason(standing, amountFen),
    reason('amount', amountFen >= BigInt(instalments.minFen), {
      yes: {
        en: `From ¥${yuan(instalments.minFen)} it can be paid in instalments.`,
        zh: `满 ¥${yuan(instalments.minFen)} 可分期。`,
      },
      no: {
        en: `Instalments begin at ¥${yuan(instalments.minFen)}.`,
        zh: `满 ¥${yuan(instalments.minFen)} 才能分期。`,
      },
    }),
  ];
}

export const allOk = (reasons: readonly Reason[]): boolean => reasons.every(({ ok }) => ok);

/** The first thing in the way, for a refusal. */
export function whyNot(reasons: readonly Reason[]): { why: string; whyZh: string; reason: string } | null {
  const first = reasons.find(({ ok }) => !ok);
  return first ? { why: first.words.en, whyZh: first.words.zh, reason: first.code } : null;
}

function reason(code: string, ok: boolean, { yes, no }: { yes: Words; no: Words }): Reason {
  return { code, ok, words: ok ? yes : no };
}
