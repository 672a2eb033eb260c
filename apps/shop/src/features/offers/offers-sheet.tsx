import { useTranslation } from 'react-i18next';
import { formatTime } from '@jishi/ui/format-time.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Sheet } from '../../components/sheet.tsx';
import type { ProductOffers } from '../../data/offers.ts';
import { ClaimCard } from './claim-card.tsx';
import styles from '../../components/offers.module.css';

type OffersSheetProps = { offers: ProductOffers; open: boolean; onClose: () => void };

/** Everything that runs on a product, when it ends and what is left, and the coupons to claim. */
export default function OffersSheet({ offers, open, onClose }: OffersSheetProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Sheet open={open} onClose={onClose} title={t('offers.title')} tall>
      <div className={styles.sheetGap}>
        {offers.activities.length > 0 ? <h3>{t('offers.activities')}</h3> : null}
        {offers.activities.map(({ activityId, name, text, startsAt, endsAt, left, perBuyer }) => (
          <div key={activityId} className={styles.activity}>
            <b>{text}</b>
            <small>
              {[
                name,
                new Date(startsAt) > new Date()
                  ? t('offers.startsAt', { time: formatTime(startsAt, language) })
                  : t('offers.until', { time: formatTime(endsAt, language) }),
                left === null ? '' : t('offers.piecesLeft', { n: left }),
                perBuyer === null ? '' : t('offers.perBuyer', { n: perBuyer }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </div>
        ))}
        {offers.coupons.length > 0 ? <h3>{t('offers.coupons')}</h3> : null}
        {offers.coupons.map((coupon) => (
          <ClaimCard key={coupon.batchId} coupon={coupon} />
        ))}
        {offers.hints.map((hint) => (
          <p key={hint}>{hint}</p>
        ))}
      </div>
    </Sheet>
  );
}
