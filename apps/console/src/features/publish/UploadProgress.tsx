import { formatBytes } from '@jishi/ui/format-bytes.ts';
import { Alert, Button, Flex, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { UploadState } from './use-upload.ts';

type Props = { state: UploadState; onPause: () => void; onResume: () => void; onCancel: () => void };

export function UploadProgress({ state, onPause, onResume, onCancel }: Props) {
  const { t } = useTranslation();
  if (state.kind === 'idle') return null;
  if (state.kind === 'done')
    return (
      <Alert
        type="success"
        showIcon
        title={t('publish.uploaded')}
        action={
          <Button size="small" onClick={onCancel}>
            {t('publish.otherFile')}
          </Button>
        }
      />
    );
  const percent = Math.floor((100 * state.sent) / Math.max(1, state.total));
  return (
    <div aria-live="polite">
      <Progress
        percent={percent}
        status={state.kind === 'failed' ? 'exception' : state.kind === 'sending' ? 'active' : 'normal'}
        aria-label={t('publish.progress')}
      />
      <Flex gap={8} align="center" wrap>
        <span className="quiet small tabular">
          {formatBytes(state.sent)} / {formatBytes(state.total)}
        </span>
        {state.kind !== 'failed' && state.resumed && (
          <span className="good small">{t('publish.resumed')}</span>
        )}
        {state.kind === 'failed' && <span className="bad small">{t('publish.failed')}</span>}
        {state.kind === 'sending' ? (
          <Button size="small" onClick={onPause}>
            {t('publish.pause')}
          </Button>
        ) : (
          <Button size="small" type="primary" onClick={onResume}>
            {t('publish.resume')}
          </Button>
        )}
        <Button size="small" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </Flex>
    </div>
  );
}
