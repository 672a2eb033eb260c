import { PlusOutlined } from '@ant-design/icons';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { Amount } from '../../components/Amount.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { StateTabs } from '../../components/StateTabs.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { BudgetBar } from '../../features/budgets/BudgetBar.tsx';
import { BudgetForm } from '../../features/budgets/BudgetForm.tsx';
import {
  budgetStates,
  useBudgets,
  type Budget,
  type BudgetState,
} from '../../features/budgets/budget-queries.ts';
import { BudgetStateTag } from '../../features/budgets/BudgetStateTag.tsx';

export default function BudgetsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [opening, setOpening] = useState(false);
  const { filters, change } = useUrlFilters({ state: '' });
  const pages = useBudgets(filters.state === '' ? undefined : (filters.state as BudgetState));
  const linkTo = ({ budgetId }: Budget) => `/operator/budgets/${budgetId}${search}`;
  const columns: Column<Budget>[] = [
    {
      key: 'name',
      title: t('budgets.name'),
      always: true,
      grow: true,
      render: (budget) => <Link to={linkTo(budget)}>{budget.name[language]}</Link>,
    },
    {
      key: 'funder',
      title: t('budgets.funder'),
      render: ({ kind, brand }) => brand ?? t(`budgets.kind.${kind}`),
    },
    {
      key: 'state',
      title: t('budgets.stateName'),
      render: ({ state, stopReason }) => <BudgetStateTag state={state} reason={stopReason} />,
    },
    { key: 'use', title: t('budgets.use'), width: 160, render: (budget) => <BudgetBar {...budget} /> },
    {
      key: 'left',
      title: t('budgets.left'),
      align: 'right',
      render: ({ leftFen }) => <Amount fen={leftFen} />,
    },
    { key: 'cap', title: t('budgets.cap'), align: 'right', render: ({ capFen }) => <Amount fen={capFen} /> },
    {
      key: 'burn',
      title: t('budgets.burn'),
      align: 'right',
      render: ({ burnPerHourFen }) => <Amount fen={burnPerHourFen} />,
    },
    {
      key: 'forecast',
      title: t('budgets.forecast'),
      render: ({ forecastEndsAt }) =>
        forecastEndsAt === null ? (
          '–'
        ) : (
          <span className="nowrap">
            <Time at={forecastEndsAt} />
          </span>
        ),
    },
  ];
  const open = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>
      {t('budgets.open')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('nav.budgets')} intro={t('budgets.intro')} actions={open} />
      <StateTabs
        value={filters.state}
        states={budgetStates}
        nameOf={(one) => t(one === 'all' ? 'budgets.all' : `budgets.state.${one}`)}
        onChange={(state) => change({ state })}
      />
      <DataTable
        id="operator-budgets"
        label={t('nav.budgets')}
        columns={columns}
        pages={pages}
        rowKey={({ budgetId }) => budgetId}
        onOpen={(budget) => void navigate(linkTo(budget))}
        empty={<Nothing text={t('budgets.none')} hint={t('budgets.noneHint')} action={open} />}
      />
      {opening && <BudgetForm onClose={() => setOpening(false)} />}
      <Outlet />
    </>
  );
}
