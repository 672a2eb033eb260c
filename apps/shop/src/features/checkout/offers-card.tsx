import { useRef, useState } from 'react';
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
  const rows = useSeenOrder([
    ...discounts
      .filter(({ couponId }) => couponId === null)
      .map(({ id, name, offFen, activityId, layer }) => ({
        key: activityId ?? id,
        name,
        offFen,
        activityId: layer === 'gift' ? null : activityId,
        used: true,
      })),
    ...off.map(({ id, name, activityId }) => ({
      key: activityId ?? id,
      name,
      offFen: 0,
      activityId,
      used: false,
    })),
  ]);
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
      {rows.map(({ key, name, offFen, activityId, used }) => (
        <div key={key} className={styles.offer}>
          <span>{name}</span>
          {offFen > 0 ? <Money fen={-offFen} size="small" /> : null}
          {activityId !== null ? (
            <Check
              label={name}
              checked={used}
              onChange={() => onChoose(withActivity(choices, activityId, !used))}
            />
          ) : null}
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

/** Rows in the order in which they were first seen: what is switched off stays where it was. */
function useSeenOrder<R extends { key: string }>(rows: readonly R[]): R[] {
  const seen = useRef(new Map<string, number>());
  for (const { key } of rows) if (!seen.current.has(key)) seen.current.set(key, seen.current.size);
  return rows.toSorted((a, b) => (seen.current.get(a.key) ?? 0) - (seen.current.get(b.key) ?? 0));
}
