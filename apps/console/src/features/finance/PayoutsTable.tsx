import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../components/Amount.tsx';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { Tone } from '../../components/Tone.tsx';
import { useAct } from '../../components/use-act.ts';
import type { FinanceSource, Payout } from './finance-source.ts';
import { payoutTones, waits } from './words.ts';

export function PayoutsTable({ source }: { source: FinanceSource }) {
  const { t } = useTranslation();
  const pages = useCursorPages<Payout>([...source.key, 'payouts'], source.payouts);
  const takeBack = useAct({
    act: source.takeBack,
    refresh: [source.key],
    done: t('finance.takenBack'),
  });
  const columns: Column<Payout>[] = [
    {
      key: 'at',
      title: t('finance.askedAt'),
      always: true,
      render: ({ requestedAt }) => <Time at={requestedAt} />,
    },
    {
      key: 'amount',
      title: t('finance.amount'),
      align: 'right',
      always: true,
      render: ({ amountFen }) => <Amount fen={amountFen} />,
    },
    {
      key: 'bank',
      title: t('finance.account'),
      grow: true,
      render: ({ bank }) => `${bank.bank} ····${bank.numberTail}`,
    },
    {
      key: 'state',
      title: t('finance.state'),
      render: ({ state, notBefore }) => (
        <>
          <Tone is={payoutTones[state]}>{t(`finance.payout.${state}`)}</Tone>
          {state === 'requested' && waits(notBefore) && (
            <span className="quiet small">
              {t('finance.approvedFrom')} <Time at={notBefore} />
            </span>
          )}
        </>
      ),
    },
    {
      key: 'finished',
      title: t('finance.finishedAt'),
      render: ({ finishedAt }) => (finishedAt === null ? '–' : <Time at={finishedAt} />),
    },
    { key: 'reason', title: t('operator.reason'), grow: true, render: ({ reason }) => reason ?? '–' },
    {
      key: 'act',
      title: t('finance.act'),
      render: ({ payoutId, state, approvals }) =>
        state === 'requested' && approvals === 0 ? (
          <ConfirmButton
            size="small"
            title={t('finance.takeBackTitle')}
            consequence={t('finance.takeBackText')}
            confirm={t('finance.takeBack')}
            onConfirm={() => takeBack.mutateAsync(payoutId)}
          >
            {t('finance.takeBack')}
          </ConfirmButton>
        ) : null,
    },
  ];
  return (
    <DataTable
      id="payouts"
      label={t('finance.tab.payouts')}
      columns={columns}
      pages={pages}
      rowKey={({ payoutId }) => payoutId}
      empty={<Nothing text={t('finance.noPayouts')} hint={t('finance.noPayoutsHint')} />}
    />
  );
}
