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
import { BillFilters, billQuery, type BillQuery } from './BillFilters.tsx';
import { soldWords } from './words.ts';

export type ShopBill = Item<'GET /shops/:shopId/settlement-bills'>;
const tones = { paid: 'info', received: 'wait', settled: 'good', void: 'quiet' } as const;

/** The columns of a settlement bill in the field's words; the order opens its waterfall. */
function useBillColumns(waterfallOf: (orderId: string) => string): Column<ShopBill>[] {
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

type TableProps = {
  id: string;
  /** The tab that the address names when it names none. */
  firstTab: string;
  of: readonly string[];
  read: (query: BillQuery) => Promise<{ items: ShopBill[]; next: string | null }>;
  waterfallOf: (orderId: string) => string;
};

/** Bills as shops and operators see them: the same columns, another source. */
export function BillTable({ id, firstTab, of, read, waterfallOf }: TableProps) {
  const { t } = useTranslation();
  const columns = useBillColumns(waterfallOf);
  const { filters, change, clear, narrowed } = useUrlFilters({ tab: firstTab, state: '', q: '' });
  const pages = useCursorPages<ShopBill>([...of, filters], (cursor) => read(billQuery(filters, cursor)));
  return (
    <DataTable
      id={id}
      label={t('finance.tab.bills')}
      columns={columns}
      pages={pages}
      rowKey={({ billId }) => billId}
      filters={
        <>
          <BillFilters filters={filters} narrowed={narrowed} onChange={change} onClear={clear} />
          <p className="quiet small table-note">{t('finance.billsText')}</p>
        </>
      }
      empty={<Nothing text={t('finance.noBills')} hint={t('finance.noBillsHint')} />}
    />
  );
}

type Props = { shopId: string; waterfallOf: (orderId: string) => string };

export const ShopBills = ({ shopId, waterfallOf }: Props) => (
  <BillTable
    id="shop-bills"
    firstTab="bills"
    of={['shop', shopId, 'finance', 'bills']}
    read={(query) => call('GET /shops/:shopId/settlement-bills', { params: { shopId }, query })}
    waterfallOf={waterfallOf}
  />
);
