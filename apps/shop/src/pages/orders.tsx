import { ClipboardList } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ButtonLink } from '../components/button.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { MoreOnScroll } from '../components/more-on-scroll.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { orderStates, useOrders } from '../data/orders.ts';
import { OrderCard } from '../features/orders/order-card.tsx';
import { OrderTabs } from '../features/orders/order-tabs.tsx';
import { useBuyAgain } from '../features/orders/use-buy-again.ts';

export default function OrdersPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const state = orderStates.find((one) => one === address.get('state'));
  const orders = useOrders(state);
  const buyAgain = useBuyAgain();
  return (
    <Screen
      title={t('orders.title')}
      back
      under={
        <OrderTabs
          value={state ?? 'all'}
          onChange={(tab) => setAddress(tab === 'all' ? {} : { state: tab }, { replace: true })}
        />
      }
    >
      <MembersOnly reason={t('signIn.toSeeOrders')} waiting={<ListSkeleton />}>
        <Loaded query={orders} waiting={<ListSkeleton />}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0)
              return (
                <Empty
                  icon={<ClipboardList size={36} />}
                  title={t('orders.empty')}
                  detail={t('orders.emptyDetail')}
                  action={<ButtonLink to="/mall">{t('cart.toMall')}</ButtonLink>}
                />
              );
            return (
              <>
                {items.map((order) => (
                  <OrderCard key={order.orderId} order={order} onBuyAgain={() => void buyAgain(order)} />
                ))}
                <MoreOnScroll query={orders} />
              </>
            );
          }}
        </Loaded>
      </MembersOnly>
    </Screen>
  );
}
