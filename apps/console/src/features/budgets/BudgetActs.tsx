import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ReasonButton } from '../../components/ConfirmButton.tsx';
import { useAct } from '../../components/use-act.ts';
import { budgetsKey, type Budget } from './budget-queries.ts';
import { TopUpForm } from './TopUpForm.tsx';

const over = ['ended', 'stopped'];

/** What can be done to a budget, by its state. Orders placed keep what they were given in every case. */
export function BudgetActs({ budget: { budgetId, state } }: { budget: Budget }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const params = { budgetId };
  const refresh = [budgetsKey];
  const pause = useAct({
    act: (reason: string) => call('POST /operations/budgets/:budgetId/pause', { params, body: { reason } }),
    refresh,
    done: t('budgets.paused'),
  });
  const resume = useAct({
    act: () => call('DELETE /operations/budgets/:budgetId/pause', { params }),
    refresh,
    done: t('budgets.resumed'),
  });
  const stop = useAct({
    act: (reason: string) => call('POST /operations/budgets/:budgetId/stop', { params, body: { reason } }),
    refresh,
    done: t('budgets.stopped'),
  });
  if (over.includes(state)) return <p className="quiet">{t(`budgets.stateText.${state}`)}</p>;
  return (
    <Flex gap={8} wrap>
      <Button type="primary" onClick={() => setAdding(true)}>
        {t('budgets.topUp')}
      </Button>
      {state === 'paused' ? (
        <Button loading={resume.isPending} onClick={() => resume.mutate()}>
          {t('budgets.resume')}
        </Button>
      ) : (
        <ReasonButton
          title={t('budgets.pauseTitle')}
          consequence={t('budgets.pauseText')}
          confirm={t('budgets.pause')}
          reasonLabel={t('operator.reason')}
          onConfirm={(reason) => pause.mutateAsync(reason)}
        >
          {t('budgets.pause')}
        </ReasonButton>
      )}
      <ReasonButton
        danger
        title={t('budgets.stopTitle')}
        consequence={t('budgets.stopText')}
        confirm={t('budgets.stop')}
        reasonLabel={t('operator.reason')}
        onConfirm={(reason) => stop.mutateAsync(reason)}
      >
        {t('budgets.stop')}
      </ReasonButton>
      {adding && <TopUpForm budgetId={budgetId} onClose={() => setAdding(false)} />}
    </Flex>
  );
}
