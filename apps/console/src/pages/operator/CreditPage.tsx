import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { Borrowers } from '../../features/lending/Borrowers.tsx';
import { OverdueTable } from '../../features/lending/OverdueTable.tsx';
import { PortfolioBoard } from '../../features/lending/PortfolioBoard.tsx';

export default function CreditPage() {
  const { t } = useTranslation();
  const { filters, change } = useUrlFilters({ tab: 'portfolio', state: '' });
  const tabs = { portfolio: <PortfolioBoard />, overdue: <OverdueTable />, people: <Borrowers /> };
  return (
    <>
      <PageHeader title={t('nav.credit')} intro={t('lending.intro')} />
      <Tabs
        activeKey={filters.tab in tabs ? filters.tab : 'portfolio'}
        destroyOnHidden
        onChange={(tab) => change({ tab, state: '' })}
        items={Object.entries(tabs).map(([key, children]) => ({
          key,
          label: t(`lending.tab.${key as keyof typeof tabs}`),
          children,
        }))}
      />
      <Outlet />
    </>
  );
}
