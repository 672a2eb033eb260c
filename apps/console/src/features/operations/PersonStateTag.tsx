import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Item } from '@jishi/wire';
import { Tone } from '../../components/Tone.tsx';

type State = Item<'GET /operations/people'>['state'];

const tones: Record<State, Tone> = { active: 'good', suspended: 'bad', erased: 'quiet' };

export function PersonStateTag({ state, reason }: { state: State; reason: string | null }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={reason}>
      <Tone is={tones[state]}>{t(`operator.personState.${state}`)}</Tone>
    </Tooltip>
  );
}
