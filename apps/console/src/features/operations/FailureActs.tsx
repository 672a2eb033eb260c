import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ReasonButton } from '../../components/ConfirmButton.tsx';
import { useAct } from '../../components/use-act.ts';
import { failuresKey, type Failure } from './failure-queries.ts';

export function FailureActs({
  failure,
  size = 'middle',
  onDone,
}: {
  failure: Failure;
  size?: 'small' | 'middle';
  onDone?: () => void;
}) {
  const { t } = useTranslation();
  const params = { failureId: failure.failureId };
  const after = onDone === undefined ? {} : { onDone };
  const retry = useAct({
    act: () => call('POST /operations/failures/:failureId/retry', { params }),
    refresh: [failuresKey],
    done: t('operator.retrying'),
    ...after,
  });
  const dismiss = useAct({
    act: (reason: string) =>
      call('POST /operations/failures/:failureId/dismissal', { params, body: { reason } }),
    refresh: [failuresKey],
    done: t('operator.dismissed'),
    ...after,
  });
  return (
    <Flex gap={8}>
      <Button
        size={size}
        type="primary"
        loading={retry.isPending}
        disabled={failure.state === 'retrying'}
        onClick={() => retry.mutate()}
      >
        {t('operator.retry')}
      </Button>
      {failure.kind !== 'timer' && (
        <ReasonButton
          size={size}
          danger
          title={t('operator.dismissTitle')}
          consequence={t('operator.dismissText')}
          reasonLabel={t('operator.reason')}
          confirm={t('operator.dismiss')}
          onConfirm={(reason) => dismiss.mutateAsync(reason)}
        >
          {t('operator.dismiss')}
        </ReasonButton>
      )}
    </Flex>
  );
}
