import { useTranslation } from 'react-i18next';
import type { Import } from './import-queries.ts';
import { Tone } from '../../components/Tone.tsx';

const tones: Record<Import['state'], Tone> = {
  ready: 'wait',
  running: 'info',
  done: 'good',
  undoing: 'info',
  undone: 'quiet',
  failed: 'bad',
};

export function ImportStateTag({ state }: { state: Import['state'] }) {
  const { t } = useTranslation();
  return <Tone is={tones[state]}>{t(`imports.state.${state}`)}</Tone>;
}
