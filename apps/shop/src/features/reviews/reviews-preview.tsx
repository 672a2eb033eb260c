import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatCount, formatRate } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Card } from '../../components/card.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { FailedLine } from '../../components/states.tsx';
import { useReviews } from '../../data/reviews.ts';
import { ReviewRow } from './review-row.tsx';
import styles from './reviews.module.css';

/** The first reviews on the product page, and the way to all of them. A failure here does not spoil the page. */
export function ReviewsPreview({ productId }: { productId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, isPending, error, refetch } = useReviews(productId);
  if (isPending)
    return (
      <Card title={t('product.reviews')}>
        <ListSkeleton rows={1} picture={32} />
      </Card>
    );
  if (!data && error)
    return (
      <Card title={t('product.reviews')}>
        <FailedLine error={error} retry={() => void refetch()} />
      </Card>
    );
  const summary = data?.pages[0]?.summary;
  const items = data?.pages[0]?.items.slice(0, 2) ?? [];
  if (!summary || summary.count === 0)
    return (
      <Card title={t('product.reviews')}>
        <p className={styles.spec}>
          {t('product.noReviews')} · {t('product.noReviewsDetail')}
        </p>
      </Card>
    );
  const goodRate = formatRate(Math.floor((summary.good / summary.count) * 10_000));
  return (
    <Card
      title={`${t('product.reviews')} ${formatCount(summary.count, language)}`}
      more={
        <Link to={`/product/${productId}/reviews`} className={styles.all}>
          {t('product.goodRate', { rate: goodRate })}
          <ChevronRight size={14} aria-hidden="true" />
        </Link>
      }
    >
      {items.map((review) => (
        <ReviewRow key={review.reviewId} review={review} short />
      ))}
      <Link to={`/product/${productId}/reviews`} className={styles.every}>
        {t('product.allReviews')}
      </Link>
    </Card>
  );
}
