import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Tone } from '../../components/Tone.tsx';
import type { OperatorReview } from './review-queries.ts';

export function ReviewStateTag({ hidden }: Pick<OperatorReview, 'hidden'>) {
  const { t } = useTranslation();
  if (hidden === null) return <Tone is="good">{t('reviewCare.state.shown')}</Tone>;
  return (
    <Tooltip title={hidden.reason}>
      <Tone is="bad">{t('reviewCare.state.hidden')}</Tone>
    </Tooltip>
  );
}
