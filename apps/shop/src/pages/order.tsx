import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { Button, ButtonLink } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { Screen } from '../components/screen.tsx';
import { Loaded } from '../components/states.tsx';
import { useOrder, type Order } from '../data/orders.ts';
import { CancelSheet } from '../features/orders/cancel-sheet.tsx';
import { ProtectionCard } from '../features/aftersales/protection-card.tsx';
import { NextAction } from '../features/orders/next-action.tsx';
import { OrderBanner } from '../features/orders/order-banner.tsx';
import { OrderFacts } from '../features/orders/order-facts.tsx';
import { OrderGoods } from '../features/orders/order-goods.tsx';
import { OrderParcel } from '../features/orders/order-parcel.tsx';
import { Timeline } from '../features/orders/timeline.tsx';
import { TrackingSheet } from '../features/orders/tracking-sheet.tsx';
import { useOrderPayment } from '../features/orders/use-order-payment.ts';
import { useBuyAgain } from '../features/orders/use-buy-again.ts';
import styles from '../features/orders/orders.module.css';

export default function OrderPage() {
  const { t } = useTranslation();
  const { orderId = '' } = useParams();
  const order = useOrder(orderId);
  return (
    <Screen title={t('order.title')} back footer={order.data ? <OrderFoot order={order.data} /> : undefined}>
      <MembersOnly reason={t('signIn.toSeeOrders')} waiting={<ListSkeleton />}>
        <Loaded query={order} waiting={<ListSkeleton />}>
          {(data) => <OrderBody order={data} />}
        </Loaded>
      </MembersOnly>
    </Screen>
  );
}

function OrderBody({ order }: { order: Order }) {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const payment = useOrderPayment(order);
  const tracking = address.get('sheet') === 'tracking';
  return (
    <>
      <OrderBanner order={order} />
      <OrderParcel order={order} onTrack={() => setAddress({ sheet: 'tracking' })} />
      <OrderGoods order={order} payment={payment} />
      <Card title={t('order.timeline')}>
        <Timeline steps={order.timeline.toReversed()} />
      </Card>
      <ProtectionCard order={order} />
      <OrderFacts order={order} payment={payment} />
      <div style={{ height: 24 }} />
      <TrackingSheet
        orderId={order.orderId}
        open={tracking}
        onClose={() => setAddress({}, { replace: true })}
      />
    </>
  );
}

function OrderFoot({ order }: { order: Order }) {
  const { t } = useTranslation();
  const [cancelling, setCancelling] = useState(false);
  const buyAgain = useBuyAgain();
  return (
    <div className={styles.foot}>
      {order.canCancel ? (
        <Button kind="outline" onClick={() => setCancelling(true)}>
          {t('orders.cancel')}
        </Button>
      ) : null}
      {order.paidAt !== null && order.state !== 'cancelled' ? (
        <ButtonLink kind="outline" to={`/orders/${order.orderId}/after-sale`}>
          {t('aftersales.ask')}
        </ButtonLink>
      ) : null}
      <NextAction order={order} size="medium" onBuyAgain={() => void buyAgain(order)} />
      <CancelSheet orderId={order.orderId} open={cancelling} onClose={() => setCancelling(false)} />
    </div>
  );
}
