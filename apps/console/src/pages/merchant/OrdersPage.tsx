import { PrinterOutlined, SendOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { SearchedList } from '../../components/table/SearchedList.tsx';
import { given, useUrlFilters } from '../../components/table/use-url-filters.ts';
import { BatchShip } from '../../features/orders/BatchShip.tsx';
import { orderColumns } from '../../features/orders/order-columns.tsx';
import {
  orderStates,
  useOrderCounts,
  useShopOrders,
  type OrderFilters,
  type ShopOrder,
} from '../../features/orders/order-queries.ts';
import { useHat, useShopId } from '../../session/hat-context.ts';
import { allows } from '../../session/hats.ts';

export default function OrdersPage() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const hat = useHat();
  const navigate = useNavigate();
  const { search: query } = useLocation();
  const search = useUrlFilters({ state: '', q: '' });
  const [picked, setPicked] = useState<string[]>([]);
  const [shipping, setShipping] = useState(false);
  const pages = useShopOrders(shopId, given(search.filters) as OrderFilters);
  const counts = useOrderCounts(shopId);
  const base = `${hat.base}/orders`;
  const columns = useMemo(
    () => orderColumns({ t, linkTo: (order) => `${base}/${order.orderId}${query}` }),
    [t, base, query],
  );
  const chosen = pages.rows.filter((order) => picked.includes(order.orderId));
  const shippable = chosen.filter((order) => order.state === 'paid');
  const mayShip = allows(hat, 'orders.ship');

  const actions = (
    <>
      <Button
        type="primary"
        icon={<SendOutlined />}
        disabled={shippable.length === 0}
        onClick={() => setShipping(true)}
      >
        {t('orders.batchShip', { count: shippable.length })}
      </Button>
      <Button
        icon={<PrinterOutlined />}
        disabled={chosen.length === 0}
        href={`/console${base}/packing?orders=${picked.slice(0, 50).join(',')}`}
        target="_blank"
      >
        {t('orders.packing', { count: chosen.length })}
      </Button>
    </>
  );
  return (
    <>
      <PageHeader title={t('nav.orders')} />
      <SearchedList
        id="orders"
        label={t('nav.orders')}
        columns={columns}
        pages={pages}
        rowKey={(order) => order.orderId}
        onOpen={(order) => void navigate(`${base}/${order.orderId}${query}`)}
        selection={
          mayShip
            ? {
                keys: picked,
                onChange: setPicked,
                nameOf: (order: ShopOrder) => order.orderNumber,
                actions,
              }
            : undefined
        }
        search={search}
        searchHint={t('orders.search')}
        states={orderStates}
        nameOf={(state) => t(`orders.state.${state}`)}
        counts={counts.data}
        none={<Nothing text={t('orders.none')} hint={t('orders.noneHint')} />}
      />
      {shipping && (
        <BatchShip
          shopId={shopId}
          orders={shippable}
          open
          onClose={(left) => {
            setShipping(false);
            setPicked(left);
          }}
        />
      )}
      <Outlet />
    </>
  );
}
