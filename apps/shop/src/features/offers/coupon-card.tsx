import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { formatTime } from '@jishi/ui/format-time.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import type { CouponOffer } from '../../data/offers.ts';
import { inLanguage } from '../../lib/in-language.ts';
import styles from '../../components/offers.module.css';

type CouponCardProps = {
  coupon: Pick<CouponOffer, 'name' | 'thresholdFen' | 'benefit' | 'shopName' | 'owner'>;
  until: string | null;
  days?: number | null;
  note?: ReactNode;
  faded?: boolean;
  action: ReactNode;
};

/** A coupon as paper: what it gives on the left, for what and until when in the middle, the next step on the right. */
export function CouponCard({ coupon, until, days = null, note, faded = false, action }: CouponCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { benefit, thresholdFen, shopName } = coupon;
  return (
    <article className={faded ? `${styles.coupon} ${styles.faded}` : styles.coupon}>
      <div className={styles.worth}>
        {'offFen' in benefit ? (
          <b>{formatMoney(benefit.offFen).replace(/\.00$/, '')}</b>
        ) : (
          // Chinese says what is paid, in tenths; English what is taken off, in percent.
          <b>
            {t('offers.rate', {
              rate: language === 'en' ? 100 - benefit.payBps / 100 : benefit.payBps / 1000,
            })}
          </b>
        )}
        <small>
          {thresholdFen === 0
            ? t('offers.noThreshold')
            : t('offers.from', { amount: formatMoney(thresholdFen) })}
        </small>
      </div>
      <div className={styles.couponWords}>
        <b>{inLanguage(coupon.name, language)}</b>
        <small>{shopName ? inLanguage(shopName, language) : t(`offers.owner.${coupon.owner}`)}</small>
        <small>
          {until
            ? t('offers.until', { time: formatTime(until, language) })
            : days
              ? t('offers.days', { n: days })
              : null}
        </small>
        {note}
      </div>
      <div className={styles.couponAct}>{action}</div>
    </article>
  );
}
