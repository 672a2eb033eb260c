import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { useQuery } from '@tanstack/react-query';
import { Alert, Rate } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { call } from '../../api/wire.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { operatorReviewsKey, type OperatorReview } from '../../features/operations/review-queries.ts';
import { ReviewActs } from '../../features/operations/ReviewActs.tsx';
import { ReviewStateTag } from '../../features/operations/ReviewStateTag.tsx';
import { ReviewSaid } from '../../features/reviews/ReviewSaid.tsx';
import { useHat } from '../../session/hat-context.ts';
import { allows } from '../../session/hats.ts';

/** A review as shoppers read it, with where it comes from and what was decided about it. */
export default function ReviewDrawer() {
  const { t } = useTranslation();
  const { reviewId = '' } = useParams();
  const review = useQuery({
    queryKey: [...operatorReviewsKey, 'one', reviewId],
    queryFn: () => call('GET /operations/reviews/:reviewId', { params: { reviewId } }),
  });
  return (
    <RowDrawer
      title={review.data?.productTitle ?? t('reviewCare.review')}
      footer={review.data ? <ReviewActs review={review.data} /> : null}
    >
      <Loaded query={review}>
        {(data) => (
          <div className="stack">
            {data.hidden !== null && <WhyHidden hidden={data.hidden} />}
            <div>
              <Rate disabled value={data.rating} className="review-stars" />
              <ReviewSaid review={data} />
            </div>
            <Origin review={data} />
          </div>
        )}
      </Loaded>
    </RowDrawer>
  );
}

function WhyHidden({ hidden }: { hidden: NonNullable<OperatorReview['hidden']> }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      title={t('reviewCare.hiddenBy', { name: hidden.by ?? t('operator.system') })}
      description={
        <>
          {hidden.reason ?? t('reviewCare.noReason')} · <Time at={hidden.at} />
        </>
      }
    />
  );
}

function Origin({ review }: { review: OperatorReview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const hat = useHat();
  const linked = (permission: string, to: string, words: string) =>
    allows(hat, permission) ? <Link to={to}>{words}</Link> : words;
  return (
    <dl className="facts">
      <dt>{t('products.stateName')}</dt>
      <dd>
        <ReviewStateTag hidden={review.hidden} />
      </dd>
      <dt>{t('orders.shop')}</dt>
      <dd>{linked('review.shops', `/operator/shops/${review.shop.shopId}`, review.shop.name[language])}</dd>
      <dt>{t('products.product')}</dt>
      <dd>{[review.productTitle, review.skuName].filter(Boolean).join(' · ')}</dd>
      <dt>{t('reviewCare.author')}</dt>
      <dd>{linked('people.read', `/operator/people/${review.buyerId}`, review.author.nickname)}</dd>
      <dt>{t('reviewCare.at')}</dt>
      <dd>
        <Time at={review.at} />
      </dd>
      {allows(hat, 'orders.read') && (
        <>
          <dt>{t('nav.orders')}</dt>
          <dd>
            <Link to={`/operator/orders/${review.orderId}`}>{t('stock.seeOrder')}</Link>
          </dd>
        </>
      )}
      {allows(hat, 'audit') && (
        <>
          <dt>{t('nav.audit')}</dt>
          <dd>
            <Link to={`/operator/audit?subject=${review.reviewId}`}>{t('reviewCare.log')}</Link>
          </dd>
        </>
      )}
    </dl>
  );
}
