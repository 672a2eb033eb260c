import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../components/Amount.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import type { FinanceSource, Movement } from './finance-source.ts';
import { kindWords } from './words.ts';

type Props = { source: FinanceSource; waterfallOf: (orderId: string) => string; payouts: string };

/** Movements that a withdrawal made; the list of withdrawals says what became of it. */
const ofPayouts = ['payout', 'payout_returned'];

/** Every change of the balance with the balance after it, in the order of posting: it can be added up by hand. */
export function MovementsTable({ source, waterfallOf, payouts }: Props) {
  const { t } = useTranslation();
  const pages = useCursorPages<Movement>([...source.key, 'movements'], source.movements);
  const columns: Column<Movement>[] = [
    { key: 'seq', title: t('finance.number_'), always: true, render: ({ seq }) => seq },
    { key: 'at', title: t('finance.at'), render: ({ at }) => <Time at={at} /> },
    {
      key: 'kind',
      title: t('finance.kind'),
      grow: true,
      render: ({ kind, orderId }) => {
        const to = orderId !== null ? waterfallOf(orderId) : ofPayouts.includes(kind) ? payouts : undefined;
        return to === undefined ? kindWords(kind) : <Link to={to}>{kindWords(kind)}</Link>;
      },
    },
    {
      key: 'amount',
      title: t('finance.amount'),
      align: 'right',
      render: ({ amountFen }) => <Amount fen={amountFen} />,
    },
    {
      key: 'after',
      title: t('finance.balanceAfter'),
      align: 'right',
      render: ({ balanceAfterFen }) => <Amount fen={balanceAfterFen} />,
    },
    { key: 'book', title: t('finance.bookOn'), extra: true, render: ({ bookOn }) => bookOn },
  ];
  return (
    <DataTable
      id="movements"
      label={t('finance.tab.movements')}
      columns={columns}
      pages={pages}
      rowKey={({ seq }) => String(seq)}
      filters={<p className="quiet small table-note">{t('finance.movementsText')}</p>}
      empty={<Nothing text={t('finance.noMovements')} hint={t('finance.noMovementsHint')} />}
    />
  );
}
