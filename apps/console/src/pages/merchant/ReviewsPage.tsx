import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { LoadFailed, Nothing, Waiting } from '../../components/States.tsx';
import { StateTabs } from '../../components/StateTabs.tsx';
import { Pager } from '../../components/table/Pager.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { ReviewItem } from '../../features/reviews/ReviewItem.tsx';
import { useHat, useShopId } from '../../session/hat-context.ts';
import { allows } from '../../session/hats.ts';

type Filter = 'all' | 'unanswered' | 'bad';

export default function ReviewsPage() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const hat = useHat();
  const { filters, change } = useUrlFilters({ filter: 'all' });
  const filter = filters.filter as Filter;
  const pages = useCursorPages(['shop', shopId, 'reviews', filter], (cursor) =>
    call('GET /shops/:shopId/reviews', {
      params: { shopId },
      query: { filter, ...(cursor === undefined ? {} : { cursor }) },
    }),
  );
  return (
    <>
      <PageHeader title={t('nav.reviews')} intro={t('reviews.intro')} />
      <StateTabs
        value={filter}
        withAll={false}
        states={['all', 'unanswered', 'bad'] as const}
        nameOf={(which) => t(`reviews.filter.${which}`)}
        onChange={(which) => change({ filter: which === '' ? 'all' : which })}
      />
      <Card>
        {pages.error ? (
          <LoadFailed error={pages.error} onRetry={pages.retry} />
        ) : pages.waiting ? (
          <Waiting />
        ) : pages.rows.length === 0 ? (
          <Nothing
            text={t('reviews.none')}
            hint={t(filter === 'all' ? 'reviews.noneHint' : 'reviews.noneFiltered')}
          />
        ) : (
          <>
            {pages.rows.map((review) => (
              <ReviewItem
                key={review.reviewId}
                shopId={shopId}
                base={hat.base}
                review={review}
                mayReply={allows(hat, 'reviews')}
              />
            ))}
            <Pager pages={pages} />
          </>
        )}
      </Card>
    </>
  );
}
