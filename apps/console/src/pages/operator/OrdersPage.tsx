import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import type { Query } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { SearchedList } from '../../components/table/SearchedList.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { given, useUrlFilters } from '../../components/table/use-url-filters.ts';
import { orderColumns } from '../../features/orders/order-columns.tsx';
import { orderStates } from '../../features/orders/order-queries.ts';

export default function OrdersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search: query } = useLocation();
  const search = useUrlFilters({ state: '', q: '', shopId: '', buyerId: '' });
  const { filters } = search;
  const pages = useCursorPages(['operations', 'orders', filters], (cursor) =>
    call('GET /operations/orders', {
      query: {
        ...(given(filters) as Query<'GET /operations/orders'>),
        ...(cursor === undefined ? {} : { cursor }),
      },
    }),
  );
  const columns = useMemo(
    () => orderColumns({ t, withShop: true, linkTo: (order) => `/operator/orders/${order.orderId}${query}` }),
    [t, query],
  );
  return (
    <>
      <PageHeader title={t('nav.orders')} intro={t('operator.ordersIntro')} />
      <SearchedList
        id="operator-orders"
        label={t('nav.orders')}
        columns={columns}
        pages={pages}
        rowKey={(order) => order.orderId}
        onOpen={(order) => void navigate(`/operator/orders/${order.orderId}${query}`)}
        search={search}
        searchHint={t('orders.search')}
        states={orderStates}
        nameOf={(state) => t(`orders.state.${state}`)}
        none={<Nothing text={t('orders.none')} />}
      />
      <Outlet />
    </>
  );
}
