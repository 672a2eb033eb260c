import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Loaded } from '../../components/Loaded.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { FilesTable } from './FilesTable.tsx';
import type { FinanceSource } from './finance-source.ts';
import { MoneyCard } from './MoneyCard.tsx';
import { MovementsTable } from './MovementsTable.tsx';
import { PayoutsTable } from './PayoutsTable.tsx';
import { StatementsTable } from './StatementsTable.tsx';

type Props = { source: FinanceSource; base: string; bills: ReactNode; deposit?: ReactNode };

/** The money of a shop or a creator: what there is, and every list it is made of. */
export function FinanceDesk({ source, base, bills, deposit }: Props) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const { filters, change } = useUrlFilters({ tab: 'bills' });
  const money = useQuery({ queryKey: [...source.key, 'money'], queryFn: source.money });
  const tabs = {
    bills,
    movements: (
      <MovementsTable
        source={source}
        waterfallOf={(orderId) => `${base}/orders/${orderId}${search}`}
        payouts={`${base}?tab=payouts`}
      />
    ),
    statements: <StatementsTable source={source} />,
    payouts: <PayoutsTable source={source} />,
    files: <FilesTable source={source} />,
  };
  return (
    <div className="stack">
      <Loaded query={money}>{(data) => <MoneyCard source={source} money={data} />}</Loaded>
      {deposit}
      <Tabs
        activeKey={filters.tab in tabs ? filters.tab : 'bills'}
        destroyOnHidden
        onChange={(tab) => change({ tab })}
        items={Object.entries(tabs).map(([key, children]) => ({
          key,
          label: t(`finance.tab.${key as keyof typeof tabs}`),
          children,
        }))}
      />
    </div>
  );
}
