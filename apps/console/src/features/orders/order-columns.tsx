import { formatDeadline } from '@jishi/ui/format-time.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { BellOutlined, MessageOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { Amount } from '../../components/Amount.tsx';
import { Thumb } from '../../components/Thumb.tsx';
import type { Column } from '../../components/table/DataTable.tsx';
import { OrderStateTag } from './OrderStateTag.tsx';
import type { ShopOrder } from './order-queries.ts';

type Options = { t: TFunction; linkTo: (order: ShopOrder) => string; withShop?: boolean };

export function orderColumns({ t, linkTo, withShop = false }: Options): Column<ShopOrder>[] {
  return [
    {
      key: 'number',
      title: t('orders.number'),
      always: true,
      render: (order) => (
        <span className="thumb-words">
          <span>
            <Link to={linkTo(order)} className="mono">
              {order.orderNumber}
            </Link>{' '}
            <OrderMarks order={order} t={t} />
          </span>
          <span className="quiet small">
            <Time at={order.placedAt} />
          </span>
        </span>
      ),
    },
    {
      key: 'goods',
      title: t('orders.goods'),
      grow: true,
      render: (order) => <OrderGoods order={order} t={t} />,
    },
    ...(withShop
      ? [
          {
            key: 'shop',
            title: t('orders.shop'),
            render: (order: ShopOrder) => <ShopName name={order.shop.name} />,
          },
        ]
      : []),
    {
      key: 'buyer',
      title: t('orders.buyer'),
      render: (order) => (
        <span className="thumb-words">
          <span>{order.buyer.name}</span>
          <span className="quiet small clip beside" title={order.region}>
            {order.region}
          </span>
        </span>
      ),
    },
    {
      key: 'total',
      title: t('orders.total'),
      align: 'right',
      render: (order) => <Amount fen={order.totalFen} />,
    },
    { key: 'state', title: t('orders.stateName'), render: (order) => <OrderStateTag state={order.state} /> },
    {
      key: 'shipBy',
      title: t('orders.shipBy'),
      render: (order) =>
        order.shipBy === null || order.state !== 'paid' ? (
          <span className="quiet">—</span>
        ) : (
          <Deadline at={order.shipBy} />
        ),
    },
    {
      key: 'freight',
      title: t('orders.freight'),
      align: 'right',
      extra: true,
      render: (order) => <Amount fen={order.freightFen} />,
    },
    {
      key: 'refunded',
      title: t('orders.refunded'),
      align: 'right',
      extra: true,
      render: (order) => <Amount fen={order.refundedFen} />,
    },
  ];
}

/** As short as a table needs it: the clock, with the day when it is another one. */
function Deadline({ at }: { at: string }) {
  const language = useLanguage();
  const hours = (Date.parse(at) - Date.now()) / 3_600_000;
  return (
    <span className={`nowrap ${hours < 0 ? 'bad' : hours < 12 ? 'warn' : ''}`}>
      <time dateTime={at}>{formatDeadline(at, language)}</time>
    </span>
  );
}

function ShopName({ name }: { name: string }) {
  return (
    <span className="clip block beside" title={name}>
      {name}
    </span>
  );
}

function OrderMarks({ order, t }: { order: ShopOrder; t: TFunction }) {
  return (
    <>
      {order.hasNote && (
        <Tooltip title={t('orders.hasNote')}>
          <MessageOutlined aria-label={t('orders.hasNote')} />
        </Tooltip>
      )}
      {order.remindedAt !== null && order.state === 'paid' && (
        <Tooltip title={t('orders.reminded')}>
          <BellOutlined className="warn" aria-label={t('orders.reminded')} />
        </Tooltip>
      )}
    </>
  );
}

function OrderGoods({ order, t }: { order: ShopOrder; t: TFunction }) {
  const first = order.lines[0];
  if (first === undefined) return null;
  const note =
    order.lines.length > 1
      ? t('orders.linesMore', { count: order.lines.length, pieces: order.pieces })
      : `${first.skuName} ×${first.quantity}`;
  return <Thumb src={first.pictureUrl} alt="" title={first.title} note={note} />;
}
