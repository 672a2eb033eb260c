import { formatCount, formatRate } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Card, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../components/Amount.tsx';
import { Nothing } from '../../components/States.tsx';
import type { Dashboard } from './sales-queries.ts';

type Row = Dashboard['topProducts'][number];

export function TopProducts({
  rows,
  base,
  short = false,
}: {
  rows: readonly Row[];
  base: string;
  short?: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const conversion = (row: Row) => (row.views === 0 ? 0 : row.orders / row.views);
  return (
    <Card>
      <h2 className="card-title">{t('data.topProducts')}</h2>
      <p className="card-note">{t('data.topProductsNote')}</p>
      {short ? (
        <ShortList rows={rows.slice(0, 6)} base={base} />
      ) : (
        <Table
          aria-label={t('data.topProducts')}
          size="small"
          rowKey="productId"
          pagination={false}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: <Nothing text={t('chart.nothing')} /> }}
          dataSource={[...rows]}
          columns={[
            {
              title: t('products.product'),
              render: (_, row) => (
                <Link to={`${base}/products/${row.productId}`} className="clip block">
                  {row.title}
                </Link>
              ),
            },
            {
              title: t('data.gmvFen'),
              align: 'right',
              sorter: (a, b) => a.gmvFen - b.gmvFen,
              render: (_, row) => <Amount fen={row.gmvFen} />,
            },
            {
              title: t('data.orders'),
              align: 'right',
              sorter: (a, b) => a.orders - b.orders,
              render: (_, row) => formatCount(row.orders, language),
            },
            {
              key: 'pieces',
              title: t('data.pieces'),
              align: 'right' as const,
              sorter: (a: Row, b: Row) => a.pieces - b.pieces,
              render: (_: unknown, row: Row) => formatCount(row.pieces, language),
            },
            {
              key: 'views',
              title: t('data.views'),
              align: 'right' as const,
              sorter: (a: Row, b: Row) => a.views - b.views,
              render: (_: unknown, row: Row) => formatCount(row.views, language),
            },
            {
              key: 'rate',
              title: t('data.conversion'),
              align: 'right' as const,
              sorter: (a: Row, b: Row) => conversion(a) - conversion(b),
              render: (_: unknown, row: Row) =>
                row.views === 0 ? '—' : formatRate(Math.round(conversion(row) * 10_000)),
            },
          ]}
        />
      )}
    </Card>
  );
}

function ShortList({ rows, base }: { rows: readonly Row[]; base: string }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <Nothing text={t('chart.nothing')} />;
  return (
    <ul className="lines">
      {rows.map((row) => (
        <li key={row.productId}>
          <Link to={`${base}/products/${row.productId}`} className="grow">
            {row.title}
          </Link>
          <span className="thumb-words right">
            <Amount fen={row.gmvFen} />
            <span className="quiet small nowrap">{t('videos.orders', { count: row.orders })}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
