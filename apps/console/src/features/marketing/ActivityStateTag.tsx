import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Tone } from '../../components/Tone.tsx';
import type { ActivityState } from './activity-types.ts';

const tones: Record<ActivityState, Tone> = {
  draft: 'quiet',
  scheduled: 'info',
  running: 'good',
  stopped: 'bad',
  ended: 'quiet',
};

export function ActivityStateTag({ state, reason }: { state: ActivityState; reason: string | null }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={reason}>
      <Tone is={tones[state]}>{t(`marketing.state.${state}`)}</Tone>
    </Tooltip>
  );
}
