import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { FilterBar, SelectFilter } from '../../components/table/FilterBar.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { Tone } from '../../components/Tone.tsx';
import { useAct } from '../../components/use-act.ts';
import { payoutTones, waits } from '../finance/words.ts';
import { PayoutActs } from './PayoutActs.tsx';
import {
  payoutStates,
  treasuryKey,
  useOperatorPayouts,
  type OperatorPayout,
  type PayoutState,
} from './treasury-queries.ts';

export function PayoutQueue() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { filters, change, clear, narrowed } = useUrlFilters({ tab: 'overview', state: '' });
  const pages = useOperatorPayouts(filters.state === '' ? undefined : (filters.state as PayoutState));
  const columns: Column<OperatorPayout>[] = [
    {
      key: 'owner',
      title: t('treasury.owner'),
      always: true,
      grow: true,
      render: ({ ownerName }) => ownerName[language],
    },
    {
      key: 'kind',
      title: t('treasury.ownerKind'),
      render: ({ payout }) => t(`treasury.kinds.${payout.ownerKind}`),
    },
    {
      key: 'amount',
      title: t('finance.amount'),
      align: 'right',
      always: true,
      render: ({ payout }) => <Amount fen={payout.amountFen} />,
    },
    {
      key: 'bank',
      title: t('finance.account'),
      render: ({ payout: { bank }, accountNamedAt }) => (
        <>
          <div>{`${bank.holder} · ${bank.bank} ····${bank.numberTail}`}</div>
          {accountNamedAt !== null && (
            <span className="quiet small">
              {t('treasury.accountNamed')} <Time at={accountNamedAt} />
            </span>
          )}
        </>
      ),
    },
    { key: 'asked', title: t('finance.askedAt'), render: ({ payout }) => <Time at={payout.requestedAt} /> },
    {
      key: 'state',
      title: t('finance.state'),
      render: ({ payout: { state, approvals, approvalsNeeded, notBefore } }) => (
        <>
          <Tone is={payoutTones[state]}>{t(`finance.payout.${state}`)}</Tone>
          {state === 'requested' && approvalsNeeded > 1 && (
            <span className="quiet small">
              {t('treasury.approvals', { approvals, needed: approvalsNeeded })}
            </span>
          )}
          {state === 'requested' && waits(notBefore) && (
            <div className="quiet small">
              {t('treasury.accountWaits')} <Time at={notBefore} />
            </div>
          )}
        </>
      ),
    },
    { key: 'act', title: t('finance.act'), render: (row) => <PayoutActs row={row} /> },
  ];
  return (
    <DataTable
      id="operator-payouts"
      label={t('treasury.tab.payouts')}
      columns={columns}
      pages={pages}
      rowKey={({ payout }) => payout.payoutId}
      filters={
        <>
          <FilterBar narrowed={narrowed} onClear={clear}>
            <SelectFilter
              value={filters.state}
              label={t('finance.state')}
              options={payoutStates.map((value) => ({ value, label: t(`finance.payout.${value}`) }))}
              onChange={(state) => change({ state })}
            />
            <SendFile />
          </FilterBar>
          <p className="quiet small table-note">{t('treasury.approvalRule')}</p>
        </>
      }
      empty={<Nothing text={t('treasury.noPayouts')} hint={t('treasury.noPayoutsHint')} />}
    />
  );
}

/** All approved withdrawals as one file for the bank; each is in exactly one file. */
function SendFile() {
  const { t } = useTranslation();
  const send = useAct({
    act: () => call('POST /operations/payout-files'),
    refresh: [treasuryKey],
    done: t('treasury.fileSent'),
    onDone: (csv) => save(csv),
  });
  const approved = useQuery({
    queryKey: [...treasuryKey, 'payouts', 'any-approved'],
    queryFn: () => call('GET /operations/payouts', { query: { state: 'approved', limit: 1 } }),
    refetchInterval: 10_000,
  });
  const nothing = approved.data?.items.length === 0;
  return (
    <>
      <ConfirmButton
        icon={<DownloadOutlined />}
        disabled={nothing}
        title={t('treasury.sendFile')}
        consequence={t('treasury.sendFileText')}
        confirm={t('treasury.sendFile')}
        onConfirm={() => send.mutateAsync()}
      >
        {t('treasury.sendFile')}
      </ConfirmButton>
      {nothing && <span className="quiet small">{t('treasury.nothingApproved')}</span>}
    </>
  );
}

function save(csv: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
  link.download = `payouts-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
