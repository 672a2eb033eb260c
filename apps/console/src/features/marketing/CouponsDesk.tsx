import { PlusOutlined } from '@ant-design/icons';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { StateTabs } from '../../components/StateTabs.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { Tone } from '../../components/Tone.tsx';
import { benefitWords } from './benefit-words.ts';
import { CouponActs } from './CouponActs.tsx';
import { CouponForm } from './CouponForm.tsx';
import type { CouponBatch, MarketingSource } from './marketing-source.ts';

const states = ['open', 'upcoming', 'sold_out', 'closed', 'stopped'] as const;
const tones = { open: 'good', upcoming: 'info', sold_out: 'wait', closed: 'quiet', stopped: 'bad' } as const;

export function CouponsDesk({ source }: { source: MarketingSource }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [issuing, setIssuing] = useState(false);
  const { filters, change } = useUrlFilters({ state: '' });
  const pages = useCursorPages<CouponBatch>([...source.key, 'coupons', filters], (cursor) =>
    source.batches({
      ...(filters.state === '' ? {} : { state: filters.state as CouponBatch['state'] }),
      ...(cursor === undefined ? {} : { cursor }),
    }),
  );
  const columns: Column<CouponBatch>[] = [
    { key: 'name', title: t('coupons.name'), always: true, grow: true, render: ({ name }) => name[language] },
    { key: 'gives', title: t('coupons.gives'), render: (batch) => benefitWords(batch) },
    {
      key: 'state',
      title: t('marketing.stateName'),
      render: ({ state }) => <Tone is={tones[state]}>{t(`coupons.state.${state}`)}</Tone>,
    },
    {
      key: 'claimed',
      title: t('coupons.claimed'),
      render: ({ claimed, total }) => (
        <div className="claimed-bar">
          <Progress
            percent={Math.floor((100 * claimed) / total)}
            size="small"
            showInfo={false}
            aria-label={t('coupons.claimed')}
          />
          <span className="quiet small tabular">
            {claimed} / {total}
          </span>
        </div>
      ),
    },
    {
      key: 'window',
      title: t('coupons.window'),
      render: ({ claimFrom, claimUntil }) => (
        <span className="thumb-words">
          <span>
            <Time at={claimFrom} /> –
          </span>
          <Time at={claimUntil} />
        </span>
      ),
    },
    { key: 'perBuyer', title: t('coupons.perBuyer'), align: 'right', render: ({ perBuyer }) => perBuyer },
    { key: 'act', title: t('finance.act'), render: (batch) => <CouponActs source={source} batch={batch} /> },
  ];
  const issue = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setIssuing(true)}>
      {t('coupons.issue')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('nav.coupons')} intro={t('coupons.intro')} actions={issue} />
      <StateTabs
        value={filters.state}
        states={states}
        nameOf={(one) => t(one === 'all' ? 'marketing.all' : `coupons.state.${one}`)}
        onChange={(state) => change({ state })}
      />
      <DataTable
        id="coupons"
        label={t('nav.coupons')}
        columns={columns}
        pages={pages}
        rowKey={({ batchId }) => batchId}
        empty={<Nothing text={t('coupons.none')} hint={t('coupons.noneHint')} action={issue} />}
      />
      {issuing && <CouponForm source={source} onClose={() => setIssuing(false)} />}
    </>
  );
}
