import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { CostForm } from '../../features/stock/CostForm.tsx';
import { useMovements } from '../../features/stock/stock-queries.ts';
import { useHat, useShopId } from '../../session/hat-context.ts';
import { allows } from '../../session/hats.ts';

const signed = (count: number) =>
  count === 0 ? (
    <span className="quiet">0</span>
  ) : (
    <span className={`tabular ${count > 0 ? 'good' : 'bad'}`}>{count > 0 ? `+${count}` : `−${-count}`}</span>
  );

/** What changed the stock of one item. */
export default function StockDrawer() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const hat = useHat();
  const { base } = hat;
  const { skuId = '' } = useParams();
  const pages = useMovements(shopId, skuId);
  type Movement = (typeof pages.rows)[number];
  const columns: Column<Movement>[] = [
    {
      key: 'at',
      title: t('stock.when'),
      always: true,
      render: (row) => (
        <span className="nowrap">
          <Time at={row.at} />
        </span>
      ),
    },
    { key: 'kind', title: t('stock.kindName'), render: (row) => t(`stock.kind.${row.kind}`) },
    { key: 'onHand', title: t('stock.onHand'), align: 'right', render: (row) => signed(row.onHandChange) },
    {
      key: 'reserved',
      title: t('stock.reserved'),
      align: 'right',
      render: (row) => signed(row.reservedChange),
    },
    {
      key: 'why',
      title: t('stock.reason'),
      render: (row) =>
        row.orderId === null ? (
          row.reason
        ) : (
          <Link to={`${base}/orders/${row.orderId}`}>{t('stock.seeOrder')}</Link>
        ),
    },
  ];
  return (
    <RowDrawer wide title={t('stock.movements')}>
      {allows(hat, 'promotions') && <CostForm shopId={shopId} skuId={skuId} />}
      <DataTable
        id="movements"
        label={t('stock.movements')}
        columns={columns}
        pages={pages}
        rowKey={(row) => `${row.at}-${row.kind}-${row.orderId}`}
        empty={<Nothing text={t('stock.noMovements')} />}
      />
    </RowDrawer>
  );
}
