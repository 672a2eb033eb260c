import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { call } from '../../api/wire.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { StateTabs } from '../../components/StateTabs.tsx';
import { DataTable } from '../../components/table/DataTable.tsx';
import { FilterBar, SearchFilter } from '../../components/table/FilterBar.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { useCaseColumns } from '../../features/aftersales/case-columns.tsx';
import { casesKey, type CaseRow } from '../../features/aftersales/case-queries.ts';

/** Disputes first: what shop and buyer could not agree on. */
export default function AfterSalesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { filters, change, clear, narrowed } = useUrlFilters({ which: 'disputed', q: '' });
  const pages = useCursorPages<CaseRow>([...casesKey, filters], (cursor) =>
    call('GET /operations/after-sales', {
      query: {
        which: filters.which === 'all' ? 'all' : 'disputed',
        ...(filters.q === '' ? {} : { q: filters.q }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    }),
  );
  const linkTo = ({ afterSaleId }: CaseRow) => `/operator/after-sales/${afterSaleId}${search}`;
  const columns = useCaseColumns(linkTo, true);
  return (
    <>
      <PageHeader title={t('nav.disputes')} intro={t('aftersales.operatorIntro')} />
      <StateTabs
        value={filters.which === 'all' ? '' : 'disputed'}
        states={['disputed'] as const}
        nameOf={(one) => t(one === 'all' ? 'marketing.all' : 'aftersales.status.status20')}
        onChange={(which) => change({ which: which === '' ? 'all' : which })}
      />
      <DataTable
        id="operator-after-sales"
        label={t('nav.disputes')}
        columns={columns}
        pages={pages}
        rowKey={({ afterSaleId }) => afterSaleId}
        onOpen={(row) => void navigate(linkTo(row))}
        filters={
          <FilterBar narrowed={narrowed} onClear={clear}>
            <SearchFilter
              value={filters.q}
              placeholder={t('aftersales.find')}
              onSearch={(q) => change({ q })}
            />
          </FilterBar>
        }
        empty={<Nothing text={t('aftersales.noDisputes')} hint={t('aftersales.noDisputesHint')} />}
      />
      <Outlet />
    </>
  );
}
