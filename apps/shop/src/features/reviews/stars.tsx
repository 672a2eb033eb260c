import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './reviews.module.css';

export function Stars({ rating, size = 14 }: { rating: number; size?: number }) {
  const { t } = useTranslation();
  return (
    <span className={styles.stars} role="img" aria-label={t('reviews.stars', { n: rating })}>
      {[1, 2, 3, 4, 5].map((place) => (
        <Star key={place} size={size} data-on={place <= Math.round(rating)} aria-hidden="true" />
      ))}
    </span>
  );
}
