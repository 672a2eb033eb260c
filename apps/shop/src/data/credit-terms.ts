import type { TFunction } from 'i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import type { Agreement } from './credit.ts';
import { firstMethod, type CreditOffer, type PayBy } from './payments.ts';

/** What is owed later when nothing is paid now: after receipt, or term by term with its fee. */
export type Terms = {
  readonly method: 'pay_later' | 'instalments';
  readonly amountFen: number;
  readonly feeFen: number;
  readonly tenor: number;
  readonly firstFen: number;
  readonly laterFen: number;
};

/** The chosen way, as long as it is offered: an offer may change with what is bought. */
export function offeredBy(by: PayBy, offer: CreditOffer | undefined): PayBy {
  if (!offer) return by;
  if (by.method === 'pay_later' && !offer.payLater.eligible) return firstMethod;
  if (by.method !== 'instalments') return by;
  const { eligible, plans } = offer.instalments;
  return eligible && plans.some(({ tenor }) => tenor === by.tenor) ? by : firstMethod;
}

export const isLent = ({ method }: { method: string }): boolean =>
  method === 'pay_later' || method === 'instalments';

/** Undefined for what is paid at once, and while the plan is not known yet. */
export function termsOffered(
  by: PayBy,
  offer: CreditOffer | undefined,
  amountFen: number,
): Terms | undefined {
  if (by.method === 'pay_later')
    return { method: by.method, amountFen, feeFen: 0, tenor: 1, firstFen: amountFen, laterFen: amountFen };
  if (by.method !== 'instalments') return undefined;
  const plan = offer?.instalments.plans.find(({ tenor }) => tenor === by.tenor);
  if (!plan) return undefined;
  const { tenor, totalFen, feeFen, firstFen, laterFen } = plan;
  return { method: by.method, amountFen: totalFen - feeFen, feeFen, tenor, firstFen, laterFen };
}

export function termsAgreed({ method, principalFen, feeFen, tenor, instalments }: Agreement): Terms {
  const parts = instalments.map((one) => one.principalFen + one.feeFen);
  return {
    method,
    amountFen: principalFen,
    feeFen,
    tenor,
    firstFen: parts[0] ?? principalFen,
    laterFen: parts.at(-1) ?? principalFen,
  };
}

/** How the rest is paid, in a line: "after receipt ¥79.00", or the number of terms and what they come to. */
export const owedWords = (t: TFunction, { method, tenor, amountFen, feeFen }: Terms): string =>
  method === 'pay_later'
    ? t('owing.afterReceipt', { amount: formatMoney(amountFen) })
    : t('owing.inTerms', { n: tenor, total: formatMoney(amountFen + feeFen) });

/** What each term takes. */
export function eachWords(t: TFunction, { method, tenor, feeFen, firstFen, laterFen }: Terms): string {
  if (method === 'pay_later') return '';
  const each =
    firstFen === laterFen
      ? t('owing.each', { n: tenor, each: formatMoney(laterFen) })
      : t('owing.firstThen', { first: formatMoney(firstFen), later: formatMoney(laterFen) });
  const fee = feeFen > 0 ? t('owing.withFee', { fee: formatMoney(feeFen) }) : t('pay2.free');
  return `${each} · ${fee}`;
}
