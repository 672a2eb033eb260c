import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Item } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { Tone } from '../../components/Tone.tsx';
import { soldWords } from './words.ts';
import { BillFilters, billQuery, type BillState } from './BillFilters.tsx';

type CreatorBill = Item<'GET /me/earnings/bills'>;
const stateOf: Record<number, BillState> = { 30: 'paid', 50: 'received', 60: 'settled', 80: 'void' };
const tones = { paid: 'info', received: 'wait', settled: 'good', void: 'quiet' } as const;

/** Every sale a creator earns on, with rate, base and what is left of it. */
export function CreatorBills({ waterfallOf }: { waterfallOf: (orderId: string) => string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { filters, change, clear, narrowed } = useUrlFilters({ tab: 'bills', state: '', q: '' });
  const pages = useCursorPages<CreatorBill>(['creator', 'finance', 'bills', filters], (cursor) =>
    call('GET /me/earnings/bills', { query: billQuery(filters, cursor) }),
  );
  const columns: Column<CreatorBill>[] = [
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
    { key: 'source', title: t('finance.source'), render: ({ source }) => t(`finance.sources.${source}`) },
    {
      key: 'state',
      title: t('finance.state'),
      render: ({ cpsOrderStatus }) => {
        const state = stateOf[cpsOrderStatus] ?? 'paid';
        return <Tone is={tones[state]}>{t(`finance.billState.${state}`)}</Tone>;
      },
    },
    {
      key: 'base',
      title: t('finance.baseAmount'),
      align: 'right',
      render: ({ baseAmount }) => <Amount fen={baseAmount} />,
    },
    {
      key: 'rate',
      title: t('finance.rate'),
      align: 'right',
      render: ({ commissionRate }) => `${commissionRate / 100}%`,
    },
    {
      key: 'commission',
      title: t('finance.commission'),
      align: 'right',
      render: ({ commissionAmount }) => <Amount fen={commissionAmount} />,
    },
    {
      key: 'share',
      title: t('finance.platformShare'),
      align: 'right',
      extra: true,
      render: ({ platformShareAmount }) => <Amount fen={platformShareAmount} />,
    },
    {
      key: 'tax',
      title: t('finance.tax'),
      align: 'right',
      extra: true,
      render: ({ taxAmount }) => <Amount fen={taxAmount} />,
    },
    {
      key: 'net',
      title: t('finance.income'),
      align: 'right',
      render: ({ settlementAmount, estimatedIncome }) => <Amount fen={settlementAmount ?? estimatedIncome} />,
    },
    {
      key: 'due',
      title: t('finance.settles'),
      render: ({ settlementSuccessTime, settlementDue }) => {
        const at = settlementSuccessTime ?? settlementDue;
        return at === null ? '–' : <Time at={at} />;
      },
    },
  ];
  return (
    <DataTable
      id="creator-bills"
      label={t('finance.tab.bills')}
      columns={columns}
      pages={pages}
      rowKey={({ billId }) => billId}
      filters={<BillFilters filters={filters} narrowed={narrowed} onChange={change} onClear={clear} />}
      empty={<Nothing text={t('finance.noSales')} hint={t('finance.noSalesHint')} />}
    />
  );
}
