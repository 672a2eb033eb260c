import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { ReasonButton } from '../../components/ConfirmButton.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { useAct } from '../../components/use-act.ts';
import { creditKey, type Overdue } from './lending-queries.ts';

export function OverdueTable() {
  const { t } = useTranslation();
  const language = useLanguage();
  const pages = useCursorPages<Overdue>([...creditKey, 'overdue'], (cursor) =>
    call('GET /operations/credit/overdue', { query: cursor === undefined ? {} : { cursor } }),
  );
  const writeOff = useAct({
    act: ({ row, reason }: { row: Overdue; reason: string }) =>
      call('POST /operations/credit/people/:personId/instalments/:instalmentId/write-off', {
        params: { personId: row.personId, instalmentId: row.instalment.instalmentId },
        body: { reason },
      }),
    refresh: [creditKey],
    done: t('lending.writtenOffDone'),
  });
  const columns: Column<Overdue>[] = [
    {
      key: 'person',
      title: t('lending.person'),
      always: true,
      grow: true,
      render: ({ personId, nickname }) => (
        <Link to={`/operator/credit/people/${personId}?tab=overdue`}>{nickname}</Link>
      ),
    },
    {
      key: 'open',
      title: t('lending.open'),
      align: 'right',
      render: ({ instalment }) => <Amount fen={instalment.openFen} />,
    },
    { key: 'since', title: t('lending.since'), render: ({ overdueSince }) => <Time at={overdueSince} /> },
    { key: 'days', title: t('lending.daysLate'), align: 'right', render: ({ daysOverdue }) => daysOverdue },
    {
      key: 'failure',
      title: t('lending.lastFailure'),
      render: ({ instalment, failures }) =>
        `${instalment.lastFailure?.[language] ?? '–'} (${t('lending.tries', { count: failures })})`,
    },
    {
      key: 'next',
      title: t('lending.nextTry'),
      render: ({ instalment }) =>
        instalment.nextChargeAt === null ? '–' : <Time at={instalment.nextChargeAt} />,
    },
    {
      key: 'act',
      title: t('finance.act'),
      render: (row) => (
        <ReasonButton
          size="small"
          danger
          title={t('lending.writeOffTitle')}
          consequence={t('lending.writeOffText')}
          confirm={t('lending.writeOff')}
          reasonLabel={t('operator.reason')}
          onConfirm={(reason) => writeOff.mutateAsync({ row, reason })}
        >
          {t('lending.writeOff')}
        </ReasonButton>
      ),
    },
  ];
  return (
    <DataTable
      id="overdue"
      label={t('lending.tab.overdue')}
      columns={columns}
      pages={pages}
      rowKey={({ instalment }) => instalment.instalmentId}
      empty={<Nothing text={t('lending.noOverdue')} hint={t('lending.noOverdueHint')} />}
    />
  );
}
