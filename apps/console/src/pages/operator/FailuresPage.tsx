import { Time } from '@jishi/ui/time.tsx';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { call } from '../../api/wire.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { StateTabs } from '../../components/StateTabs.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { useBatch } from '../../components/use-batch.ts';
import {
  failureKinds,
  failuresKey,
  useFailures,
  type Failure,
} from '../../features/operations/failure-queries.ts';
import { FailureActs } from '../../features/operations/FailureActs.tsx';
import { Tone } from '../../components/Tone.tsx';

export default function FailuresPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { filters, change } = useUrlFilters({ kind: '' });
  const [picked, setPicked] = useState<string[]>([]);
  const batch = useBatch([failuresKey]);
  const pages = useFailures(filters.kind === '' ? undefined : (filters.kind as Failure['kind']));
  const linkTo = (failure: Failure) => `/operator/failures/${failure.failureId}${search}`;
  const columns: Column<Failure>[] = [
    {
      key: 'what',
      title: t('operator.what'),
      always: true,
      grow: true,
      render: (failure) => (
        <span className="thumb-words">
          <Link to={linkTo(failure)} className="mono clip">
            {failure.subject}
          </Link>
          <span className="quiet small mono clip">{failure.source}</span>
        </span>
      ),
    },
    {
      key: 'kind',
      title: t('stock.kindName'),
      render: (failure) => t(`operator.failureKind.${failure.kind}`),
    },
    {
      key: 'error',
      title: t('operator.error'),
      grow: true,
      render: (failure) => <span className="bad clip block">{failure.error}</span>,
    },
    { key: 'attempts', title: t('operator.attempts'), align: 'right', render: (failure) => failure.attempts },
    {
      key: 'state',
      title: t('products.stateName'),
      render: (failure) => (
        <Tone is={failure.state === 'open' ? 'bad' : 'info'}>
          {t(`operator.failureState.${failure.state}`)}
        </Tone>
      ),
    },
    {
      key: 'at',
      title: t('stock.when'),
      render: (failure) => (
        <span className="nowrap">
          <Time at={failure.failedAt} />
        </span>
      ),
    },
    {
      key: 'act',
      title: t('table.actions'),
      always: true,
      render: (failure) => <FailureActs failure={failure} size="small" />,
    },
  ];
  const retryAll = (
    <Button
      type="primary"
      loading={batch.running}
      onClick={() =>
        void batch
          .run(picked, (failureId) =>
            call('POST /operations/failures/:failureId/retry', { params: { failureId } }),
          )
          .then(setPicked)
      }
    >
      {t('operator.retryMany', { count: picked.length })}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('nav.failures')} intro={t('operator.failuresIntro')} />
      <StateTabs
        value={filters.kind}
        states={failureKinds}
        nameOf={(kind) => t(`operator.failureKind.${kind}`)}
        onChange={(kind) => change({ kind })}
      />
      <DataTable
        id="failures"
        label={t('nav.failures')}
        columns={columns}
        pages={pages}
        rowKey={(failure) => failure.failureId}
        onOpen={(failure) => void navigate(linkTo(failure))}
        selection={{
          keys: picked,
          onChange: setPicked,
          nameOf: (failure) => failure.subject,
          actions: retryAll,
        }}
        empty={<Nothing text={t('operator.noFailures')} hint={t('operator.noFailuresHint')} />}
      />
      <Outlet />
    </>
  );
}
