import { BadgeCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ButtonLink } from '../components/button.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { usePendingReviews } from '../data/reviews.ts';
import { WriteReview } from '../features/reviews/write-review.tsx';

/** Each product of the order is reviewed by itself; those already done are not asked about again. */
export default function OrderReviewPage() {
  const { t } = useTranslation();
  const { orderId = '' } = useParams();
  const pending = usePendingReviews(orderId);
  return (
    <Screen title={t('review.title')} back>
      <MembersOnly reason={t('signIn.toSeeOrders')} waiting={<ListSkeleton rows={1} />}>
        <Loaded query={pending} waiting={<ListSkeleton rows={2} />}>
          {(items) =>
            items.length > 0 ? (
              items.map((item) => <WriteReview key={item.skuId} item={item} />)
            ) : (
              <Empty
                icon={<BadgeCheck size={36} />}
                title={t('review.doneTitle')}
                detail={t('review.doneDetail')}
                action={<ButtonLink to="/orders">{t('pay.viewOrders')}</ButtonLink>}
              />
            )
          }
        </Loaded>
      </MembersOnly>
    </Screen>
  );
}
