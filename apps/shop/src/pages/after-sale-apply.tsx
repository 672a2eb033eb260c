import { PackageCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ButtonLink } from '../components/button.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { useRefundable } from '../data/aftersales.ts';
import { useOrder } from '../data/orders.ts';
import { ApplyForm } from '../features/aftersales/apply-form.tsx';

export default function AfterSaleApplyPage() {
  const { t } = useTranslation();
  const { orderId = '' } = useParams();
  const order = useOrder(orderId);
  const refundable = useRefundable(orderId);
  return (
    <Screen title={t('aftersales.apply')} back>
      <MembersOnly reason={t('signIn.toSeeOrders')} waiting={<ListSkeleton />}>
        <Loaded query={order} waiting={<ListSkeleton />}>
          {(data) => (
            <Loaded query={refundable} waiting={<ListSkeleton />}>
              {(what) =>
                what.refundable ? (
                  <ApplyForm order={data} refundable={what} />
                ) : (
                  <Empty
                    icon={<PackageCheck size={36} />}
                    title={t('aftersales.nothing')}
                    detail={t('aftersales.nothingDetail')}
                    action={<ButtonLink to="/me/after-sales">{t('aftersales.mine')}</ButtonLink>}
                  />
                )
              }
            </Loaded>
          )}
        </Loaded>
      </MembersOnly>
    </Screen>
  );
}
