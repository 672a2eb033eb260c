import { useTranslation } from 'react-i18next';
import { App } from 'antd';
import { useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { call } from '../../api/wire.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { StateTabs } from '../../components/StateTabs.tsx';
import { DataTable } from '../../components/table/DataTable.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '../../components/table/FilterBar.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { useAct } from '../../components/use-act.ts';
import { useCaseColumns } from '../../features/aftersales/case-columns.tsx';
import {
  shopCasesKey,
  statuses,
  useShopCounts,
  type CaseRow,
  type Status,
} from '../../features/aftersales/case-queries.ts';
import { useHat, useShopId } from '../../session/hat-context.ts';

type Which = 'due-soon' | 'quality' | 'unshipped';

export default function AfterSalesPage() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const base = `${useHat().base}/after-sales`;
  const navigate = useNavigate();
  const { search } = useLocation();
  const [chosen, setChosen] = useState<string[]>([]);
  const { filters, change, clear, narrowed } = useUrlFilters({ status: '10', which: '', q: '' });
  const counts = useShopCounts(shopId).data;
  const pages = useCursorPages<CaseRow>([...shopCasesKey(shopId), filters], (cursor) =>
    call('GET /shops/:shopId/after-sales', {
      params: { shopId },
      query: {
        ...(filters.status === 'all' ? {} : { status: Number(filters.status) as Status }),
        ...(filters.which === '' ? {} : { which: filters.which as Which }),
        ...(filters.q === '' ? {} : { q: filters.q }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    }),
  );
  const linkTo = ({ afterSaleId }: CaseRow) => `${base}/${afterSaleId}${search}`;
  const columns = useCaseColumns(linkTo);
  const countOf: Partial<Record<`${Status}`, number>> =
    counts === undefined
      ? {}
      : {
          10: counts.toDecide,
          12: counts.refused,
          20: counts.disputed,
          30: counts.toBeSentBack,
          40: counts.toReceive,
          50: counts.refunding,
        };
  return (
    <>
      <PageHeader
        title={t('nav.aftersales')}
        intro={
          counts === undefined || counts.dueSoon === 0
            ? t('aftersales.shopIntro')
            : t('aftersales.dueSoon', { count: counts.dueSoon })
        }
      />
      <StateTabs
        value={filters.status === 'all' ? '' : filters.status}
        states={statuses.map((status) => `${status}` as const)}
        counts={countOf}
        nameOf={(one) => t(one === 'all' ? 'marketing.all' : `aftersales.status.status${one}`)}
        onChange={(status) => change({ status: status === '' ? 'all' : status })}
      />
      <DataTable
        id="shop-after-sales"
        label={t('nav.aftersales')}
        columns={columns}
        pages={pages}
        rowKey={({ afterSaleId }) => afterSaleId}
        onOpen={(row) => void navigate(linkTo(row))}
        selection={{
          keys: chosen,
          onChange: setChosen,
          nameOf: ({ orderNumber }) => orderNumber,
          actions: (
            <AgreeMany
              shopId={shopId}
              rows={pages.rows.filter(({ afterSaleId }) => chosen.includes(afterSaleId))}
              onDone={() => setChosen([])}
            />
          ),
        }}
        filters={
          <FilterBar narrowed={narrowed} onClear={clear}>
            <SearchFilter
              value={filters.q}
              placeholder={t('aftersales.find')}
              onSearch={(q) => change({ q })}
            />
            <SelectFilter
              value={filters.which}
              label={t('aftersales.which')}
              options={(['due-soon', 'quality', 'unshipped'] as const).map((value) => ({
                value,
                label: t(`aftersales.whiches.${value}`),
              }))}
              onChange={(which) => change({ which })}
            />
          </FilterBar>
        }
        empty={<Nothing text={t('aftersales.none')} hint={t('aftersales.noneHint')} />}
      />
      <Outlet />
    </>
  );
}

function AgreeMany({
  shopId,
  rows,
  onDone,
}: {
  shopId: string;
  rows: readonly CaseRow[];
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const agree = useAct({
    act: () =>
      call('POST /shops/:shopId/after-sale-agreements', {
        params: { shopId },
        body: { cases: rows.map(({ afterSaleId, version }) => ({ afterSaleId, version })) },
      }),
    refresh: [shopCasesKey(shopId)],
    onDone: ({ items }) => {
      const failed = items.filter(({ agreed }) => !agreed);
      void message.info(
        t('aftersales.agreedMany', { agreed: items.length - failed.length, of: items.length }),
      );
      for (const { detail } of failed.slice(0, 3)) if (detail !== undefined) void message.error(detail, 6);
      onDone();
    },
  });
  return (
    <ConfirmButton
      size="small"
      type="primary"
      title={t('aftersales.agreeManyTitle', { count: rows.length })}
      consequence={t('aftersales.agreeManyText')}
      confirm={t('aftersales.agree')}
      onConfirm={() => agree.mutateAsync()}
    >
      {t('aftersales.agree')}
    </ConfirmButton>
  );
}
