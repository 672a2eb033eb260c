import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Picture } from '@jishi/ui/picture.tsx';
import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { useHat, useShopId } from '../../session/hat-context.ts';

type Slip = Reply<'GET /shops/:shopId/packing-list'>['items'][number];

/** One slip an order, one page each when printed. */
export default function PackingListPage() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const { name } = useHat();
  const [params] = useSearchParams();
  const orderIds = params.get('orders') ?? '';
  const list = useQuery({
    queryKey: ['shop', shopId, 'packing-list', orderIds],
    queryFn: () => call('GET /shops/:shopId/packing-list', { params: { shopId }, query: { orderIds } }),
    enabled: orderIds !== '',
  });
  const print = (
    <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
      {t('action.print')}
    </Button>
  );
  if (orderIds === '') return <Nothing text={t('orders.packingNone')} hint={t('orders.packingNoneHint')} />;
  return (
    <>
      <div className="no-print">
        <PageHeader title={t('nav.packing')} actions={print} />
      </div>
      <Loaded query={list}>
        {({ items }) => (
          <div className="slips">
            {items.map((slip) => (
              <PackingSlip key={slip.orderId} slip={slip} shopName={name} />
            ))}
          </div>
        )}
      </Loaded>
    </>
  );
}

function PackingSlip({ slip, shopName }: { slip: Slip; shopName: string }) {
  const { t } = useTranslation();
  const pieces = slip.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <Card className="slip">
      <header className="slip-head">
        <strong>{shopName}</strong>
        <span className="mono">{slip.orderNumber}</span>
      </header>
      <p className="slip-to">
        {slip.delivery.recipient} {slip.delivery.phone}
        <br />
        {slip.delivery.region} {slip.delivery.detail}
      </p>
      {slip.note !== '' && (
        <p className="slip-note">
          {t('orders.buyerNote')}: {slip.note}
        </p>
      )}
      <table className="slip-lines">
        <thead>
          <tr>
            <th scope="col">{t('orders.goods')}</th>
            <th scope="col">{t('orders.skuCode')}</th>
            <th scope="col">{t('orders.quantity')}</th>
            <th scope="col">{t('orders.packed')}</th>
          </tr>
        </thead>
        <tbody>
          {slip.lines.map((line) => (
            <tr key={`${line.title}-${line.skuName}`}>
              <td>
                <div className="thumb-line">
                  <Picture src={line.pictureUrl} alt="" className="thumb" eager />
                  <span>
                    {line.title}
                    <br />
                    <span className="quiet small">{line.skuName}</span>
                  </span>
                </div>
              </td>
              <td className="mono">{line.skuCode}</td>
              <td className="slip-quantity">×{line.quantity}</td>
              <td>
                <span className="slip-box" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer className="quiet">{t('orders.pieces', { count: pieces })}</footer>
    </Card>
  );
}
