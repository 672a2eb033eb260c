import { formatMoney } from '@jishi/ui/format-money.ts';
import i18next from 'i18next';
import type { CouponBatch } from './marketing-source.ts';

/** "满 ¥100.00 减 ¥10.00", "8.5 折，最多减 ¥20.00". */
export function benefitWords({
  thresholdFen,
  benefit,
}: Pick<CouponBatch, 'thresholdFen' | 'benefit'>): string {
  const from =
    thresholdFen === 0 ? '' : i18next.t('coupons.fromAmount', { amount: formatMoney(thresholdFen) });
  if ('offFen' in benefit) return from + i18next.t('coupons.off', { amount: formatMoney(benefit.offFen) });
  // Chinese says what is paid, in tenths; English what is taken off, in percent.
  const rate = i18next.language === 'en' ? 100 - benefit.payBps / 100 : benefit.payBps / 1_000;
  const cap =
    benefit.capFen === undefined ? '' : i18next.t('coupons.upTo', { amount: formatMoney(benefit.capFen) });
  return from + i18next.t('coupons.rate', { rate }) + cap;
}
