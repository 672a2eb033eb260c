import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { StateTabs } from '../../components/StateTabs.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { titleOf } from '../../components/title-of.ts';
import { Thumb } from '../../components/Thumb.tsx';
import { AdjustForm } from '../../features/stock/AdjustForm.tsx';
import { useStock, type StockRow, type Which } from '../../features/stock/stock-queries.ts';
import { useHat, useShopId } from '../../session/hat-context.ts';
import { Tone } from '../../components/Tone.tsx';

export default function StockPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const shopId = useShopId();
  const { base } = useHat();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { filters, change } = useUrlFilters({ which: 'all' });
  const [picked, setPicked] = useState<string[]>([]);
  const [adjusting, setAdjusting] = useState<readonly StockRow[]>();
  const pages = useStock(shopId, filters.which as Which);
  const number = (count: number) => <span className="tabular">{formatCount(count, language)}</span>;
  const linkTo = (row: StockRow) => `${base}/stock/${row.skuId}${search}`;
  const columns: Column<StockRow>[] = [
    {
      key: 'item',
      title: t('stock.item'),
      always: true,
      grow: true,
      render: (row) => (
        <Thumb
          src={row.pictureUrl}
          alt=""
          title={<Link to={linkTo(row)}>{titleOf(row, language)}</Link>}
          note={row.specText}
        />
      ),
    },
    {
      key: 'code',
      title: t('products.sku.merchantCode'),
      render: (row) => <span className="mono">{row.merchantCode ?? '—'}</span>,
    },
    { key: 'available', title: t('stock.available'), align: 'right', render: (row) => number(row.available) },
    { key: 'reserved', title: t('stock.reserved'), align: 'right', render: (row) => number(row.reserved) },
    { key: 'onHand', title: t('stock.onHand'), align: 'right', render: (row) => number(row.onHand) },
    {
      key: 'level',
      title: t('stock.level'),
      render: (row) =>
        row.available === 0 ? (
          <Tone is="bad">{t('stock.out')}</Tone>
        ) : row.low ? (
          <Tone is="wait">{t('stock.low')}</Tone>
        ) : (
          <Tone is="good">{t('stock.fine')}</Tone>
        ),
    },
    {
      key: 'threshold',
      title: t('products.lowStock'),
      align: 'right',
      extra: true,
      render: (row) => number(row.lowStockThreshold),
    },
    {
      key: 'act',
      title: t('table.actions'),
      always: true,
      render: (row) => (
        <Button size="small" onClick={() => setAdjusting([row])}>
          {t('stock.adjust')}
        </Button>
      ),
    },
  ];
  const chosen = pages.rows.filter((row) => picked.includes(row.skuId));
  return (
    <>
      <PageHeader title={t('nav.stock')} intro={t('stock.intro')} />
      <StateTabs
        value={filters.which}
        withAll={false}
        states={['all', 'low', 'out'] as const}
        nameOf={(which) => t(`stock.which.${which}`)}
        onChange={(which) => change({ which: which === '' ? 'all' : which })}
      />
      <DataTable
        id="stock"
        label={t('nav.stock')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.skuId}
        onOpen={(row) => void navigate(linkTo(row))}
        selection={{
          keys: picked,
          onChange: setPicked,
          nameOf: (row) => `${titleOf(row, language)} ${row.specText}`,
          actions: (
            <Button onClick={() => setAdjusting(chosen)}>
              {t('stock.adjustMany', { count: chosen.length })}
            </Button>
          ),
        }}
        empty={
          filters.which === 'all' ? (
            <Nothing text={t('stock.none')} hint={t('stock.noneHint')} />
          ) : (
            <Nothing text={t('stock.noneLow')} hint={t('stock.noneLowHint')} />
          )
        }
      />
      {adjusting !== undefined && (
        <AdjustForm
          shopId={shopId}
          rows={adjusting}
          onClose={(done) => {
            setAdjusting(undefined);
            if (done) setPicked([]);
          }}
        />
      )}
      <Outlet />
    </>
  );
}
