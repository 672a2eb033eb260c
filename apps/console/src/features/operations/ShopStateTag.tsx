import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShopState } from './shop-queries.ts';
import { Tone } from '../../components/Tone.tsx';

const tones: Record<ShopState, Tone> = {
  pending: 'wait',
  approved: 'good',
  rejected: 'bad',
  suspended: 'bad',
};

export function ShopStateTag({ state, reason }: { state: ShopState; reason: string | null }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={reason}>
      <Tone is={tones[state]}>{t(`shop.state.${state}`)}</Tone>
    </Tooltip>
  );
}
