import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Card, Row } from '../../components/card.tsx';
import { Check } from '../../components/check.tsx';
import type { Choices, Quote } from '../../data/checkout.ts';
import { savedFen } from '../../data/saved-fen.ts';
import { CouponSheet } from './coupon-sheet.tsx';
import { withActivity } from './choices.ts';
import styles from '../../components/offers.module.css';

type OffersCardProps = { quote: Quote; choices: Choices; onChoose: (choices: Choices) => void };

/** The discounts chosen for me, each with its switch; the coupons I hold; the gifts that come along. */
export function OffersCard({ quote, choices, onChoose }: OffersCardProps) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const { discounts, coupons, gifts, tried } = quote;
  const saved = savedFen(quote);
  const off = tried.filter(({ activityId, reason }) => activityId !== null && reason === 'deselected');
  const usable = coupons.filter((coupon) => coupon.usable || coupon.used);
  const couponFen = coupons.reduce((sum, { offFen }) => sum + offFen, 0);
  if (discounts.length === 0 && off.length === 0 && coupons.length === 0 && gifts.length === 0) return null;
  return (
    <Card
      title={t('offers.chosen')}
      more={saved > 0 ? t('offers.saved', { amount: formatMoney(saved) }) : null}
    >
      {coupons.length > 0 ? (
        <Row label={t('offers.useCoupon')} onClick={() => setChoosing(true)}>
          {couponFen > 0 ? (
            <Money fen={-couponFen} size="small" />
          ) : usable.length > 0 ? (
            t('offers.couponCount', { n: usable.length })
          ) : (
            t('offers.noCoupons')
          )}
        </Row>
      ) : null}
      {discounts
        .filter(({ couponId }) => couponId === null)
        .map(({ id, name, offFen, activityId, layer }) => (
          <div key={id} className={styles.offer}>
            <span>{name}</span>
            {offFen > 0 ? <Money fen={-offFen} size="small" /> : null}
            {activityId !== null && layer !== 'gift' ? (
              <Check
                label={name}
                checked
                onChange={() => onChoose(withActivity(choices, activityId, false))}
              />
            ) : null}
          </div>
        ))}
      {off.map(({ id, name, activityId }) => (
        <div key={id} className={styles.offer}>
          <span>{name}</span>
          <Check
            label={name}
            checked={false}
            onChange={() => activityId !== null && onChoose(withActivity(choices, activityId, true))}
          />
        </div>
      ))}
      {gifts.map(({ offerId, title, quantity, available }) => (
        <div key={offerId} className={styles.offer}>
          <span>
            {t('offers.gift')} · {title} ×{quantity}
            {available ? null : <small>{t('offers.giftGone')}</small>}
          </span>
        </div>
      ))}
      <CouponSheet
        open={choosing}
        coupons={coupons}
        choices={choices}
        onChoose={onChoose}
        onClose={() => setChoosing(false)}
      />
    </Card>
  );
}
