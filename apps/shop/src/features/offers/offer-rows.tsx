import { useTranslation } from 'react-i18next';
import { Card, Row } from '../../components/card.tsx';
import { Tag } from '../../components/tag.tsx';
import type { ProductOffers } from '../../data/offers.ts';
import styles from '../../components/offers.module.css';

/** What runs on this product and which coupons can be had: one line each, the sheet says the rest. */
export function OfferRows({ offers, onOpen }: { offers: ProductOffers | undefined; onOpen: () => void }) {
  const { t } = useTranslation();
  if (!offers || (offers.activities.length === 0 && offers.coupons.length === 0)) return null;
  return (
    <Card flush>
      {offers.activities.length > 0 ? (
        <Row label={t('offers.activities')} onClick={onOpen}>
          <span className={styles.rowTags}>
            {offers.activities.slice(0, 3).map(({ activityId, text }) => (
              <Tag key={activityId} tone="promotion">
                {text}
              </Tag>
            ))}
          </span>
        </Row>
      ) : null}
      {offers.coupons.length > 0 ? (
        <Row label={t('offers.coupons')} onClick={onOpen}>
          <span className={styles.rowTags}>
            {offers.coupons.slice(0, 3).map(({ batchId, text }) => (
              <Tag key={batchId}>{text}</Tag>
            ))}
          </span>
        </Row>
      ) : null}
    </Card>
  );
}
