import { Time } from '@jishi/ui/time.tsx';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { ReasonButton } from '../../components/ConfirmButton.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useAct } from '../../components/use-act.ts';
import { treasuryKey, useRefusedRefunds, type RefusedRefund } from './treasury-queries.ts';

/** Buyers who still wait for their money because a provider said no. */
export function RefusedRefunds() {
  const { t } = useTranslation();
  const pages = useRefusedRefunds();
  const columns: Column<RefusedRefund>[] = [
    {
      key: 'asked',
      title: t('finance.askedAt'),
      always: true,
      render: ({ requestedAt }) => <Time at={requestedAt} />,
    },
    { key: 'method', title: t('treasury.provider'), render: ({ method }) => t(`treasury.methods.${method}`) },
    {
      key: 'amount',
      title: t('finance.amount'),
      align: 'right',
      render: ({ amountFen }) => <Amount fen={amountFen} />,
    },
    { key: 'refusal', title: t('treasury.refusal'), grow: true, render: ({ refusal }) => refusal },
    { key: 'act', title: t('finance.act'), render: ({ refundId }) => <Acts refundId={refundId} /> },
  ];
  return (
    <DataTable
      id="refused-refunds"
      label={t('treasury.tab.refused')}
      columns={columns}
      pages={pages}
      rowKey={({ refundId }) => refundId}
      empty={<Nothing text={t('treasury.noRefused')} hint={t('treasury.noRefusedHint')} />}
    />
  );
}

function Acts({ refundId }: { refundId: string }) {
  const { t } = useTranslation();
  const params = { refundId };
  const refresh = [treasuryKey];
  const retry = useAct({
    act: () => call('POST /operations/refused-refunds/:refundId/retry', { params }),
    refresh,
    done: t('treasury.retried'),
  });
  const settle = useAct({
    act: (note: string) =>
      call('POST /operations/refused-refunds/:refundId/settlement', { params, body: { note } }),
    refresh,
    done: t('treasury.resolved'),
  });
  return (
    <Flex gap={8}>
      <Button size="small" loading={retry.isPending} onClick={() => retry.mutate()}>
        {t('action.retry')}
      </Button>
      <ReasonButton
        size="small"
        title={t('treasury.byHandTitle')}
        consequence={t('treasury.byHandText')}
        confirm={t('treasury.byHand')}
        reasonLabel={t('treasury.note')}
        onConfirm={(note) => settle.mutateAsync(note)}
      >
        {t('treasury.byHand')}
      </ReasonButton>
    </Flex>
  );
}
