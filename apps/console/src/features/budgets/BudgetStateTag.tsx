import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Tone } from '../../components/Tone.tsx';
import type { BudgetState } from './budget-queries.ts';

const tones: Record<BudgetState, Tone> = {
  planned: 'info',
  running: 'good',
  dry: 'wait',
  paused: 'wait',
  spent: 'bad',
  ended: 'quiet',
  stopped: 'bad',
};

export function BudgetStateTag({ state, reason }: { state: BudgetState; reason: string | null }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={reason ?? t(`budgets.stateText.${state}`)}>
      <Tone is={tones[state]}>{t(`budgets.state.${state}`)}</Tone>
    </Tooltip>
  );
}
