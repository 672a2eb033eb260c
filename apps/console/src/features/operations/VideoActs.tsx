import { useLanguage } from '@jishi/ui/use-language.ts';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton, ReasonButton } from '../../components/ConfirmButton.tsx';
import { useAct } from '../../components/use-act.ts';
import { operatorVideosKey, type OperatorVideo } from './video-queries.ts';

export function VideoActs({ video, size = 'middle' }: { video: OperatorVideo; size?: 'small' | 'middle' }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const params = { videoId: video.videoId };
  const refresh = [operatorVideosKey, ['operations', 'queue']];
  const takeDown = useAct({
    act: (reason: string) => call('POST /operations/videos/:videoId/takedown', { params, body: { reason } }),
    refresh,
    done: t('operator.takenDown'),
  });
  const restore = useAct({
    act: () => call('POST /operations/videos/:videoId/restoration', { params }),
    refresh,
    done: t('operator.restored'),
  });
  const harmless = useAct({
    act: () => call('POST /operations/videos/:videoId/reports/dismissal', { params }),
    refresh,
    done: t('operator.foundHarmless'),
  });
  if (video.state === 'taken_down') {
    return (
      <ConfirmButton
        size={size}
        title={t('operator.restoreTitle')}
        consequence={t('operator.restoreText')}
        confirm={t('operator.restore')}
        onConfirm={() => restore.mutateAsync()}
      >
        {t('operator.restore')}
      </ConfirmButton>
    );
  }
  if (video.state === 'failed' || video.state === 'processing') return null;
  const takeDownButton = (
    <ReasonButton
      size={size}
      danger
      title={t('operator.takeDownTitle')}
      consequence={t('operator.takeDownText', { name: video.creator.name[language] })}
      reasonLabel={t('operator.reason')}
      confirm={t('operator.takeDown')}
      onConfirm={(reason) => takeDown.mutateAsync(reason)}
    >
      {t('operator.takeDown')}
    </ReasonButton>
  );
  if (video.reports === 0) return takeDownButton;
  return (
    <Flex gap={8}>
      <ConfirmButton
        size={size}
        title={t('operator.harmlessTitle')}
        consequence={t('operator.harmlessText')}
        confirm={t('operator.harmless')}
        onConfirm={() => harmless.mutateAsync()}
      >
        {t('operator.harmless')}
      </ConfirmButton>
      {takeDownButton}
    </Flex>
  );
}
