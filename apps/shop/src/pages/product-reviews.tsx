import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { ChipRow } from '../components/chip-row.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MoreOnScroll } from '../components/more-on-scroll.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { reviewFilters, useReviews, type ReviewFilter } from '../data/reviews.ts';
import { ReviewRow } from '../features/reviews/review-row.tsx';
import { Stars } from '../features/reviews/stars.tsx';
import styles from '../features/reviews/reviews.module.css';

export default function ProductReviewsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { productId = '' } = useParams();
  const [filter, setFilter] = useState<ReviewFilter>('all');
  const all = useReviews(productId);
  const reviews = useReviews(productId, filter);
  const summary = all.data?.pages[0]?.summary;
  const counts = summary && {
    all: summary.count,
    pictures: summary.withPictures,
    good: summary.good,
    middling: summary.middling,
    bad: summary.bad,
  };
  return (
    <Screen
      title={t('reviews.title')}
      back
      under={
        <div className={styles.filters}>
          <ChipRow
            label={t('reviews.title')}
            items={reviewFilters.map((key) => ({
              key,
              label: `${t(`reviews.${key}`)}${counts ? ` ${formatCount(counts[key], language)}` : ''}`,
            }))}
            value={filter}
            onChange={setFilter}
          />
        </div>
      }
    >
      {summary?.averageTimes10 ? (
        <div className={styles.average}>
          <b>{(summary.averageTimes10 / 10).toFixed(1)}</b>
          <Stars rating={summary.averageTimes10 / 10} size={18} />
        </div>
      ) : null}
      <Loaded query={reviews} waiting={<ListSkeleton rows={5} picture={32} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return <Empty title={t('reviews.empty')} detail={t('reviews.emptyDetail')} />;
          return (
            <>
              <div className={styles.list}>
                {items.map((review) => (
                  <ReviewRow key={review.reviewId} review={review} />
                ))}
              </div>
              <MoreOnScroll query={reviews} />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}
