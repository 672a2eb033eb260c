import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Item } from '@jishi/wire';
import { Tone } from './Tone.tsx';

type VideoState = Item<'GET /me/videos'>['state'];

const tones: Record<VideoState, Tone> = {
  processing: 'info',
  public: 'good',
  private: 'quiet',
  failed: 'bad',
  taken_down: 'bad',
};

export function VideoStateTag({ state, failure = null }: { state: VideoState; failure?: string | null }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={failure}>
      <Tone is={tones[state]}>{t(`videos.state.${state}`)}</Tone>
    </Tooltip>
  );
}
