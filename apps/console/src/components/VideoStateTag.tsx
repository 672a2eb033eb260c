import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Item } from '@jishi/wire';

type VideoState = Item<'GET /me/videos'>['state'];

const colours: Record<VideoState, string> = { processing: 'blue', public: 'green', private: 'default', failed: 'red', taken_down: 'red' };

export function VideoStateTag({ state, failure = null }: { state: VideoState; failure?: string | null }) {
  const { t } = useTranslation();
  return <Tooltip title={failure}><Tag color={colours[state]}>{t(`videos.state.${state}`)}</Tag></Tooltip>;
}
