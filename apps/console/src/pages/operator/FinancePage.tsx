import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { FilesTable } from '../../features/finance/FilesTable.tsx';
import { Controls } from '../../features/treasury/Controls.tsx';
import { Differences } from '../../features/treasury/Differences.tsx';
import { Months } from '../../features/treasury/Months.tsx';
import { OperatorBills } from '../../features/treasury/OperatorBills.tsx';
import { PayoutFiles } from '../../features/treasury/PayoutFiles.tsx';
import { PayoutQueue } from '../../features/treasury/PayoutQueue.tsx';
import { Reconciliations } from '../../features/treasury/Reconciliations.tsx';
import { RefusedRefunds } from '../../features/treasury/RefusedRefunds.tsx';
import { treasuryFiles } from '../../features/treasury/treasury-queries.ts';

export default function FinancePage() {
  const { t } = useTranslation();
  const { search } = useLocation();
  const { filters, change } = useUrlFilters({ tab: 'overview', state: '', q: '' });
  const tabs = {
    overview: <Controls />,
    payouts: (
      <div className="stack">
        <PayoutQueue />
        <PayoutFiles />
      </div>
    ),
    bills: <OperatorBills waterfallOf={(orderId) => `/operator/finance/orders/${orderId}${search}`} />,
    reconciliation: <Reconciliations />,
    differences: <Differences />,
    refused: <RefusedRefunds />,
    months: <Months />,
    files: <FilesTable source={treasuryFiles} />,
  };
  return (
    <>
      <PageHeader title={t('nav.treasury')} intro={t('treasury.intro')} />
      <Tabs
        activeKey={filters.tab in tabs ? filters.tab : 'overview'}
        destroyOnHidden
        onChange={(tab) => change({ tab, state: '', q: '' })}
        items={Object.entries(tabs).map(([key, children]) => ({
          key,
          label: t(`treasury.tab.${key as keyof typeof tabs}`),
          children,
        }))}
      />
      <Outlet />
    </>
  );
}
