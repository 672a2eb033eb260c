import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { call } from '../../api/wire.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { OrderBody } from '../../features/orders/OrderBody.tsx';

export default function OrderDrawer() {
  const { t } = useTranslation();
  const { orderId = '' } = useParams();
  const order = useQuery({
    queryKey: ['operations', 'orders', 'one', orderId],
    queryFn: () => call('GET /operations/orders/:orderId', { params: { orderId } }),
  });
  return (
    <RowDrawer wide title={t('orders.title', { number: order.data?.orderNumber ?? '' })}>
      <Loaded query={order}>
        {(data) => (
          <>
            <p className="quiet">
              <Link to={`/operator/shops/${data.shop.shopId}?state=all`}>{data.shop.name}</Link> ·{' '}
              <Link to={`/operator/people/${data.buyer.buyerId}`}>{data.buyer.name}</Link>
            </p>
            <OrderBody order={data} />
          </>
        )}
      </Loaded>
    </RowDrawer>
  );
}
