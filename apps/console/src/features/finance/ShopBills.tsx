import { useLanguage } from '@jishi/ui/language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Item } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '../../components/table/FilterBar.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { Tone } from '../../components/Tone.tsx';
import { soldWords } from './words.ts';

export type ShopBill = Item<'GET /shops/:shopId/settlement-bills'>;
export const billStates = ['paid', 'received', 'settled', 'void'] as const;
const tones = { paid: 'info', received: 'wait', settled: 'good', void: 'quiet' } as const;

/** The columns of a settlement bill in the field's words; the order opens its waterfall. */
export function useBillColumns(waterfallOf: (orderId: string) => string): Column<ShopBill>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const amount = (
    key: keyof ShopBill & `${string}${'Amount' | 'Income'}`,
    extra = false,
  ): Column<ShopBill> => ({
    key,
    title: t(`finance.bill.${key as 'actualPayAmount'}`),
    align: 'right',
    ...(extra ? { extra } : {}),
    render: (bill) => <Amount fen={bill[key]} />,
  });
  return [
    {
      key: 'order',
      title: t('finance.order'),
      always: true,
      render: ({ orderId, orderNumber }) => <Link to={waterfallOf(orderId)}>{orderNumber}</Link>,
    },
    {
      key: 'title',
      title: t('finance.goods'),
      grow: true,
      render: (bill) => `${soldWords(bill, language)} ×${bill.quantity}`,
    },
    {
      key: 'state',
      title: t('finance.state'),
      render: ({ settlementStatus }) => (
        <span title={t(`finance.billStateText.${settlementStatus}`)}>
          <Tone is={tones[settlementStatus]}>{t(`finance.billState.${settlementStatus}`)}</Tone>
        </span>
      ),
    },
    amount('actualPayAmount'),
    {
      key: 'subsidies',
      title: t('finance.bill.subsidies'),
      align: 'right',
      render: ({ totalIncome, actualPayAmount }) => <Amount fen={totalIncome - actualPayAmount} />,
    },
    amount('platformAllowanceAmount', true),
    amount('platformPayMarketAllowanceAmount', true),
    amount('totalIncome', true),
    amount('totalRefundAmount'),
    amount('platformCommissionAmount', true),
    amount('distributorCommissionAmount', true),
    amount('activityUserCommissionAmount', true),
    amount('otherAmount', true),
    amount('totalOutgoingAmount'),
    amount('settlementAmount'),
    {
      key: 'due',
      title: t('finance.settles'),
      render: ({ settlementTime, settlementDue }) => {
        const at = settlementTime ?? settlementDue;
        return at === null ? '–' : <Time at={at} />;
      },
    },
  ];
}

/** How the columns add up, for whoever checks them by hand. */
export function BillsNote() {
  const { t } = useTranslation();
  return <p className="quiet small table-note">{t('finance.billsText')}</p>;
}

type Props = { shopId: string; waterfallOf: (orderId: string) => string };

export function ShopBills({ shopId, waterfallOf }: Props) {
  const { t } = useTranslation();
  const columns = useBillColumns(waterfallOf);
  const { filters, change, clear, narrowed } = useUrlFilters({ tab: 'bills', state: '', q: '' });
  const pages = useCursorPages<ShopBill>(['shop', shopId, 'finance', 'bills', filters], (cursor) =>
    call('GET /shops/:shopId/settlement-bills', {
      params: { shopId },
      query: {
        ...(filters.state === '' ? {} : { state: filters.state as ShopBill['settlementStatus'] }),
        ...(filters.q === '' ? {} : { q: filters.q }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    }),
  );
  return (
    <DataTable
      id="shop-bills"
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
