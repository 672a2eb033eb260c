import { Time } from '@jishi/ui/time.tsx';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { ReasonButton } from '../../components/ConfirmButton.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useAct } from '../../components/use-act.ts';
import { treasuryKey, useDifferences, type Difference } from './treasury-queries.ts';

export function Differences() {
  const { t } = useTranslation();
  const [state, setState] = useState<'open' | 'resolved'>('open');
  const pages = useDifferences(state);
  const resolve = useAct({
    act: ({ differenceId, note }: { differenceId: string; note: string }) =>
      call('POST /operations/differences/:differenceId/resolution', {
        params: { differenceId },
        body: { note },
      }),
    refresh: [treasuryKey],
    done: t('treasury.resolved'),
  });
  const amount = (fen: number | null) => (fen === null ? '–' : <Amount fen={fen} />);
  const columns: Column<Difference>[] = [
    { key: 'day', title: t('treasury.day'), always: true, render: ({ day }) => day },
    { key: 'method', title: t('treasury.provider'), render: ({ method }) => t(`treasury.methods.${method}`) },
    {
      key: 'kind',
      title: t('treasury.what'),
      grow: true,
      render: ({ kind, what, otherDay }) =>
        `${t(`treasury.trade.${what}`)} · ${t(`treasury.difference.${kind}`)}${otherDay === null ? '' : t('treasury.otherDay', { day: otherDay })}`,
    },
    {
      key: 'no',
      title: t('treasury.tradeNo'),
      render: ({ ourNo, tradeNo }) => <code>{tradeNo || ourNo}</code>,
    },
    { key: 'ours', title: t('treasury.ours'), align: 'right', render: ({ oursFen }) => amount(oursFen) },
    {
      key: 'theirs',
      title: t('treasury.theirs'),
      align: 'right',
      render: ({ theirsFen }) => amount(theirsFen),
    },
    { key: 'found', title: t('treasury.foundAt'), render: ({ foundAt }) => <Time at={foundAt} /> },
    {
      key: 'act',
      title: t('finance.act'),
      render: ({ differenceId, resolvedAt, note }) =>
        resolvedAt === null ? (
          <ReasonButton
            size="small"
            title={t('treasury.resolveTitle')}
            consequence={t('treasury.resolveText')}
            confirm={t('treasury.resolve')}
            reasonLabel={t('treasury.note')}
            onConfirm={(text) => resolve.mutateAsync({ differenceId, note: text })}
          >
            {t('treasury.resolve')}
          </ReasonButton>
        ) : (
          note
        ),
    },
  ];
  return (
    <DataTable
      id="differences"
      label={t('treasury.tab.differences')}
      columns={columns}
      pages={pages}
      rowKey={({ differenceId }) => differenceId}
      filters={
        <Segmented
          value={state}
          onChange={setState}
          options={(['open', 'resolved'] as const).map((value) => ({
            value,
            label: t(`treasury.differenceState.${value}`),
          }))}
        />
      }
      empty={<Nothing text={t('treasury.noDifferences')} hint={t('treasury.noDifferencesHint')} />}
    />
  );
}
