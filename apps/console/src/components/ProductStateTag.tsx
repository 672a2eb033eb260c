import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Item } from '@jishi/wire';
import { Tone } from './Tone.tsx';

type ProductState = Item<'GET /shops/:shopId/products'>['state'];

const tones: Record<ProductState, Tone> = {
  draft: 'quiet',
  pending_review: 'wait',
  rejected: 'bad',
  approved: 'info',
  on_shelf: 'good',
  off_shelf: 'quiet',
  suspended: 'bad',
};

type Props = {
  state: ProductState;
  reason?: string | null;
  revision?: { state: 'pending_review' | 'rejected'; reason: string | null } | null;
};

export function ProductStateTag({ state, reason = null, revision = null }: Props) {
  const { t } = useTranslation();
  return (
    <span className="nowrap">
      <Tooltip title={reason}>
        <Tone is={tones[state]}>{t(`products.state.${state}`)}</Tone>
      </Tooltip>
      {revision !== null && (
        <Tooltip title={revision.reason}>
          <Tone is={revision.state === 'rejected' ? 'bad' : 'wait'}>
            {t(`products.revision.${revision.state}`)}
          </Tone>
        </Tooltip>
      )}
    </span>
  );
}
