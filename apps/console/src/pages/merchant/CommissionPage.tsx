import { PlusOutlined } from '@ant-design/icons';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { FilterBar, SelectFilter } from '../../components/table/FilterBar.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { Tone } from '../../components/Tone.tsx';
import { PlanActs } from '../../features/commission/PlanActs.tsx';
import { PlanForm, planKinds, plansKey, type Plan } from '../../features/commission/PlanForm.tsx';
import { useShopId } from '../../session/hat-context.ts';

const percent = (bps: number) => `${bps / 100}%`;

export default function CommissionPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const shopId = useShopId();
  const [creating, setCreating] = useState(false);
  const { filters, change, clear, narrowed } = useUrlFilters({ kind: '', state: '' });
  const pages = useCursorPages<Plan>([...plansKey(shopId), filters], (cursor) =>
    call('GET /shops/:shopId/commission-plans', {
      params: { shopId },
      query: {
        ...(filters.kind === '' ? {} : { kind: filters.kind as Plan['kind'] }),
        state: filters.state === 'all' ? 'all' : 'open',
        ...(cursor === undefined ? {} : { cursor }),
      },
    }),
  );
  const columns: Column<Plan>[] = [
    {
      key: 'product',
      title: t('commissions.product'),
      always: true,
      grow: true,
      render: ({ product }) =>
        product === null
          ? t('commissions.allProducts')
          : language === 'en'
            ? (product.titleEn ?? product.title)
            : product.title,
    },
    { key: 'kind', title: t('commissions.kind'), render: ({ kind }) => t(`commissions.kinds.${kind}`) },
    {
      key: 'party',
      title: t('commissions.creator'),
      render: ({ creator, leader }) => (creator ?? leader)?.name[language] ?? '–',
    },
    {
      key: 'rate',
      title: t('commissions.rate'),
      align: 'right',
      render: ({ current }) => (current === null ? '–' : percent(current.commissionBps)),
    },
    {
      key: 'service',
      title: t('commissions.service'),
      align: 'right',
      render: ({ kind, current }) =>
        kind === 'leader' && current !== null ? percent(current.serviceBps) : '–',
    },
    {
      key: 'next',
      title: t('commissions.next'),
      align: 'right',
      render: ({ next }) =>
        next === null ? '–' : next.active ? percent(next.commissionBps) : t('commissions.ended'),
    },
    {
      key: 'state',
      title: t('commissions.state'),
      render: ({ endedAt }) =>
        endedAt === null ? (
          <Tone is="good">{t('commissions.open')}</Tone>
        ) : (
          <>
            <Tone is="quiet">{t('commissions.ended')}</Tone> <Time at={endedAt} />
          </>
        ),
    },
    { key: 'act', title: t('finance.act'), render: (plan) => <PlanActs plan={plan} /> },
  ];
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      {t('commissions.create')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('nav.commission')} intro={t('commissions.intro')} actions={create} />
      <DataTable
        id="commission-plans"
        label={t('nav.commission')}
        columns={columns}
        pages={pages}
        rowKey={({ planId }) => planId}
        filters={
          <FilterBar narrowed={narrowed} onClear={clear}>
            <SelectFilter
              value={filters.kind}
              label={t('commissions.kind')}
              options={planKinds.map((value) => ({ value, label: t(`commissions.kinds.${value}`) }))}
              onChange={(kind) => change({ kind })}
            />
            <SelectFilter
              value={filters.state}
              label={t('commissions.state')}
              options={[{ value: 'all', label: t('marketing.all') }]}
              onChange={(state) => change({ state })}
            />
          </FilterBar>
        }
        empty={<Nothing text={t('commissions.none')} hint={t('commissions.noneHint')} action={create} />}
      />
      {creating && <PlanForm shopId={shopId} onClose={() => setCreating(false)} />}
    </>
  );
}
