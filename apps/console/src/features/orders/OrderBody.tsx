import { Time } from '@jishi/ui/time.tsx';
import { Alert, Table, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../components/Amount.tsx';
import { Thumb } from '../../components/Thumb.tsx';
import type { OrderDetail } from './order-queries.ts';
import { OrderStateTag } from './OrderStateTag.tsx';

/** Everything about one order, read from top to bottom: where it stands, where it goes, what is in it, what happened. */
export function OrderBody({ order }: { order: OrderDetail }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      {order.note !== '' && (
        <Alert type="info" showIcon title={t('orders.buyerNote')} description={order.note} />
      )}
      {order.cancelReason !== null && (
        <Alert type="warning" showIcon title={t('orders.cancelReason')} description={order.cancelReason} />
      )}
      <OrderFacts order={order} />
      <OrderLines order={order} />
      <section>
        <h2 className="card-title">{t('orders.timeline')}</h2>
        <Timeline
          className="order-timeline"
          items={order.timeline.toReversed().map((item, index) => ({
            key: `${item.kind}-${item.at}`,
            color: index === 0 ? 'red' : 'gray',
            content: (
              <>
                {item.words}{' '}
                <span className="quiet small">
                  <Time at={item.at} />
                </span>
              </>
            ),
          }))}
        />
      </section>
    </div>
  );
}

function OrderFacts({ order }: { order: OrderDetail }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      <dt>{t('orders.stateName')}</dt>
      <dd>
        <OrderStateTag state={order.state} />
        {order.shipBy !== null && order.state === 'paid' && (
          <span className="quiet">
            {t('orders.shipBy')} <Time at={order.shipBy} />
          </span>
        )}
        {order.autoConfirmAt !== null && order.state === 'shipped' && (
          <span className="quiet">
            {t('orders.autoConfirm')} <Time at={order.autoConfirmAt} />
          </span>
        )}
      </dd>
      <dt>{t('orders.buyer')}</dt>
      <dd>{order.buyer.name}</dd>
      {order.delivery !== null && (
        <>
          <dt>{t('orders.deliverTo')}</dt>
          <dd>
            {order.delivery.recipient} {order.delivery.phone}
            <br />
            {order.delivery.region} {order.delivery.detail}
          </dd>
        </>
      )}
      {order.parcel !== null && (
        <>
          <dt>{t('orders.parcel')}</dt>
          <dd>
            {order.parcel.carrierName} <span className="mono">{order.parcel.trackingNumber}</span>
          </dd>
        </>
      )}
    </dl>
  );
}

function OrderLines({ order }: { order: OrderDetail }) {
  const { t } = useTranslation();
  const sums: [string, number][] = [
    [t('orders.goodsSum'), order.goodsFen],
    [t('orders.freight'), order.freightFen],
    ...(order.discountFen > 0 ? [[t('orders.discount'), -order.discountFen] as [string, number]] : []),
    [t('orders.total'), order.totalFen],
    ...(order.refundedFen > 0 ? [[t('orders.refunded'), -order.refundedFen] as [string, number]] : []),
  ];
  return (
    <section>
      <Table
        aria-label={t('orders.goods')}
        size="small"
        rowKey="orderLineId"
        pagination={false}
        dataSource={order.lines}
        columns={[
          {
            title: t('orders.goods'),
            render: (_, line) => (
              <Thumb src={line.pictureUrl} alt="" title={line.title} note={line.skuName} />
            ),
          },
          {
            title: t('orders.unitPrice'),
            align: 'right',
            render: (_, line) => <Amount fen={line.unitPriceFen} />,
          },
          { title: t('orders.quantity'), align: 'right', dataIndex: 'quantity' },
          {
            title: t('orders.lineTotal'),
            align: 'right',
            render: (_, line) => <Amount fen={line.payableFen} />,
          },
        ]}
      />
      <ul className="lines sums">
        {sums.map(([name, fen]) => (
          <li key={name}>
            <span className="quiet">{name}</span>
            <Amount fen={fen} />
          </li>
        ))}
      </ul>
    </section>
  );
}
