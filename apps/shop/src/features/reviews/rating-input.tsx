import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './reviews.module.css';

const places = [1, 2, 3, 4, 5] as const;

export function RatingInput({
  value,
  onChange,
  name,
}: {
  value: number;
  onChange: (rating: number) => void;
  name: string;
}) {
  const { t } = useTranslation();
  const words = places.find((place) => place === value);
  return (
    <div className={styles.rate}>
      <span>{t('review.rating')}</span>
      <div role="radiogroup" aria-label={t('review.rating')}>
        {places.map((place) => (
          <label key={place} data-on={place <= value}>
            <input
              className="visually-hidden"
              type="radio"
              name={name}
              checked={place === value}
              aria-label={t(`review.rate${place}`)}
              onChange={() => onChange(place)}
            />
            <Star size={28} aria-hidden="true" />
          </label>
        ))}
      </div>
      <span className={styles.rateWord}>{words ? t(`review.rate${words}`) : ''}</span>
    </div>
  );
}
