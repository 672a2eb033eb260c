import { Alert, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { useAct } from '../../components/use-act.ts';
import { importsKey, moving, type Import } from './import-queries.ts';

/** How far it is, how it ended, and the way back. */
export function ImportOutcome({ shopId, data }: { shopId: string; data: Import }) {
  const { t } = useTranslation();
  const { progress, state, undo } = data;
  const undoIt = useAct({
    act: () =>
      call('POST /shops/:shopId/product-imports/:importId/undo', {
        params: { shopId, importId: data.importId },
      }),
    refresh: [importsKey(shopId)],
  });
  const percent = Math.round((100 * progress.done) / Math.max(1, progress.total));
  const pictures =
    progress.picturesTotal === 0
      ? ''
      : t('imports.picturesProgress', {
          done: progress.picturesDone,
          total: progress.picturesTotal,
          failed: progress.picturesFailed,
        });
  if (moving(state)) {
    return (
      <div aria-live="polite">
        <p>
          {t(state === 'running' ? 'imports.running' : 'imports.undoing', {
            done: progress.done,
            total: progress.total,
          })}
        </p>
        <Progress percent={percent} status="active" aria-label={t('imports.progress')} />
        <p className="quiet small">
          {pictures} {t('imports.mayLeave')}
        </p>
      </div>
    );
  }
  if (state === 'undone')
    return (
      <Alert
        type="info"
        showIcon
        title={t('imports.undone', { undone: undo?.undone ?? 0 })}
        {...((undo?.kept ?? 0) > 0 ? { description: t('imports.kept', { count: undo?.kept ?? 0 }) } : {})}
      />
    );
  if (state === 'failed')
    return <Alert type="error" showIcon title={t('imports.failed')} description={t('imports.failedText')} />;
  return (
    <Alert
      type={progress.failed > 0 ? 'warning' : 'success'}
      showIcon
      title={t('imports.done', { done: progress.done - progress.failed, failed: progress.failed })}
      description={
        <>
          {pictures} {t('imports.again')}
        </>
      }
      action={
        <ConfirmButton
          danger
          title={t('imports.undoTitle')}
          consequence={t('imports.undoText')}
          confirm={t('imports.undo')}
          onConfirm={() => undoIt.mutateAsync()}
        >
          {t('imports.undo')}
        </ConfirmButton>
      }
    />
  );
}
