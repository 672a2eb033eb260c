import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Rate } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { StateTabs } from '../../components/StateTabs.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '../../components/table/FilterBar.tsx';
import { given, useUrlFilters } from '../../components/table/use-url-filters.ts';
import { useOperatorReviews, type OperatorReview } from '../../features/operations/review-queries.ts';
import { ReviewActs } from '../../features/operations/ReviewActs.tsx';
import { ReviewStateTag } from '../../features/operations/ReviewStateTag.tsx';

const states = ['shown', 'hidden'] as const;
const kinds = ['bad', 'middling', 'good', 'pictures'] as const;

export default function ReviewsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { filters, change, clear, narrowed } = useUrlFilters({ state: '', filter: '', shop: '', q: '' });
  const pages = useOperatorReviews(given(filters) as Parameters<typeof useOperatorReviews>[0]);
  const linkTo = (review: OperatorReview) => `/operator/reviews/${review.reviewId}${search}`;
  const columns: Column<OperatorReview>[] = [
    {
      key: 'review',
      title: t('reviewCare.review'),
      always: true,
      grow: true,
      render: (review) => (
        <div className="thumb-words">
          <span className="clip">
            <Link to={linkTo(review)}>{review.text || t('reviews.noText')}</Link>
          </span>
          <span className="quiet small clip">
            {[review.productTitle, review.skuName].filter(Boolean).join(' ')}
          </span>
        </div>
      ),
    },
    {
      key: 'rating',
      title: t('reviewCare.rating'),
      render: ({ rating }) => <Rate disabled value={rating} className="review-stars" />,
    },
    {
      key: 'shop',
      title: t('orders.shop'),
      render: ({ shop }) => (
        <Link to={`?shop=${shop.shopId}`} title={t('reviewCare.onlyShop')}>
          {shop.name[language]}
        </Link>
      ),
    },
    { key: 'author', title: t('reviewCare.author'), extra: true, render: ({ author }) => author.nickname },
    {
      key: 'state',
      title: t('products.stateName'),
      render: ({ hidden }) => <ReviewStateTag hidden={hidden} />,
    },
    { key: 'at', title: t('reviewCare.at'), render: ({ at }) => <Time at={at} /> },
    {
      key: 'act',
      title: t('operator.decide'),
      render: (review) => <ReviewActs review={review} size="small" />,
    },
  ];
  return (
    <>
      <PageHeader title={t('nav.reviewCare')} intro={t('reviewCare.intro')} />
      <StateTabs
        value={filters.state}
        states={states}
        nameOf={(one) => (one === 'all' ? t('operator.allVideos') : t(`reviewCare.state.${one}`))}
        onChange={(state) => change({ state })}
      />
      <DataTable
        id="operator-reviews"
        label={t('nav.reviewCare')}
        columns={columns}
        pages={pages}
        rowKey={({ reviewId }) => reviewId}
        onOpen={(review) => void navigate(linkTo(review))}
        filters={
          <FilterBar narrowed={narrowed} onClear={clear}>
            <SearchFilter
              value={filters.q}
              placeholder={t('reviewCare.search')}
              onSearch={(q) => change({ q })}
            />
            <SelectFilter
              value={filters.filter}
              label={t('reviewCare.rating')}
              options={kinds.map((kind) => ({ value: kind, label: t(`reviewCare.kind.${kind}`) }))}
              onChange={(filter) => change({ filter })}
            />
          </FilterBar>
        }
        empty={<Nothing text={t('table.noMatch')} hint={t('table.noMatchHint')} />}
      />
      <Outlet />
    </>
  );
}
