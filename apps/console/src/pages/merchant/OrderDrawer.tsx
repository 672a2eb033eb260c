import { PrinterOutlined, SendOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Loaded } from '../../components/Loaded.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { useShopOrder } from '../../features/orders/order-queries.ts';
import { OrderBody } from '../../features/orders/OrderBody.tsx';
import { ShipForm } from '../../features/orders/ShipForm.tsx';
import { StaffNotes } from '../../features/orders/StaffNotes.tsx';
import { useHat, useShopId } from '../../session/hat-context.ts';
import { allows } from '../../session/hats.ts';

export default function OrderDrawer() {
  const { t } = useTranslation();
  const hat = useHat();
  const shopId = useShopId();
  const { orderId = '' } = useParams();
  const order = useShopOrder(shopId, orderId);
  const [shipping, setShipping] = useState(false);
  const mayShip = allows(hat, 'orders.ship') && order.data?.canShip === true;
  const footer = mayShip && (
    <Flex gap={8} justify="flex-end">
      <Button
        icon={<PrinterOutlined />}
        href={`/console${hat.base}/orders/packing?orders=${orderId}`}
        target="_blank"
      >
        {t('nav.packing')}
      </Button>
      <Button type="primary" icon={<SendOutlined />} onClick={() => setShipping(true)}>
        {t('orders.ship')}
      </Button>
    </Flex>
  );
  return (
    <RowDrawer wide title={t('orders.title', { number: order.data?.orderNumber ?? '' })} footer={footer}>
      <Loaded query={order}>
        {(data) => (
          <>
            <OrderBody order={data} />
            <StaffNotes shopId={shopId} order={data} />
            <ShipForm
              shopId={shopId}
              orderId={orderId}
              orderNumber={data.orderNumber}
              open={shipping}
              onClose={() => setShipping(false)}
            />
          </>
        )}
      </Loaded>
    </RowDrawer>
  );
}
