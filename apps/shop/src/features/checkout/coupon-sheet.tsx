import { useTranslation } from 'react-i18next';
import { formatTime } from '@jishi/ui/format-time.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Check } from '../../components/check.tsx';
import { Sheet } from '../../components/sheet.tsx';
import type { Choices, Quote } from '../../data/checkout.ts';
import { withCoupon } from './choices.ts';
import styles from '../../components/offers.module.css';

type CouponSheetProps = {
  open: boolean;
  coupons: Quote['coupons'];
  choices: Choices;
  onChoose: (choices: Choices) => void;
  onClose: () => void;
};

/** The coupons I hold for these goods: used ones ticked, the others with the reason. */
export function CouponSheet({ open, coupons, choices, onChoose, onClose }: CouponSheetProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ordered = coupons.toSorted(
    (a, b) => Number(b.used) - Number(a.used) || Number(b.usable) - Number(a.usable),
  );
  return (
    <Sheet open={open} onClose={onClose} title={t('offers.couponsTitle')} detail={t('offers.couponsDetail')}>
      {ordered.map(({ couponId, name, expiresAt, used, usable, offFen, why }) => (
        <div key={couponId} className={styles.offer}>
          <span>
            {name}
            <small>
              {why ?? (expiresAt ? t('offers.until', { time: formatTime(expiresAt, language) }) : '')}
            </small>
          </span>
          {offFen > 0 ? <Money fen={-offFen} size="small" /> : null}
          {usable || used ? (
            <Check
              label={name}
              checked={used}
              onChange={(yes) => onChoose(withCoupon(choices, couponId, yes))}
            />
          ) : null}
        </div>
      ))}
    </Sheet>
  );
}
