import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { Nothing } from '../../components/States.tsx';
import { DataTable } from '../../components/table/DataTable.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '../../components/table/FilterBar.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { BillsNote, billStates, useBillColumns, type ShopBill } from '../finance/ShopBills.tsx';
import { treasuryKey } from './treasury-queries.ts';

export function OperatorBills({ waterfallOf }: { waterfallOf: (orderId: string) => string }) {
  const { t } = useTranslation();
  const columns = useBillColumns(waterfallOf);
  const { filters, change, clear, narrowed } = useUrlFilters({ tab: 'overview', state: '', q: '' });
  const pages = useCursorPages<ShopBill>([...treasuryKey, 'bills', filters], (cursor) =>
    call('GET /operations/settlement-bills', {
      query: {
        ...(filters.state === '' ? {} : { state: filters.state as ShopBill['settlementStatus'] }),
        ...(filters.q === '' ? {} : { q: filters.q }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    }),
  );
  return (
    <DataTable
      id="operator-bills"
      label={t('finance.tab.bills')}
      columns={columns}
      pages={pages}
      rowKey={({ billId }) => billId}
      filters={
        <>
          <FilterBar narrowed={narrowed} onClear={clear}>
            <SearchFilter
              value={filters.q}
              placeholder={t('finance.findBill')}
              onSearch={(q) => change({ q })}
            />
            <SelectFilter
              value={filters.state}
              label={t('finance.state')}
              options={billStates.map((value) => ({ value, label: t(`finance.billState.${value}`) }))}
              onChange={(state) => change({ state })}
            />
          </FilterBar>
          <BillsNote />
        </>
      }
      empty={<Nothing text={t('finance.noBills')} hint={t('finance.noBillsHint')} />}
    />
  );
}
