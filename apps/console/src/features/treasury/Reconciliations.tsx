import { Time } from '@jishi/ui/time.tsx';
import { Button, DatePicker, Flex, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { Tone } from '../../components/Tone.tsx';
import { useAct } from '../../components/use-act.ts';
import { daysAgo } from '../finance/shanghai-day.ts';
import { treasuryKey, useReconciliations, type Reconciliation } from './treasury-queries.ts';

export function Reconciliations() {
  const { t } = useTranslation();
  const pages = useReconciliations();
  const columns: Column<Reconciliation>[] = [
    { key: 'day', title: t('treasury.day'), always: true, render: ({ day }) => day },
    {
      key: 'method',
      title: t('treasury.provider'),
      grow: true,
      render: ({ method }) => t(`treasury.methods.${method}`),
    },
    {
      key: 'state',
      title: t('finance.state'),
      render: ({ state, openDifferences, lastError }) =>
        state === 'waiting' ? (
          <Tone is="wait">{lastError ?? t('treasury.waitingBill')}</Tone>
        ) : (
          <Tone is={openDifferences === 0 ? 'good' : 'bad'}>
            {openDifferences === 0
              ? t('treasury.agrees')
              : t('treasury.differences', { count: openDifferences })}
          </Tone>
        ),
    },
    { key: 'ours', title: t('treasury.ours'), align: 'right', render: ({ oursCount }) => oursCount },
    { key: 'theirs', title: t('treasury.theirs'), align: 'right', render: ({ theirsCount }) => theirsCount },
    {
      key: 'paid',
      title: t('treasury.paid'),
      align: 'right',
      render: ({ paidFen }) => <Amount fen={paidFen} />,
    },
    {
      key: 'refunded',
      title: t('treasury.refunded'),
      align: 'right',
      render: ({ refundedFen }) => <Amount fen={refundedFen} />,
    },
    { key: 'fee', title: t('treasury.fee'), align: 'right', render: ({ feeFen }) => <Amount fen={feeFen} /> },
    { key: 'ran', title: t('treasury.ranAt'), render: ({ ranAt }) => <Time at={ranAt} /> },
  ];
  return (
    <DataTable
      id="reconciliations"
      label={t('treasury.tab.reconciliation')}
      columns={columns}
      pages={pages}
      rowKey={({ reconciliationId }) => reconciliationId}
      filters={<RunAgain />}
      empty={<Nothing text={t('treasury.noDays')} hint={t('treasury.noDaysHint')} />}
    />
  );
}

function RunAgain() {
  const { t } = useTranslation();
  const [method, setMethod] = useState<Reconciliation['method']>('local_bank');
  const [day, setDay] = useState(daysAgo(1));
  const run = useAct({
    act: () => call('POST /operations/reconciliations', { body: { method, day } }),
    refresh: [treasuryKey],
    done: t('treasury.compared'),
  });
  return (
    <Flex gap={8} wrap>
      <Select
        value={method}
        onChange={setMethod}
        aria-label={t('treasury.provider')}
        className="filter-select"
        options={(['local_bank', 'alipay', 'wechat_pay'] as const).map((value) => ({
          value,
          label: t(`treasury.methods.${value}`),
        }))}
      />
      <DatePicker
        allowClear={false}
        value={dayjs(day)}
        aria-label={t('treasury.day')}
        onChange={(next) => next !== null && setDay(next.format('YYYY-MM-DD'))}
      />
      <Button loading={run.isPending} onClick={() => run.mutate()}>
        {t('treasury.compare')}
      </Button>
    </Flex>
  );
}
